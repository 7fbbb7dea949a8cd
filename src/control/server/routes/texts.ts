import { AppError } from '../../../domain/app-error.ts';
import { actorOf, type Caller } from '../../../domain/staff.ts';
import type { TextProblem } from '../../../conversations/texts/check/problem.ts';
import type { TextState } from '../../../conversations/texts/text-state.ts';
import type { Transaction } from '../../../store/database.ts';
import { xlsxBytes } from '../../../workbooks/xlsx-bytes.ts';
import { contract } from '../../contract.ts';
import { isoTime } from '../iso-time.ts';
import type { ControlParts } from '../parts.ts';
import { fileRoute, route, type Route } from '../route.ts';
import { importTexts } from './import-texts.ts';
import { textsSheet } from './texts-sheet.ts';

const { list, show, set, reset, history, preview, export: workbook, import: upload } = contract.texts;

/** The texts that sellers read. */
export function textRoutes(parts: ControlParts): Route[] {
  const { texts, localTime } = parts;
  return [
    route(list, async ({ params: { bot }, query: { search, own } }) => {
      const found = search === undefined ? await texts.list(bot) : await texts.search(bot, search);
      return { items: found.filter((state) => !own || state.own).map(toWire) };
    }),
    fileRoute(workbook, async ({ params: { bot } }) => ({
      name: `texts-${bot}.xlsx`,
      content: xlsxBytes([textsSheet(await texts.list(bot))], { localTime }),
    })),
    route(upload, ({ params: { bot }, query: { dryRun }, body, caller }) =>
      importTexts(parts, { bot, dryRun, bytes: body, caller }),
    ),
    route(history, async ({ params: { bot }, query: { key } }) => ({
      items: (await texts.history(bot, key)).map(({ at, ...change }) => ({ ...change, at: isoTime(at) })),
    })),
    route(show, async ({ params: { bot, key } }) => toWire(await texts.show(bot, key))),
    ...changeRoutes(parts),
    route(preview, async ({ params: { bot, key }, body: { source, values } }) => {
      const shown = await texts.preview(bot, key, {
        ...(source !== undefined && { source }),
        ...(values && { values }),
      });
      if (!shown.ok) throw wrong(shown.failure);
      return {
        items: shown.value.map(({ entities, ...one }) => ({ ...one, ...(entities && { entities: [...entities] }) })),
      };
    }),
  ];
}

function changeRoutes({ texts, audit }: ControlParts): Route[] {
  /** The entry of the audit log, written with the change. */
  const noted = async (caller: Caller, action: string, { bot, key }: { bot: string; key: string }, after?: string) => {
    const { source: before } = await texts.show(bot, key);
    return (tx: Transaction) =>
      audit.note(tx, actorOf(caller), {
        action,
        botId: bot,
        target: key,
        before,
        ...(after !== undefined && { after }),
      });
  };
  return [
    route(set, async ({ params, body: { source }, caller }) => {
      const { bot, key } = params;
      const also = await noted(caller, 'texts.set', params, source);
      const state = await texts.set({ botId: bot, key, source, actor: caller.login, also });
      if (!state.ok) throw wrong(state.failure);
      return toWire(state.value);
    }),
    route(reset, async ({ params, caller }) => {
      const { bot, key } = params;
      const also = await noted(caller, 'texts.reset', params);
      return toWire(await texts.reset({ botId: bot, key, actor: caller.login, also }));
    }),
  ];
}

function wrong(problems: readonly TextProblem[]): AppError {
  return new AppError('usage', `source: ${describeProblems(problems).join(' ')}`);
}

/** Each problem in a sentence, with its place. */
export function describeProblems(problems: readonly TextProblem[]): string[] {
  return problems.map(({ at, says }) => (at ? `Line ${at.line}, column ${at.column}: ${says}` : says));
}

function toWire({ own, placeholders, ...state }: TextState) {
  return {
    ...state,
    placeholders: placeholders.map(({ name, type, says, example, required }) => ({
      name,
      type,
      says,
      example: String(example),
      required,
    })),
    ...(own && {
      own: { source: own.source, actor: own.actor, changedAt: isoTime(own.changedAt), problems: own.problems },
    }),
  };
}
