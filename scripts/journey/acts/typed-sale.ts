import { mustHold } from '../step-went-wrong.ts';
import type { Act } from './act.ts';

export const typedSale: Act = {
  title: 'A sale, typed',
  story: 'Typed as people type: Cyrillic letters that look Latin, spaces, a dash. Then the same number once more.',
  async play({ sellers, club, narrator }) {
    for (const seller of sellers) {
      const { serial, product } = await club.newlySold();
      await seller.presses('📝 Зареєструвати продаж', 'Надішліть серійний номер');
      await seller.writes(asPeopleType(serial), ['Продаж зареєстровано', product, serial]);
      mustHold(await club.hasOnce(serial, seller), `the club does not have ${serial} once`);

      await seller.writes(serial, [serial, 'ви вже зареєстрували раніше']);
      mustHold(await club.hasOnce(serial, seller), `the club does not have ${serial} once`);
      await seller.presses('🏠 Меню', 'Оберіть, що зробити');
    }
    narrator.proves(
      'the club has each serial number once, under the name of who sold it; nobody reads “already registered” about a sale of their own',
    );
  },
};

/** `E32G0000123456` → `Е32G 0000–123456`, the first letter Cyrillic. */
function asPeopleType(serial: string): string {
  return `${serial.slice(0, 4).replace('E', 'Е')} ${serial.slice(4, 8)}–${serial.slice(8)}`;
}
