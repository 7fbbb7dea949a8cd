import { AppError } from '../../../domain/app-error.ts';
import { actorOf } from '../../../domain/staff.ts';
import { dialogFor } from '../../../support/dialog-row.ts';
import { DONE } from '../../contract/fields.ts';
import { contract } from '../../contract.ts';
import { isoTime } from '../iso-time.ts';
import type { ControlParts } from '../parts.ts';
import { route, type Route } from '../route.ts';

const { heartbeat, colleagues, draft, read, picture } = contract.desk;
const { list, keep, remove } = contract.readyAnswers;

/** The own desk of an operator. */
export function deskRoutes({ desk, store, pictures, accounts, admission }: ControlParts): Route[] {
  return [
    route(heartbeat, async ({ caller }) => ({
      dialogs: await store.write((tx) => desk.dialogs.renew(tx, caller)),
    })),
    route(colleagues, async ({ query: { bot }, caller }) => {
      if (!admission.botsOf(caller).includes(bot)) throw new AppError('not found', `there is no bot "${bot}"`);
      return { items: (await accounts.workingWith(bot)).map(({ login, name }) => ({ login, name })) };
    }),
    route(draft, async ({ params: { id }, body: { text }, caller }) => {
      await store.write(async (tx) => {
        await dialogFor(tx.db, caller, id);
        await desk.drafts.keep(tx, id, caller.staffId, text);
      });
      return DONE;
    }),
    route(read, async ({ params: { id }, body: { upTo }, caller }) => {
      await store.write((tx) => desk.dialogs.markRead(tx, caller, id, upTo));
      return DONE;
    }),
    route(picture, async ({ body }) => ({ picture: await pictures.keep(body) })),
  ];
}

/** Answers that are kept ready. */
export function readyAnswerRoutes({ desk, store, audit, pictures }: ControlParts): Route[] {
  return [
    route(list, async ({ params: { bot } }) => {
      const answers = await desk.readyAnswers.list(bot);
      return { items: answers.map(({ changedAt, ...answer }) => ({ ...answer, changedAt: isoTime(changedAt) })) };
    }),
    route(keep, async ({ params: { bot: botId, name }, body: { text, picture: file }, caller }) => {
      if (file !== undefined && !(await pictures.has(file)))
        throw new AppError('usage', `picture: ${file} has not been uploaded`);
      await store.write(async (tx) => {
        await desk.readyAnswers.keep(tx, botId, name, { text, picture: file ?? null });
        const entry = { action: 'readyAnswers.keep', botId, target: name, after: { text } };
        await audit.note(tx, actorOf(caller), entry);
      });
      return DONE;
    }),
    route(remove, async ({ params: { bot: botId, name }, caller }) => {
      await store.write(async (tx) => {
        await desk.readyAnswers.remove(tx, botId, name);
        await audit.note(tx, actorOf(caller), { action: 'readyAnswers.remove', botId, target: name });
      });
      return DONE;
    }),
  ];
}
