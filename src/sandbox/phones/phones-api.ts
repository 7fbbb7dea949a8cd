import type { Context } from 'hono';
import { Hono } from 'hono';
import * as z from 'zod';
import type { CallLog } from '../call-log.ts';
import type { Faults } from '../faults.ts';
import type { Bindings } from '../http-listener.ts';
import type { SandboxSettings } from '../sandbox-settings.ts';
import type { StoredFiles } from '../stored-files.ts';
import { TelegramPhone } from '../telegram/telegram-phone.ts';
import type { TelegramPeople } from '../telegram/telegram-people.ts';
import { NewTelegramPerson } from '../telegram/telegram-people.ts';
import type { ViberPeople } from '../viber/viber-people.ts';
import { NewViberPerson } from '../viber/viber-people.ts';
import { addControlRoutes } from './control-routes.ts';
import { indexPage } from './index-page.ts';
import type { PhoneActor } from './phone-actor.ts';
import { PhoneError } from './phone-actor.ts';
import type { PhoneBook } from './phone-book.ts';
import { readJson } from './read-json.ts';

export type PhonesApiProps = {
  book: PhoneBook;
  /** By bot index; a bot may be missing in one messenger. */
  telegram: (TelegramPeople | undefined)[];
  viber: (ViberPeople | undefined)[];
  faults: Faults;
  calls: CallLog;
  settings: SandboxSettings;
  stored: StoredFiles;
  clubControl: Hono;
};

const BotIndex = z.object({ bot: z.int().min(0).default(0) });
const NewPhone = z.discriminatedUnion('messenger', [
  NewTelegramPerson.extend({ messenger: z.literal('telegram') }),
  NewViberPerson.extend({ messenger: z.literal('viber') }),
]);
const PhotoQuery = z.object({
  asFile: z.stringbool().optional(),
  caption: z.string().optional(),
  album: z.string().optional(),
  name: z.string().optional(),
  at: z.coerce.number().optional(),
});
const LONGEST_WAIT = 60_000;

/** The API by which tests, the demo and people hold the phones. */
export function createPhonesApi(props: PhonesApiProps): Hono<Bindings> {
  const { book } = props;
  const app = new Hono<Bindings>();
  app.onError((error, context) => explain(error, context));
  app.get('/', (context) => context.text(indexPage(new URL(context.req.url).origin)));
  app.route('/club', props.clubControl);
  addControlRoutes(app, props);

  app.get('/phones', (context) => context.json(book.list().map(describe)));
  app.post('/phones', async (context) => context.json(describe(addPhone(props, await readJson(context))), 201));
  app.get('/phones/:handle', (context) => context.json(stateOf(book.get(context.req.param('handle')))));
  app.get('/phones/:handle/chat', (context) => context.json(book.get(context.req.param('handle')).screen.messages()));
  app.get('/phones/:handle/sms', (context) =>
    context.json(book.sms(book.get(context.req.param('handle')).phoneNumber)),
  );
  app.get('/phones/:handle/changes', async (context) => {
    const { screen } = book.get(context.req.param('handle'));
    const after = Number(context.req.query('after') ?? 0);
    const timeout = Math.min(LONGEST_WAIT, Number(context.req.query('timeout') ?? 0));
    await screen.changeAfter(after, timeout, context.req.raw.signal);
    return context.json({ revision: screen.revision, messages: screen.changedSince(after) });
  });
  app.post('/phones/:handle/photo', async (context) => {
    const phone = book.get(context.req.param('handle'));
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    return context.json(await phone.sendPhoto(bytes, PhotoQuery.parse(context.req.query())));
  });
  app.post('/phones/:handle/group', async (context) => {
    const { title } = z.object({ title: z.string().default('Група') }).parse(await readJson(context));
    return context.json(describe(addGroup(props, book.get(context.req.param('handle')), title)), 201);
  });
  app.post('/phones/:handle/:act', async (context) => {
    const phone = book.get(context.req.param('handle'));
    return context.json((await phone.act(context.req.param('act'), await readJson(context))) ?? {});
  });
  return app;
}

function addPhone(props: PhonesApiProps, body: unknown): PhoneActor {
  const { bot } = BotIndex.parse(body);
  const person = NewPhone.parse(body);
  const phone = person.messenger === 'telegram' ? props.telegram[bot]?.add(person) : props.viber[bot]?.add(person);
  if (!phone) throw new PhoneError(422, `Bot ${bot} is not in ${person.messenger}.`);
  return phone;
}

function addGroup(props: PhonesApiProps, owner: PhoneActor, title: string): PhoneActor {
  const people = props.telegram.find((one) => owner instanceof TelegramPhone && one?.bot === owner.bot);
  if (!people || !(owner instanceof TelegramPhone)) throw new PhoneError(422, 'Only Telegram has groups here.');
  return people.addGroup(owner, title);
}

function describe({ handle, messenger, person, name, phoneNumber, blocked, acts }: PhoneActor) {
  return { handle, messenger, person, name, phone: phoneNumber, blocked, acts };
}

function stateOf(phone: PhoneActor) {
  const { revision, keyboard, typing } = phone.screen;
  return { ...describe(phone), revision, keyboard: keyboard ?? null, typing, presses: phone.screen.presses() };
}

function explain(error: unknown, context: Context<Bindings>): Response {
  if (error instanceof PhoneError) return context.json({ error: error.message }, error.status);
  if (error instanceof z.ZodError) return context.json({ error: z.prettifyError(error) }, 422);
  throw error;
}
