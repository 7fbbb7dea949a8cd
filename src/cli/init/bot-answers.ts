import { MESSENGERS, type MessengerName } from '../../domain/messenger-name.ts';
import type { Prompts } from '../prompts.ts';
import type { Words } from '../words.ts';

/** What `init` has to know. Tokens are references (`env:`, `file:`); pasted ones are kept apart. */
export type BotAnswers = {
  botId: string;
  title: string;
  messengers: MessengerName[];
  telegramToken: string;
  viberToken: string;
  senderName: string;
  publicUrl?: string;
  clubUrl: string;
  clubSite: string;
  clubTerms: string;
  dataDir: string;
  /** Tokens that were typed at the terminal, to be laid into files. */
  pasted: Partial<Record<MessengerName, string>>;
};

/** Goes through the questions; what the flags said is offered as the answer. */
export async function askBotAnswers(given: BotAnswers, prompts: Prompts, words: Words): Promise<BotAnswers> {
  const botId = await prompts.text(words.botId, given.botId);
  const title = await prompts.text(words.botTitle, given.title);
  const messengers = await prompts.several(words.messengers, MESSENGERS);
  const answers = { ...given, botId, title, messengers };
  return {
    ...answers,
    ...(await askMessengers(answers, prompts, words)),
    clubUrl: await prompts.text(words.clubUrl, given.clubUrl),
    clubSite: await prompts.text(words.clubSite, given.clubSite),
    clubTerms: await prompts.text(words.clubTerms, given.clubTerms),
  };
}

async function askMessengers(given: BotAnswers, prompts: Prompts, words: Words): Promise<Partial<BotAnswers>> {
  const telegram = given.messengers.includes('telegram') ? await prompts.hidden(words.telegramToken) : '';
  const pasted = { ...(telegram && { telegram }) };
  if (!given.messengers.includes('viber')) return { pasted };

  const viber = await prompts.hidden(words.viberToken);
  return {
    pasted: { ...pasted, ...(viber && { viber }) },
    senderName: await prompts.text(words.senderName, given.senderName),
    publicUrl: await prompts.text(words.publicUrl, given.publicUrl ?? 'https://bot.example.com'),
  };
}
