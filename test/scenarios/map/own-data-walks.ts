import { labels } from '../../support/buttons.ts';
import { Walker, type Walks } from './walker.ts';

export const myDataWalks: Walks = {
  'changing them': async (world, messenger) => {
    const walker = await Walker.signedIn(world, messenger);
    await walker.says('/me', 'Мої дані');
    await walker.presses('Ім’я', 'Напишіть ім’я');
    await walker.says('Ганна', 'Зберегти?');
    await walker.says('Галина', 'Зберегти?');
    await walker.presses('Ввести інакше', 'Напишіть ім’я');
    await walker.says('Марина', 'Зберегти?');
    await walker.presses('Так, зберегти', 'Збережено');
  },

  'with a session that ends, and signed out': async (world, messenger) => {
    const walker = await Walker.signedIn(world, messenger);
    await walker.goes('edit:name', 'Напишіть ім’я');
    await walker.says('Ірина', 'Зберегти?');
    await walker.sessionExpires();
    await walker.presses('Так, зберегти', 'поділіться номером');
    await walker.signsInAgain('Зберегти?');
    await walker.signsOut();
    await walker.goes('me', 'поділіться номером');
    await walker.goes('edit:name', 'поділіться номером');
  },
};

export const signOutWalks: Walks = {
  'after having thought better of it': async (world, messenger) => {
    const walker = await Walker.signedIn(world, messenger);
    await walker.says('/me', 'Мої дані');
    await walker.presses('Вийти', 'Вийти з програми');
    await walker.presses('Залишитися', 'Оберіть, що зробити');
    await walker.signsOut();
  },
};

export const forgetWalks: Walks = {
  'after having thought better of it': async (world, messenger) => {
    const walker = await Walker.signedIn(world, messenger);
    await walker.says('/forget', 'Видалити ваші дані');
    await walker.presses('Залишити все як є', 'Оберіть, що зробити');
    await walker.says('/forget', 'Видалити ваші дані');
    await walker.presses('Так, видалити', 'ваші дані видалено');
    if ((await labels(walker.seller)).length === 0) throw new Error('there is no way to begin anew');
  },
};
