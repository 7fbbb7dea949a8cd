import type { Club } from '../club.ts';
import { photoOfLabel, photoOfReceipt } from '../labels.ts';
import type { Seller } from '../seller.ts';
import { mustHold } from '../step-went-wrong.ts';
import type { Act } from './act.ts';

/** The last digit of an IMEI checks the others. */
const IMEI = '354512000000014';
const MISTYPED = '354512000000015';

export const fullRegistration: Act = {
  title: 'Full registration: what a product demands, and only that',
  story:
    'Group, product, serial number. A washing machine demands the photo of the receipt and the shop, of which these sellers have two; a smartphone demands neither, but its IMEI is looked at.',
  async play({ sellers, club, narrator }) {
    for (const seller of sellers) {
      await seller.presses('🏠 Меню', 'Оберіть, що зробити');
      await registerWashingMachine(seller, club);
      await seller.presses('🏠 Меню', 'Оберіть, що зробити');
      if (seller.phone.messenger === 'viber') await registerSmartphone(seller, club);
    }
    narrator.proves('the club has receipts and shops where it wanted them, and no mistyped IMEI');
  },
};

async function registerWashingMachine(seller: Seller, club: Club): Promise<void> {
  const { serial } = await club.newlySold('wants photo and shop');
  await seller.presses('🎁 Акції', 'Оберіть товарну групу');
  await seller.presses('Велика побутова техніка', ['акція,', 'Умови:'], 'Оберіть товар');
  await seller.writes('7030', 'За запитом «7030» знайшов');
  await seller.presses(await seller.seesLike('WMF 7030'), 'Надішліть серійний номер');
  await seller.sends(await photoOfLabel(serial), 'Надішліть фото чека');
  await seller.sends(await photoOfReceipt(), 'У якій торговій точці');
  const summary = ['Перевірте', serial, 'Хрещатик', 'Фото чека: додано'];
  await seller.presses(await seller.seesLike('Хрещатик'), summary);
  await seller.presses('✅ Усе правильно, надіслати', ['Продаж зареєстровано', 'WMF 7030', serial]);
  mustHold(await club.hasOnce(serial, seller), `the club does not have ${serial} once`);
  mustHold(await club.hasProofOf(serial), `the club has ${serial} without its receipt or its shop`);
}

async function registerSmartphone(seller: Seller, club: Club): Promise<void> {
  await seller.presses('🎁 Акції', 'Оберіть товарну групу');
  await seller.presses('Смартфони, планшети, зарядки', 'акція,', 'Оберіть товар');
  await seller.presses(await seller.seesLike('B504'), 'Надішліть серійний номер');
  await seller.writes(MISTYPED, ['Перевірте', MISTYPED, 'контрольна цифра не сходиться']);
  await seller.presses('✏️ Інший номер', 'Надішліть серійний номер');
  await seller.writes(IMEI, ['Перевірте', IMEI]);
  await seller.presses('✅ Усе правильно, надіслати', ['Продаж зареєстровано', 'B504', IMEI]);
  mustHold(await club.hasOnce(IMEI, seller), `the club does not have ${IMEI} once`);
  await seller.presses('🏠 Меню', 'Оберіть, що зробити');
}
