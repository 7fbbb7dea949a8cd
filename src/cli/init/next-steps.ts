import type { Words } from '../words.ts';
import type { BotAnswers } from './bot-answers.ts';
import { tokenReferences } from './config-content.ts';

/** What is left to do by hand before the bot answers its first seller. */
export function nextSteps(answers: BotAnswers, words: Words): string[] {
  const { telegram, viber } = tokenReferences(answers);
  const { pasted, publicUrl } = answers;
  return [
    ...(telegram && !pasted.telegram ? [words.botFather(telegram)] : []),
    ...(viber && !pasted.viber ? [words.viberPanel(viber)] : []),
    ...(viber && publicUrl ? [words.publicHttps(publicUrl, '127.0.0.1:8080')] : []),
    words.thenDoctor,
    words.thenRun,
  ];
}
