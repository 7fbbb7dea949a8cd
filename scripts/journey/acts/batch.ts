import { mustHold } from '../step-went-wrong.ts';
import type { Act } from './act.ts';

export const batch: Act = {
  title: 'The sales of a day at once',
  story: 'A list is pasted. Telegram shows one message that changes as results come; Viber a beginning and an end.',
  async play({ sellers, club, narrator }) {
    for (const seller of sellers) {
      const sold = [await club.newlySold(), await club.newlySold(), await club.newlySold()];
      const table = ['Зареєстровано 3 з 3', 'Разом 3 продажі'];
      const answers = seller.phone.messenger === 'viber' ? ['Реєструю 3 номери', table] : [table];
      await seller.presses('📝 Зареєструвати продаж', 'Надішліть серійний номер');
      await seller.writes(sold.map(({ serial }) => serial).join('\n'), ...answers);
      for (const { serial } of sold)
        mustHold(await club.hasOnce(serial, seller), `the club does not have ${serial} once`);
      await seller.presses('🏠 Меню', 'Оберіть, що зробити');
    }
    narrator.proves('six numbers became six sales and two tables');
  },
};
