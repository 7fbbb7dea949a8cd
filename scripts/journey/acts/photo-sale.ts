import { photoOfLabel } from '../labels.ts';
import { mustHold } from '../step-went-wrong.ts';
import type { Act } from './act.ts';

export const photoSale: Act = {
  title: 'A sale, photographed',
  story:
    'One label has one serial number beside the EAN of the article: registered at once. Another has two: the first seller is asked; from accepted sales the bot has learnt by the second. And a tip for those who cannot get it sharp.',
  async play({ sellers, club, narrator }) {
    for (const [at, seller] of sellers.entries()) {
      await seller.presses('📝 Зареєструвати продаж', 'Надішліть серійний номер');
      await seller.presses('📷 Як фотографувати', 'Підійдіть ближче');

      const alone = await club.newlySold();
      await seller.sends(await photoOfLabel(alone.serial), ['Продаж зареєстровано', alone.product, alone.serial]);
      mustHold(await club.hasOnce(alone.serial, seller), `the club does not have ${alone.serial} once`);

      const inPair = await club.newlySold();
      const photo = await photoOfLabel('BX7731094452', inPair.serial);
      if (at === 0) {
        await seller.sends(photo, 'Який із них серійний номер?');
        await seller.presses(inPair.serial, ['Продаж зареєстровано', inPair.serial]);
      } else await seller.sends(photo, ['Продаж зареєстровано', inPair.serial]);
      mustHold(await club.hasOnce(inPair.serial, seller), `the club does not have ${inPair.serial} once`);
      mustHold(seller.behind.sale(inPair.serial)?.source === 'photo', 'the ledger does not know of the photo');
    }
    narrator.proves('four photos became four sales; the article code was never offered as a serial number');
  },
};
