import type { ClubSessions } from '../audience/club-sessions.ts';
import type { Forgetting } from '../audience/forget.ts';
import type { Profiles } from '../audience/profiles.ts';
import type { Config } from '../config/config.ts';
import type { BotVoice } from '../conversations/router.ts';
import { tellFate } from '../conversations/tell-fate.ts';
import { tellSale } from '../conversations/tell-sale.ts';
import type { Words } from '../conversations/words.ts';
import type { Outbox } from '../delivery/outbox.ts';
import type { LocalTime } from '../domain/local-time.ts';
import type { Log } from '../domain/log.ts';
import { ClubAccess } from '../sales/club-access.ts';
import type { ClubGate } from '../sales/club-gate.ts';
import { FateRound } from '../sales/fate-round.ts';
import { FateTeller } from '../sales/fate-teller.ts';
import type { Fates } from '../sales/fates.ts';
import { LateSales } from '../sales/late-sales.ts';
import type { Promotions } from '../sales/promotions.ts';
import { PromotionsRound } from '../sales/promotions-round.ts';
import type { RollUps } from '../statistics/roll-ups.ts';
import type { Store } from '../store/store.ts';
import type { Backups } from '../upkeep/backups.ts';
import type { DialogRound } from '../support/dialog-round.ts';
import { Schedule, timetable } from './schedule.ts';
import { systemClock as clock } from './system-clock.ts';

export type ScheduleParts = {
  store: Store;
  log: Log;
  config: Config;
  localTime: LocalTime;
  promotions: Promotions;
  fates: Fates;
  profiles: Profiles;
  sessions: ClubSessions;
  forgetting: Forgetting;
  rollUps: RollUps;
  dialogs: DialogRound;
  outbox: Outbox;
  wordsOf: (botId: string) => Words;
  voices: ReadonlyMap<string, BotVoice>;
  gates: ReadonlyMap<string, ClubGate>;
  onCommit: (botId: string) => void;
  backups: Backups;
  broadcasts: { run(signal: AbortSignal): Promise<void> };
  surveyRound: { run(signal: AbortSignal): Promise<void> };
};

/** Constructs what the daemon does by the clock. Starts nothing. */
export function buildSchedule(parts: ScheduleParts): Schedule {
  const { wordsOf, voices, log, config } = parts;
  const access = new ClubAccess(parts);
  const rounds = {
    promotions: new PromotionsRound({ ...parts, access, clock }),
    fates: new FateRound({ ...parts, access, clock }),
    fateNews: new FateTeller({ ...parts, clock, tell: (seller, news) => tellFate(news, wordsOf(seller.botId)) }),
    lateSales: new LateSales({
      ...parts,
      clock,
      tell: (seller, news) => {
        const programme = voices.get(seller.botId)?.programme;
        return programme ? tellSale(news, wordsOf(seller.botId), programme) : [];
      },
    }),
    broadcasts: parts.broadcasts,
    surveys: parts.surveyRound,
    traces: { run: () => parts.forgetting.clearTraces() },
    statistics: parts.rollUps,
    backup: { run: (signal: AbortSignal) => makeNightlyBackup(parts, signal) },
    dialogs: parts.dialogs,
  };
  const { nightly, at } = config.backup;
  const entries = timetable(rounds, nightly ? { backup: at } : {});
  return new Schedule({ entries, zone: config.timeZone, clock, log });
}

async function makeNightlyBackup({ backups, store, log }: ScheduleParts, signal: AbortSignal): Promise<void> {
  const { name, databaseBytes, photos } = await backups.make('nightly', store.copyTo, signal);
  log.info({ name, databaseBytes, photos }, 'backup made');
}
