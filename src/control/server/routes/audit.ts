import type { AuditRecord } from '../../../staff/audit.ts';
import { contract } from '../../contract.ts';
import { isoTime } from '../iso-time.ts';
import type { ControlParts } from '../parts.ts';
import { rowBefore } from '../row-cursor.ts';
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
        before: rowBefore(cursor),
      });
      const last = items.length === filter.limit ? items.at(-1) : undefined;
      return { items: items.map(toWire), ...(last && { next: String(last.id) }) };
    }),
  ];
}

function toWire({ at, botId, tokenId, ...record }: AuditRecord) {
  return { ...record, at: isoTime(at), bot: botId, token: tokenId };
}
