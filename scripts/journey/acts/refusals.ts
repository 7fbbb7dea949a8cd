import type { Seller } from '../seller.ts';
import { mustHold } from '../step-went-wrong.ts';
import type { Act } from './act.ts';

/** Group, product and a last look; then the sale goes the way of all sales. */
async function registerFully(seller: Seller, serial: string): Promise<void> {
  await seller.presses('📋 Повна реєстрація', ['До якої товарної групи', serial]);
  await seller.presses('ERGO ТВ: великий екран', 'акція,', 'Оберіть товар');
  await seller.presses(await seller.seesLike('50WUS9200'), ['Перевірте', serial]);
  await seller.presses('✅ Усе правильно, надіслати', ['Продаж зареєстровано', '50WUS9200', serial]);
  mustHold(seller.behind.sale(serial)?.state === 'registered', 'the ledger does not know of the full registration');
  await seller.presses('🏠 Меню', 'Оберіть');
}

export const refusals: Act = {
  title: 'What the club refuses',
  story:
    'No serial number at all; one that a colleague has registered, with the way to support; one whose model the club wants to be told, in full registration.',
  async play({ sellers, club, narrator }) {
    const taken = await club.serialThatIs('already registered');
    for (const seller of sellers) {
      await seller.presses('📝 Зареєструвати продаж', 'Надішліть серійний номер');
      await seller.writes('телевізор', 'лише латинські літери й цифри');

      await seller.writes(taken.serial, [taken.serial, 'вже зареєстровано']);
      await seller.presses('💬 Написати в підтримку', ['Напишіть, що не так', taken.serial]);
      await seller.writes('Це мій продаж, ось чек № 118', 'Дякую, передав!');
      mustHold(seller.behind.isWaitedFor, `support did not get the question of ${seller.name}`);
      await seller.presses('⬅️ Повернутися до бота', 'Ви знову з ботом', 'Оберіть');

      await seller.presses('📝 Зареєструвати продаж', 'Надішліть серійний номер');
      const ambiguous = await club.serialThatIs('needs model: in two actions');
      await seller.writes(ambiguous.serial, [ambiguous.serial, 'треба уточнити модель']);
      mustHold(
        seller.behind.sale(ambiguous.serial)?.state === 'needs model',
        'the ledger lost the sale that needs its model',
      );
      await registerFully(seller, ambiguous.serial);
    }
    narrator.proves('each refusal had its own words and its own way on; both questions have reached support');
  },
};
