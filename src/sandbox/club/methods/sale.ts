import type { Entry } from '../book-types.ts';
import * as comments from '../comments.ts';
import { kyivTime } from '../kyiv-time.ts';
import type { WireObject } from '../wire-json.ts';
import { answerTo, errorTo, type MemberCall, type Method } from './method.ts';

type Verdict =
  | { kind: 'registered'; entry: Entry }
  | { kind: 'needs model'; entry: Entry }
  | { kind: 'error'; code: number; comment: string };

export const postSn: Method = {
  form: 'json',
  session: true,
  answer: (call) => {
    const serial = serialOf(call);
    return settle(call, serial, bySerial(call, serial), kyivTime(call.now));
  },
};

export const postSnModel: Method = {
  form: 'multipart',
  session: true,
  answer: (call) => {
    const serial = serialOf(call);
    return settle(call, serial, byModel(call, serial), call.field('date'));
  },
};

/** L1224 and L1237 name it differently. */
function serialOf({ field }: MemberCall): string {
  return field('sn') || field('serial');
}

/** What the serial number alone says (L1308–1363). */
function bySerial({ books, now }: MemberCall, serial: string): Verdict {
  const entries = books.programme.entries(serial);
  if (!entries) return error(16, comments.badSerial(serial));
  if (books.sales.isRegistered(serial)) return error(16, comments.alreadyRegistered(serial));

  const running = new Set(books.programme.running(now));
  const current = entries.filter((entry) => running.has(entry.promotion));
  const [entry] = current;
  if (!entry)
    return entries.length > 0 ? error(16, comments.notInPromotion(serial)) : error(13, 'incorrect action model');

  if (new Set(current.map((one) => one.promotion)).size > 1) return error(17, 'found several action models');
  const { needsPhoto, needsTradePoint } = entry.product;
  return { kind: current.length > 1 || needsPhoto || needsTradePoint ? 'needs model' : 'registered', entry };
}

/** What it says with promotion, model and the rest (L1443–1527). */
function byModel(call: MemberCall, serial: string): Verdict {
  const { books, field, now } = call;
  const promotion = books.programme.find(field('action_id'));
  if (!promotion) return error(11, 'incorrect action');
  if (!books.programme.takes(promotion, field('date'), now)) return error(12, 'incorrect action date');

  const product = promotion.products.find((one) => String(one.id) === field('model_id'));
  if (!product) return error(13, 'incorrect action model');
  const entry = { promotion, product };
  return serialProblem(call, serial, entry) ?? missingProof(call, serial, entry) ?? { kind: 'registered', entry };
}

/** A model without `model_imei` takes any serial number. */
function serialProblem({ books }: MemberCall, serial: string, { product }: Entry): Verdict | undefined {
  if (serial === '') return error(16, comments.badSerial(serial));
  if (books.sales.isRegistered(serial)) return error(16, comments.alreadyRegistered(serial));
  if (!product.needsImei) return undefined;

  const entries = books.programme.entries(serial);
  if (!entries) return error(16, comments.badSerial(serial));
  const right = entries.some((entry) => entry.product.id === product.id);
  return right ? undefined : error(16, comments.notInPromotion(serial));
}

/** A missing photo is error 14 (L1479) or 15 (L1524), depending on the model. */
function missingProof({ member, field, photo }: MemberCall, serial: string, { product }: Entry): Verdict | undefined {
  const ownShop = member.tradePoints.some((point) => String(point.id) === field('sn_tt'));
  if (product.needsTradePoint && !ownShop) return error(14, comments.noTradePoint(serial));
  if (!product.needsPhoto || (photo && photo.length > 0)) return undefined;
  return product.id % 2 === 1 ? error(14, comments.noPhoto(serial)) : error(15, 'Необходимо приложить фото');
}

function error(code: number, comment: string): Verdict {
  return { kind: 'error', code, comment };
}

/** Writes the attempt, and the registration if it is one, into the books, and the answer. */
function settle(call: MemberCall, serial: string, verdict: Verdict, date: string): WireObject {
  const { books, member, method, now, photo } = call;
  const outcome = verdict.kind === 'error' ? `error ${verdict.code}` : verdict.kind;
  books.sales.attempts.push({ at: now, method, phone: member.phone, serial, outcome });
  if (verdict.kind === 'error') return errorTo(call, verdict.code, verdict.comment);

  const { promotion, product } = verdict.entry;
  const result = verdict.kind === 'registered' ? 1 : 2;
  const answer = answerTo(
    call,
    ['result', result],
    ['active', 1],
    ['action_id', promotion.id],
    ['model_id', product.id],
    ['serial', serial],
  );
  if (result === 2) return answer.with(['comment', 'model must be specified']);

  const proof = {
    ...(call.field('sn_tt') && { tradePointId: call.field('sn_tt') }),
    ...(photo && { photoBytes: photo.length }),
  };
  books.sales.register(member, verdict.entry, { serial, date, ...proof });
  return answer;
}
