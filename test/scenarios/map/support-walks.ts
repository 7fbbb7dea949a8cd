import { Walker, type Walks } from './walker.ts';

/** Photos without an album belong together when they come shortly after each other: this long ago is not shortly. */
const A_WHILE = 60_000;

export const feedbackWalks: Walks = {
  'words, which the club does not take at once': async (world, messenger) => {
    const walker = await Walker.signedIn(world, messenger);
    await walker.says('☰ Ще', 'Що вас цікавить');
    await walker.presses('Написати організаторам', 'Напишіть ваше побажання');
    await walker.trouble('PostQuestion', { kind: 'garbage' });
    await walker.says('Хочу більше акцій', 'не відповідає');
    await walker.says('Хочу більше акцій на холодильники', 'Передав організаторам');
  },

  'photos, and then a sale': async (world, messenger) => {
    const walker = await Walker.signedIn(world, messenger);
    const a = { at: Date.now() - A_WHILE, ...(messenger === 'telegram' && { album: 'a' }) };
    await walker.goes('feedback', 'Напишіть ваше побажання');
    await walker.sendsPhoto('Передав організаторам', a);
    await walker.sendsPhoto('Передав організаторам', a);
    await walker.says(world.newSerial('registered'), 'Продаж зареєстровано');

    await walker.goes('feedback', 'Напишіть ваше побажання');
    await walker.sendsPhoto('Передав організаторам', { at: Date.now() - A_WHILE });
    await walker.photographsTwoCodes();
  },

  'with a session that ends, and signed out': async (world, messenger) => {
    const walker = await Walker.signedIn(world, messenger);
    await walker.goes('feedback', 'Напишіть ваше побажання');
    await walker.sessionExpires();
    await walker.says('Я ще тут?', 'поділіться номером');
    await walker.signsInAgain('Передав організаторам');
    await walker.signsOut();
    await walker.goes('feedback', 'поділіться номером');
  },
};
