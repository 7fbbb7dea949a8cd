import type { MessengerName } from '../../../src/domain/messenger-name.ts';
import type { World } from '../../support/world.ts';
import { Promotion } from './promotion.ts';
import { Walker, type Walks } from './walker.ts';

/** Full registration: everything that can be chosen and changed, and what can be gone meanwhile. */
export const fullWalks: Walks = {
  'choosing and changing everything': async (world, messenger) => {
    const walker = await atModels(world, messenger, 'Велика побутова');
    await walker.says('WMF', 'За запитом «WMF»');
    await walker.presses('Інша група', 'Оберіть товарну групу');
    await walker.presses('Велика побутова', 'Оберіть товар');
    await walker.chooses('999999', 'WMF 7030', 'Оберіть товар');
    await walker.presses('WMF 7030', 'Надішліть серійний номер');
    await walker.presses('Інший товар', 'Оберіть товар');
    await walker.presses('WMF 7030', 'Надішліть серійний номер');
    await walker.photographsTwoCodes();
    await walker.photographsTwoCodes();
    await walker.presses('Ввести інший', 'Надішліть серійний номер');
    await walker.photographsTwoCodes();
    await walker.says(serialOf(messenger), 'Надішліть фото чека');
    await walker.sendsPhoto('торговій точці');
    await walker.presses('Хрещатик', 'Перевірте');
    await walker.presses('Інша точка', 'торговій точці');
    await walker.presses('Берестейський', 'Перевірте');
    await walker.presses('Інше фото чека', 'Надішліть фото чека');
    await walker.sendsPhoto('Перевірте');
    await walker.presses('Інший номер', 'Надішліть серійний номер');
    await walker.says(serialOf(messenger), 'Перевірте');
    await walker.presses('Інший товар', 'Оберіть товар');
    await walker.presses('WMF 7030', 'Перевірте');
    await walker.presses('надіслати', 'Продаж зареєстровано');
    await walker.presses('Ще один такий товар', 'Надішліть серійний номер');
  },

  'what can only be a sale, while something is chosen': async (world, messenger) => {
    const walker = await Walker.signedIn(world, messenger);
    const photos = [
      () => walker.photographs(world.newSerial('registered'), 'Продаж зареєстровано'),
      () => walker.photographsTwoCodes(),
    ];
    for (const photo of photos) {
      await walker.says('/promotions', 'Оберіть товарну групу');
      await photo();
      await walker.says('/promotions', 'Оберіть товарну групу');
      await walker.presses('великий екран', 'Оберіть товар');
      await photo();
    }
  },

  'a quick sale that becomes a full one': async (world, messenger) => {
    const walker = await Walker.signedIn(world, messenger);
    await walker.goes('full:999999', 'Цього продажу вже немає');
    await walker.goes('more:999999', 'Оберіть товарну групу');
    await walker.goes('anew:999999', 'Оберіть товарну групу');

    await walker.says('/register', 'Надішліть серійний номер');
    await walker.says(world.newSerial('two actions'), 'треба уточнити модель');
    await walker.presses('Повна реєстрація', 'До якої товарної групи');
    await walker.says('/register', 'Надішліть серійний номер');
    await walker.says(world.newSerial('two models'), 'треба уточнити модель');
    await walker.presses('Повна реєстрація', 'Оберіть товар');
    await walker.presses('A60', 'Перевірте');
    await walker.trouble('PostSNModel', { kind: 'error', code: 15, comment: 'Необходимо приложить фото' });
    await walker.presses('надіслати', 'потрібне ще фото чека');
    await walker.presses('Доповнити', 'Надішліть фото чека');
  },

  'a promotion that ends meanwhile': async (world, messenger) => {
    const promotion = await Promotion.begin(world);
    const walker = await atModels(world, messenger, promotion.name);
    await walker.presses(promotion.product, 'Надішліть серійний номер');
    const sold = promotion.serial();
    await walker.says(sold, 'Перевірте');
    await walker.presses('надіслати', 'Продаж зареєстровано');

    // The bot hears of the end from a sale that the club refuses.
    await promotion.end();
    await walker.says(promotion.serial(), 'Перевірте');
    await walker.presses('надіслати', 'акція завершилася');
    await walker.says(promotion.serial(), 'До якої товарної групи');
    await walker.goes(`more:${await walker.sale(sold, 'registered')}`, 'Оберіть товарну групу');
  },

  'sessions that end on the way': async (world, messenger) => {
    const walker = await atModels(world, messenger, 'Велика побутова');
    await walker.presses('WMF 7030', 'Надішліть серійний номер');
    await walker.says(serialOf(messenger), 'Надішліть фото чека');
    await walker.sessionExpires();
    await walker.sendsPhoto('поділіться номером');
    await walker.signsInAgain('торговій точці');
    await walker.sessionExpires();
    await walker.presses('Хрещатик', 'поділіться номером');
    await walker.signsInAgain('Перевірте');
  },

  'signed out, with sales that can be gone on with': async (world, messenger) => {
    const walker = await Walker.signedIn(world, messenger);
    const ways = await leftOpen(walker);
    await walker.signsOut();
    for (const way of ['promotions', ...ways]) await walker.goes(way, 'поділіться номером');
  },
};

async function atModels(world: World, messenger: MessengerName, group: string): Promise<Walker> {
  const walker = await Walker.signedIn(world, messenger);
  await walker.says('/promotions', 'Оберіть товарну групу');
  await walker.presses(group, 'Оберіть товар');
  return walker;
}

let number = 4_000;

function serialOf(messenger: MessengerName): string {
  return `EWMF${String(++number + (messenger === 'viber' ? 1_000 : 0)).padStart(9, '0')}`;
}

/** Sales that can be gone on with: one more of the same, one that needs its model, one that needs its receipt. */
async function leftOpen(walker: Walker): Promise<string[]> {
  const { world } = walker;
  const [sold, unclear, unproven] = [0, 1, 2].map(() => world.newSerial('two models'));
  for (const serial of [sold, unclear, unproven]) {
    await walker.says('/register', 'Надішліть серійний номер');
    await walker.says(serial ?? '', 'треба уточнити модель');
    if (serial === unclear) continue;
    await walker.presses('Повна реєстрація', 'Оберіть товар');
    await walker.presses('A60', 'Перевірте');
    const lacksPhoto = { kind: 'error', code: 15, comment: 'Необходимо приложить фото' } as const;
    if (serial === unproven) await walker.trouble('PostSNModel', lacksPhoto);
    await walker.presses('надіслати', serial === unproven ? 'потрібне ще фото чека' : 'Продаж зареєстровано');
  }
  const idOf = (serial = '', state = 'needs model') => walker.sale(serial, state);
  return [`more:${await idOf(sold, 'registered')}`, `full:${await idOf(unclear)}`, `full:${await idOf(unproven)}`];
}
