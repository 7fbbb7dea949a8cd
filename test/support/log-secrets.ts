import { expect } from 'vitest';
import type { Phone } from '../../src/sandbox/phone.ts';
import type { ShownMessage, Sms } from '../../src/sandbox/phones/shown.ts';

type Lived = { seller: Phone; chat: ShownMessage[]; sms: Sms[] };

/** Fields of a log line that hold numbers of the machine, among which a short SMS code could turn up by chance. */
const MACHINE_FIELDS = [
  'time',
  'pid',
  'port',
  'id',
  'inboxId',
  'outboxId',
  'saleId',
  'seconds',
  'failures',
  'attempts',
];

/** No token, phone, SMS code or message text stands in any line of a log. */
export function expectCleanLogs(lines: string[], lived: { tokens: string[]; chats: Lived[] }): void {
  const text = lines.map(withoutMachineFields).join('\n');
  const secrets = [...lived.tokens, ...lived.chats.flatMap(secretsOf)];
  const leaked = secrets.filter((secret) => secret.length >= 4 && wholeWord(secret).test(text));
  expect(leaked, 'these stand in the log').toEqual([]);
}

function secretsOf({ seller, chat, sms }: Lived): string[] {
  const phone = seller.phoneNumber;
  const texts = chat.flatMap((message) => message.text.split('\n')).filter((line) => line.trim().length >= 6);
  return [phone, phone.slice(2), phone.slice(3), ...sms.map((one) => one.code), ...texts];
}

function wholeWord(secret: string): RegExp {
  const escaped = secret.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u');
}

function withoutMachineFields(line: string): string {
  return MACHINE_FIELDS.reduce((rest, field) => rest.replaceAll(new RegExp(`"${field}":\\d+,?`, 'g'), ''), line);
}
