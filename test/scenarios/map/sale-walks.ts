import { Walker, type Walks } from './walker.ts';

export const quickWalks: Walks = {
  'numbers and photos, one after another': async (world, messenger) => {
    const walker = await Walker.signedIn(world, messenger);
    await walker.says('/register', 'Надішліть серійний номер');
    await walker.says(world.newSerial('registered'), 'Продаж зареєстровано');
    await walker.photographsTwoCodes();
    const serial = await walker.photographsTwoCodes();
    await walker.presses(serial, 'Продаж зареєстровано');
  },

  'signed out': async (world, messenger) => {
    const walker = await Walker.signedIn(world, messenger);
    await walker.signsOut();
    await walker.goes('register', 'поділіться номером');
    await walker.says('/about', 'програма лояльності');
    const serial = await walker.photographsTwoCodes();
    await walker.presses(serial, 'поділіться номером');
  },
};

export const batchWalks: Walks = {
  'what a list leaves to be looked at, and signed out': async (world, messenger) => {
    const walker = await Walker.signedIn(world, messenger);
    await walker.says('/register', 'Надішліть серійний номер');
    await walker.seller.say(`${world.newSerial('registered')}\n${world.newSerial('registered')}\nУпс 1\nУпс 2`);
    await walker.readsResult('Зареєстровано 2 з 4');
    await walker.presses('Розібратися', 'Напишіть правильний номер');
    await walker.presses('Пропустити', 'Напишіть правильний номер');
    await walker.photographsTwoCodes();
    const serial = await walker.photographsTwoCodes();
    await walker.presses(serial, 'Із цим списком усе');
    await walker.signsOut();
    await walker.goes('batch:1', 'поділіться номером');
  },
};
