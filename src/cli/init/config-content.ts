import type { MessengerName } from '../../domain/messenger-name.ts';
import type { BotAnswers } from './bot-answers.ts';

/** The name of the JSON Schema that `init` lays beside the configuration, for editors. */
export const SCHEMA_FILE = 'ergo-bot.config.schema.json';

/** The configuration that follows from the answers: what has a default that fits is left out. */
export function configContent(answers: BotAnswers): Record<string, unknown> {
  const { telegram, viber } = tokenReferences(answers);
  return {
    $schema: `./${SCHEMA_FILE}`,
    dataDir: answers.dataDir,
    timeZone: 'Europe/Kyiv',
    http: { listen: '127.0.0.1:8080', ...(answers.publicUrl && { publicUrl: answers.publicUrl }) },
    bots: [
      {
        id: answers.botId,
        title: answers.title,
        club: { url: answers.clubUrl, site: answers.clubSite, terms: answers.clubTerms },
        ...(telegram && { telegram: { token: telegram } }),
        ...(viber && { viber: { token: viber, senderName: answers.senderName } }),
      },
    ],
  };
}

/** Where the configuration says each token is: in its own file when it was pasted. */
export function tokenReferences(answers: BotAnswers): Partial<Record<MessengerName, string>> {
  const written = { telegram: answers.telegramToken, viber: answers.viberToken };
  const references = answers.messengers.map((messenger) => {
    const pasted = answers.pasted[messenger] !== undefined;
    return [messenger, pasted ? `file:${tokenFile(answers, messenger)}` : written[messenger]] as const;
  });
  return Object.fromEntries(references);
}

/** Relative to the configuration, as the reference is. */
export function tokenFile({ dataDir, botId }: BotAnswers, messenger: MessengerName): string {
  return `${dataDir}/keys/${botId}-${messenger}.token`;
}
