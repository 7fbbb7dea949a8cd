import { mustHold } from '../step-went-wrong.ts';
import type { Act } from './act.ts';

export const clubDown: Act = {
  title: 'The club is down',
  story:
    'A sale is in the ledger before the club hears of it. So the seller reads that it is kept, and once more when it is registered.',
  async play({ sellers, club, narrator }) {
    const sold = new Map(
      await Promise.all(sellers.map(async (seller) => [seller, (await club.newlySold()).serial] as const)),
    );
    for (const seller of sellers) await seller.presses('📝 Зареєструвати продаж', 'Надішліть серійний номер');

    await club.goesDown();
    narrator.interferes('The club’s server answers everything with an HTML page, 502.');
    for (const [seller, serial] of sold) await seller.writes(serial, [serial, 'збережено']);

    await club.isWellAgain();
    narrator.interferes('The club’s server is well again. Nobody does anything now.');
    for (const [seller, serial] of sold) {
      await seller.reads(['Продаж зареєстровано', serial]);
      mustHold(await club.hasOnce(serial, seller), `the club does not have ${serial} once`);
    }
    narrator.proves(
      'both sales registered themselves, once each, and both sellers were told twice: kept, then registered',
    );
  },
};
