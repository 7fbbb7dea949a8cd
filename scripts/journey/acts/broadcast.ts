import { Administrator, TO_MEMBERS } from '../administrator.ts';
import { mustHold } from '../step-went-wrong.ts';
import type { Act } from './act.ts';

const TEXT = 'Вітаю, {first_name|друже}! До неділі *подвійні бали* за телевізори 🌷';

export const broadcast: Act = {
  title: 'A broadcast',
  story:
    'An administrator writes to everybody who has signed in. Each messenger gets it in its own form, each person by name; what became of it is counted.',
  async play({ sellers, stage, narrator }) {
    const administrator = await Administrator.signedIn({ stage, narrator });
    const link = ['--button', '🔥 Дивитися', '--link', 'https://club.ergo-global.com/'];
    const id = await administrator.types(
      'broadcast',
      'create',
      '--title',
      'Весна',
      '--text',
      TEXT,
      ...link,
      ...TO_MEMBERS,
    );
    await administrator.types('broadcast', 'send', id, '--confirm', String(sellers.length), '--window', 'any');
    for (const seller of sellers) await seller.reads('подвійні бали');
    const figures = await administrator.types('broadcast', 'watch', id);
    const reached = figures.match(/^\W*(telegram|viber)\W+1\W+1\W/gm) ?? [];
    mustHold(reached.length === 2, 'the figures do not say that it has come to each once');
    narrator.proves('everybody in both messengers has got it, once');
  },
};
