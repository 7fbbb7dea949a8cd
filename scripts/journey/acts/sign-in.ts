import { mustHold } from '../step-went-wrong.ts';
import type { Act } from './act.ts';

const LINK = 'poster-17';

export const signIn: Act = {
  title: 'Welcome, phone number, SMS code',
  story:
    'Two sellers come by a link on a poster. Each shares the number with one button, mistypes the code once, and is in.',
  async play({ sellers, narrator }) {
    for (const seller of sellers) {
      if (seller.phone.messenger === 'telegram') {
        await seller.followsTheLink(LINK, 'Вітаю! Це бот програми ERGO CLUB', 'поділіться номером');
      } else {
        await seller.followsTheLink(LINK, 'Вітаю! Це бот програми ERGO CLUB');
        await seller.presses('Почати', 'поділіться номером');
      }
      mustHold(seller.behind.source === LINK, `the profile of ${seller.name} lacks the link`);

      await seller.presses('📱 Поділитися номером', 'Надіслав SMS із кодом');
      const code = await seller.newestSmsCode();
      await seller.writes(code === '0000' ? '1111' : '0000', ['Код не підійшов', '4 спроби']);
      await seller.writes(code, ['Вітаю', 'Ви увійшли']);
    }
    narrator.proves(`both are signed in, and their profiles know the link they came by (${LINK})`);
  },
};
