import { LocalTime } from '../../src/domain/local-time.ts';
import { MESSENGERS } from '../../src/domain/messenger-name.ts';
import { Profiles } from '../../src/audience/profiles.ts';
import { Inbox } from '../../src/delivery/inbox.ts';
import { Outbox } from '../../src/delivery/outbox.ts';
import { openStore } from '../../src/store/open.ts';
import { RollUps } from '../../src/statistics/roll-ups.ts';
import { BOT, CONTENT } from './history.ts';

// A program that takes messages, handles them and adds up what has come, all at once and until it is killed.
const [file = '', life = ''] = process.argv.slice(2);
let now = Date.parse('2026-03-27T21:30:00Z');
const store = await openStore({ file, clock: { now: () => (now += 400_000), sleep: async () => {} } });
const inbox = new Inbox({ store, outbox: new Outbox({ store }) });
const rollUps = new RollUps({ store, localTime: new LocalTime('Europe/Kyiv') });

for (let turn = 0; ; turn++) {
  process.stdout.write('.');
  const messenger = MESSENGERS[turn % 2] ?? 'telegram';
  const from = { id: `account ${turn % 7}` };
  await Promise.all([
    inbox.receive(BOT, [{ messenger, key: `${life}, ${turn}`, from, sentAt: now, content: CONTENT.text }]),
    new Profiles({ store }).meet({ botId: BOT, messenger }, from, now),
    rollUps.run(),
  ]);
  const waiting = await inbox.waiting(0, 20);
  await Promise.all([...waiting.map(({ id }) => store.write((tx) => inbox.done(tx, id))), rollUps.run()]);
}
