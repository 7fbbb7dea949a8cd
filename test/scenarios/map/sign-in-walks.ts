import { Walker, type Walks } from './walker.ts';

export const signInWalks: Walks = {
  'with another number first, and a code that is sent again': async (world, messenger) => {
    const walker = new Walker(world, await world.seller(messenger, await world.newMember()));
    await world.begin(walker.seller);
    await walker.reads('поділіться номером');
    await walker.says(world.newNumber(), 'Напишіть інший номер');
    await walker.shares('Надіслав SMS');
    await walker.presses('Надіслати ще раз', 'Нове SMS можна надіслати');
    await walker.presses('Інший номер', 'Напишіть інший номер');
    await walker.shares('Нове SMS можна надіслати');
    await walker.says(await world.code(walker.seller), 'Ви увійшли');
  },

  'because a sale finds the session ended': async (world, messenger) => {
    const walker = await Walker.signedIn(world, messenger);
    await walker.sessionExpires();
    await walker.says(world.newSerial('registered'), 'поділіться номером');
    await walker.signsInAgain('Продаж зареєстровано');
  },
};
