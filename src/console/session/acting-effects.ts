import { contract } from '../../control/contract.ts';
import type { Outgoing } from '../model/outgoing.ts';
import type { Act, Happening } from '../model/step.ts';
import type { EffectParts, Performers } from './effects.ts';

const { dialogs, readyAnswers } = contract;
const PATIENCE = 20_000;

type Acting = 'say' | 'again' | 'act' | 'open subscriber' | 'end shift' | 'keep answer';

/** What is done with dialogs, and said in them. */
export function actingEffects(parts: EffectParts): Performers<Acting> {
  const { client, words } = parts;
  return {
    say: ({ outgoing }) => say(parts, outgoing),
    again: async ({ dialog: id, message }) => {
      const answer = await client.call(dialogs.again, { params: { id, message } });
      return { type: 'page', dialog: id, part: 'newer', messages: [answer.message] };
    },
    act: async ({ dialog: id, act }) => {
      const { dialog } = await turn(parts, id, act);
      return { type: 'changed', dialog, done: act.act };
    },
    'open subscriber': async ({ subscriber }) => {
      const { dialog } = await client.call(dialogs.open, { body: { subscriber } });
      return { type: 'changed', dialog, done: 'open' };
    },
    'end shift': async ({ to }) => {
      const { items } = await client.call(dialogs.endShift, { body: { to } });
      return { type: 'handed over', count: items.length, unanswered: items.filter((one) => one.unanswered).length };
    },
    'keep answer': async ({ bot, name, text, picture }) => {
      await client.call(readyAnswers.keep, { params: { bot, name }, body: { text, picture } });
      return { type: 'news', text: words.answerKept(name) };
    },
  };
}

async function say(
  { client }: EffectParts,
  { client: id, dialog, kind, text, attachments }: Outgoing,
): Promise<Happening> {
  const params = { id: dialog };
  if (kind === 'note') {
    const { message } = await client.call(dialogs.note, { params, body: { text } }, PATIENCE);
    return { type: 'said', client: id, messages: [message] };
  }
  const body = { client: id, text, pictures: attachments.map(({ picture }) => picture) };
  const { items } = await client.call(dialogs.say, { params, body }, PATIENCE);
  return { type: 'said', client: id, messages: items };
}

function turn({ client }: EffectParts, id: number, act: Act) {
  const params = { id };
  switch (act.act) {
    case 'take':
      return client.call(dialogs.take, { params });
    case 'release':
      return client.call(dialogs.release, { params });
    case 'pause':
      return client.call(dialogs.pause, { params, body: { until: act.until } });
    case 'close':
      return client.call(dialogs.close, { params, body: { quietly: act.quietly } });
    case 'transfer':
      return client.call(dialogs.transfer, { params, body: { to: act.to } });
    case 'mute':
      return client.call(dialogs.mute, { params, body: { muted: act.muted } });
    case 'take over':
      return client.call(dialogs.takeOver, { params, body: { reason: act.reason } });
  }
}
