import type { AuditRecord } from '../../../staff/audit.ts';
import { AppError } from '../../../domain/app-error.ts';
import { contract } from '../../contract.ts';
import { isoTime } from '../iso-time.ts';
import type { ControlParts } from '../parts.ts';
import { route, type Route } from '../route.ts';

/** The audit log, the newest first. */
export function auditRoutes({ audit }: ControlParts): Route[] {
  return [
    route(contract.audit.list, async ({ query: { cursor, bot, from, to, ...filter } }) => {
      const items = await audit.list({
        ...filter,
        botId: bot,
        from: from === undefined ? undefined : Date.parse(from),
        to: to === undefined ? undefined : Date.parse(to),
        before: cursor === undefined ? undefined : rowBefore(cursor),
      });
      const last = items.length === filter.limit ? items.at(-1) : undefined;
      return { items: items.map(toWire), ...(last && { next: String(last.id) }) };
    }),
  ];
}

function rowBefore(cursor: string): number {
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor);
  throw new AppError('usage', 'cursor: found something else, expected what the page before gave as next');
}

function toWire({ at, botId, tokenId, ...record }: AuditRecord) {
  return { ...record, at: isoTime(at), bot: botId, token: tokenId };
}
