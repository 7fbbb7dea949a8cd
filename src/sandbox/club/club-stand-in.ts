import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Fault, Faults } from '../faults.ts';
import { answerCall, undocumentedError } from './answer-call.ts';
import type { Sms } from './book-types.ts';
import { ClubBooks } from './club-books.ts';
import { createControl } from './control/routes.ts';
import { demoPhoto } from './demo-photo.ts';
import { answerFaultily, jsonAnswer, type ClubContext } from './faulty-answer.ts';
import { readRequest, type ClubRequest } from './read-request.ts';
import type { SmsSettings } from './sms-codes.ts';

export type ClubStandIn = {
  /** The club's server, at `/api/mobile/` and `/api/mobile//`; wants to be served by @hono/node-server. */
  app: Hono<{ Bindings: HttpBindings }>;
  /** What a person or a test does behind the club's back, as JSON routes. */
  control: Hono;
  books: ClubBooks;
  /** The listener hears of every SMS with a code. */
  onSms(listener: (sms: Sms) => void): void;
};

/** A club with a demo programme, written from the API's document, with the inconsistencies of that document. */
export function createClubStandIn(props: { faults: Faults; now: () => number; smsCodes?: SmsSettings }): ClubStandIn {
  const { faults, now } = props;
  const books = new ClubBooks(now(), props.smsCodes);
  const app = new Hono<{ Bindings: HttpBindings }>();

  const answer = async (context: ClubContext): Promise<Response> => {
    const request = await readRequest(context.req);
    if (typeof request === 'string') return jsonAnswer(undocumentedError('', request));

    const phone = phoneOf(books, request);
    books.calls.push({ at: now(), method: request.method, phone });

    const act = () => answerCall(books, request, now());
    const fault = faults.take('club', request.method, phone);
    if (!fault) return jsonAnswer(act());
    if (!ACTING_FAULTS.has(fault.kind)) noteAttempt(books, request, phone, now(), fault);
    return answerFaultily(context, fault, request.method, act);
  };
  app.post('/api/mobile/', answer);
  app.post('/api/mobile//', answer);
  app.get('/sm/:name', (context) => {
    const isThere = books.news.some(({ photo }) => photo.endsWith(context.req.path));
    if (!isThere) return context.notFound();
    return context.body(demoPhoto(context.req.param('name')), 200, { 'content-type': 'image/png' });
  });
  app.notFound((context) => context.html('<html><body><h1>404 Not Found</h1></body></html>', 404));

  return { app, control: createControl(books, now), books, onSms: (listener) => books.sms.onSms(listener) };
}

/** These carry the request out, and so write the attempt of a sale themselves. */
const ACTING_FAULTS = new Set<Fault['kind']>(['drop after', 'slow', 'repeat']);

/** The attempt of a sale that a fault kept from being one. */
function noteAttempt(books: ClubBooks, { method, fields }: ClubRequest, phone: string, at: number, fault: Fault): void {
  const serial = fields.get('sn') ?? fields.get('serial');
  if (serial !== undefined) books.sales.attempts.push({ at, method, phone, serial, outcome: `fault: ${fault.kind}` });
}

/** Whom a call is about: by its phone or its session. */
function phoneOf(books: ClubBooks, { fields }: ClubRequest): string {
  const state = books.sessions.state(fields.get('session') ?? '');
  return fields.get('phone') ?? (state.kind === 'open' ? state.phone : '');
}
