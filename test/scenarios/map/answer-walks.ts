import type { Wanted } from '../../../src/sandbox/phone.ts';
import { Walker, type Walk, type Walks } from './walker.ts';

const TWO_DAYS = 2 * 24 * 60 * 60_000;

export const menuWalks: Walks = {
  'from all that leads there, and on with what can only be a sale': async (world, messenger) => {
    const walker = await Walker.signedIn(world, messenger);
    await walker.says('/menu', 'Оберіть, що зробити');
    await walker.seller.say('привіт', { at: Date.now() - TWO_DAYS });
    await walker.reads('застаріло');
    await walker.goes('batch:of-another-version', 'Оберіть, що зробити');
    await walker.says(world.newSerial('registered'), 'Продаж зареєстровано');
    await walker.says('/menu', 'Оберіть, що зробити');
    await walker.photographsTwoCodes();
    await walker.signsOut();
    await walker.goes('menu', 'поділіться номером');
  },
};

export const balanceWalks: Walks = {
  'with what its sums mean, and signed out': async (world, messenger) => {
    const walker = await Walker.signedIn(world, messenger);
    await walker.says('/balance', 'Ваш баланс');
    await walker.presses('Що означають', 'Що означають ці суми');
    await walker.signsOut();
    await walker.goes('balance', 'поділіться номером');
  },
};

export const myRegistrationsWalks: Walks = {
  'the kinds and a list, and signed out': async (world, messenger) => {
    const walker = await Walker.signedIn(world, messenger);
    await walker.says('/registrations', 'Які реєстрації показати');
    await walker.presses('Усі реєстрації', 'Усі реєстрації');
    await walker.signsOut();
    await walker.goes('registrations', 'поділіться номером');
    await walker.goes('registrations:all.0', 'поділіться номером');
  },
};

export const newsWalks: Walks = {
  'the headlines and an article, and signed out': async (world, messenger) => {
    const walker = await Walker.signedIn(world, messenger);
    await walker.says('/news', 'Новини програми');
    await walker.presses('📖', /\d\d\.\d\d\.\d{4} — /);
    await walker.signsOut();
    await walker.goes('news', 'поділіться номером');
    await walker.goes('article:1', 'поділіться номером');
  },
};

export const noticesWalks: Walks = {
  'what is in force, and signed out': async (world, messenger) => {
    const walker = await Walker.signedIn(world, messenger);
    await walker.says('/notices', 'Оголошення');
    await walker.signsOut();
    await walker.goes('notices', 'поділіться номером');
  },
};

export const inWorkWalks: Walks = { 'by its button': looksAt('⏳ У роботі', 'у роботі нічого немає') };
export const notificationsWalks: Walks = { 'by its button': looksAt('🔔 Сповіщення', 'Я пишу вам') };
export const otherWalks: Walks = { 'by its button': looksAt('☰ Ще', 'Що вас цікавить') };
export const aboutWalks: Walks = { 'by its command': looksAt('/about', 'програма лояльності') };
export const helpWalks: Walks = {
  'by its command': looksAt('/help', 'Як зареєструвати продаж'),
  'by a command that there is not': looksAt('/abrakadabra', 'Як зареєструвати продаж'),
};
export const phonesWalks: Walks = {
  'from the own data': async (world, messenger) => {
    const walker = await Walker.signedIn(world, messenger);
    await walker.says('/me', 'Мої дані');
    await walker.presses('Номери для входу', 'Номери, з якими ви входили');
  },
};

/** A scene that shows something and leads to the menu. */
function looksAt(way: string, wanted: Wanted): Walk {
  return async (world, messenger) => {
    const walker = await Walker.signedIn(world, messenger);
    await walker.says(way, wanted);
  };
}
