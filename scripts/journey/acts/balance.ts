import type { Act } from './act.ts';

export const balance: Act = {
  title: 'Balance, About, and a button of yesterday',
  story:
    'Names and cards of payouts are masked. A button of an earlier question changes nothing: a friendly word, and the question that stands.',
  async play({ sellers, narrator }) {
    for (const seller of sellers) {
      const hasPayouts = seller.phone.phoneNumber === '380501112233';
      await seller.presses('💰 Баланс', 'Ваш баланс', ...(hasPayouts ? [['Ковальчук О. І.', '•••• 5555']] : []));
      await seller.presses('🏠 Меню', 'Оберіть, що зробити');
      await seller.presses('☰ Ще', 'Що вас цікавить?');
      await seller.presses('ℹ️ Про програму', ['ERGO CLUB', 'Умови програми']);
      await seller.presses('🏠 Меню', 'Оберіть, що зробити');

      await seller.presses('📝 Зареєструвати продаж', 'Надішліть серійний номер');
      const old = await seller.sees('📷 Як фотографувати');
      await seller.presses('🏠 Меню', 'Оберіть, що зробити');
      await seller.presses('📝 Зареєструвати продаж', 'Надішліть серійний номер');
      await seller.scrollsUpAndPresses(old, 'Ця кнопка вже не діє', 'Надішліть серійний номер');
    }
    narrator.proves('both stand where they stood before the old button');
  },
};
