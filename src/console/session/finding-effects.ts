import { contract } from '../../control/contract.ts';
import type { PickerItem } from '../model/overlay.ts';
import { cleanLine } from '../text/glyphs.ts';
import type { EffectParts, Performers } from './effects.ts';

const { desk, dialogs, readyAnswers } = contract;

type Finding = 'find people' | 'colleagues' | 'ready answers';

/** What operators choose from. */
export function findingEffects({ client, operator, words }: EffectParts): Performers<Finding> {
  return {
    'find people': async ({ words: search }) => {
      const { items } = await client.call(dialogs.find, { query: { search, limit: 50 } });
      const found = items.map(({ subscriber, name, username, phone, bot, messenger }): PickerItem => {
        const label = [name ?? words.nameless, username && `@${username}`].filter(Boolean).join(' ');
        const detail = [phone, messenger, bot].filter(Boolean).join(' · ');
        return { label: cleanLine(label), detail, choice: { kind: 'subscriber', subscriber } };
      });
      return { type: 'items', about: 'people', words: search, items: found };
    },
    colleagues: async ({ bot }) => {
      const { items } = await client.call(desk.colleagues, { query: { bot } });
      const others = items.filter(({ login }) => login !== operator.login);
      const colleagues = others.map(({ login, name }): PickerItem => {
        return { label: cleanLine(name), detail: login, choice: { kind: 'colleague', login } };
      });
      return { type: 'items', about: 'colleagues', words: '', items: colleagues };
    },
    'ready answers': async ({ bot }) => {
      const { items } = await client.call(readyAnswers.list, { params: { bot } });
      const answers = items.map(({ name, text, picture }): PickerItem => {
        const attachments = picture === null ? [] : [{ picture, name: words.photo }];
        return { label: name, detail: cleanLine(text), choice: { kind: 'ready answer', text, attachments } };
      });
      return { type: 'items', about: 'ready answers', words: '', items: answers };
    },
  };
}
