import * as z from 'zod';
import { APP_ERROR_CODES } from '../domain/app-error.ts';
import { audit } from './contract/audit.ts';
import { backups } from './contract/backups.ts';
import { bots } from './contract/bots.ts';
import { broadcasts } from './contract/broadcasts.ts';
import { desk, readyAnswers } from './contract/desk.ts';
import { dialogs } from './contract/dialogs.ts';
import { events } from './contract/events.ts';
import { hours } from './contract/hours.ts';
import { inbox } from './contract/inbox.ts';
import { attributes, profiles } from './contract/profiles.ts';
import { sales } from './contract/sales.ts';
import { segments } from './contract/segments.ts';
import { session } from './contract/session.ts';
import { staff } from './contract/staff.ts';
import { statistics } from './contract/statistics.ts';
import { surveys } from './contract/surveys.ts';
import { texts } from './contract/texts.ts';

/** Every procedure of the control API, by noun and verb. Server, client, OpenAPI document and tests are made from it. */
export const contract = {
  session,
  staff,
  bots,
  backups,
  hours,
  inbox,
  texts,
  sales,
  profiles,
  attributes,
  segments,
  broadcasts,
  surveys,
  statistics,
  audit,
  events,
  dialogs,
  desk,
  readyAnswers,
};

export type Contract = typeof contract;

/** The body of every answer that is not 2xx. */
export const errorAnswer = z.object({ error: z.object({ code: z.enum(APP_ERROR_CODES), message: z.string() }) });

export type ErrorAnswer = z.output<typeof errorAnswer>;
