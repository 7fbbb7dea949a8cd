import type * as z from 'zod';
import { AppError } from '../../../domain/app-error.ts';
import { actorOf } from '../../../domain/staff.ts';
import type { DeskSale } from '../../../sales/sales-desk.ts';
import { contract } from '../../contract.ts';
import { isoTime, isoTimeOrNull } from '../iso-time.ts';
import type { ControlParts } from '../parts.ts';
import { rowBefore } from '../row-cursor.ts';
import { fileRoute, route, type Route } from '../route.ts';

const { list, show, retry, export: workbook } = contract.sales;

/** The ledger of sales. */
export function salesRoutes({ store, audit, salesDesk, wakePoster }: ControlParts): Route[] {
  const find = async (bot: string, id: number) => {
    const sale = await salesDesk.byId(bot, id);
    if (!sale) throw new AppError('not found', `there is no sale ${id} of this bot`);
    return sale;
  };
  return [
    route(list, async ({ params: { bot }, query: { cursor, limit, ...query } }) => {
      const items = await salesDesk.list({ ...filterOf(bot, query), limit, before: rowBefore(cursor) });
      const last = items.length === limit ? items.at(-1) : undefined;
      return { items: items.map(toWire), ...(last && { next: String(last.id) }) };
    }),
    fileRoute(workbook, async ({ params: { bot }, query, caller, visitor: { signal } }) => {
      const entry = { action: 'sales.export', botId: bot, after: query };
      await store.write((tx) => audit.note(tx, actorOf(caller), entry));
      return { name: `sales-${bot}.xlsx`, content: salesDesk.export(filterOf(bot, query), signal) };
    }),
    route(show, async ({ params: { bot, id } }) => toWire(await find(bot, id))),
    route(retry, async ({ params: { bot, id }, caller }) => {
      await find(bot, id);
      await store.write(async (tx) => {
        const tried = await salesDesk.retry(tx, bot, id);
        if (!tried?.isDue) throw new AppError('conflict', whyNot(id, tried?.state));
        const entry = { action: 'sales.retry', botId: bot, target: String(id), before: { state: tried.state } };
        await audit.note(tx, actorOf(caller), entry);
      });
      wakePoster();
      return toWire(await find(bot, id));
    }),
  ];
}

function filterOf(botId: string, { state, phone, from, to, ...filter }: z.output<typeof workbook.query>) {
  return {
    ...filter,
    botId,
    states: state,
    phone: phone === undefined ? undefined : digitsOf(phone),
    from: from === undefined ? undefined : Date.parse(from),
    to: to === undefined ? undefined : Date.parse(to),
  };
}

function digitsOf(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '').replace(/^0/, '');
  if (digits.length >= 3) return digits;
  throw new AppError('usage', `phone: found ${digits.length} digits, expected at least 3`);
}

function whyNot(id: number, state: string | undefined): string {
  if (state === 'registered') return `sale ${id} is registered: there is nothing to try again`;
  if (state === 'posting') return `sale ${id} is with the club at this moment: look again in a minute`;
  if (state === 'needs model') return `sale ${id} needs its model, which only its seller can tell`;
  return `sale ${id} waits for its seller to sign in`;
}

function toWire(sale: DeskSale) {
  const isOnItsWay = sale.settledAt === null && !sale.waitsForSignIn;
  return {
    id: sale.id,
    state: sale.state,
    kind: sale.kind,
    source: sale.source,
    serial: sale.serial,
    model: sale.modelName,
    points: sale.points,
    seller: sale.seller,
    phone: sale.phone,
    messenger: sale.messenger,
    profile: sale.subscriberId,
    capturedAt: isoTime(sale.capturedAt),
    settledAt: isoTimeOrNull(sale.settledAt),
    nextTryAt: isOnItsWay ? isoTime(sale.nextTryAt) : null,
    waitsForSignIn: sale.waitsForSignIn,
    attempts: sale.attempts,
    refusal: sale.refusal,
    refusalCode: sale.refusalCode,
    refusalComment: sale.refusalComment,
    fate: sale.fate,
    fateComment: sale.fateComment,
  };
}
