import type { Dispatcher } from 'undici';
import { failure, success } from '../domain/result.ts';
import { readActions } from './answers/actions.ts';
import { readBalance } from './answers/balance.ts';
import { readChanges } from './answers/changes.ts';
import { readDone } from './answers/done.ts';
import { readArticle, readNews } from './answers/news.ts';
import { readNotices } from './answers/notices.ts';
import { readProfile, readSignIn } from './answers/person.ts';
import { readRegistrations } from './answers/registrations.ts';
import { readSale } from './answers/sale.ts';
import { clubPhone } from './club-phone.ts';
import type { Club, ClubAnswer } from './club.ts';
import type { ModelRegistration, ProfileChange, RegistrationKind, SnAnswer } from './club-types.ts';
import { maskAnswer } from './masking.ts';
import type { ClubMethod } from './methods.ts';
import { formContent, jsonContent, type Content, type RequestFields } from './request-content.ts';
import type { Surprise } from './surprise.ts';
import { Transport } from './transport.ts';
import { understand, type Read } from './understand.ts';

export type ClubProps = {
  /** Where the API answers: `https://club.ergo-global.com/api/mobile/`. */
  url: string;
  /** For one call, from connecting to the last byte. */
  timeoutMs: number;
  /** What PostSN calls the serial number: the table says `sn` (L1224), the sample and the answers `serial` (L1237, L1254). */
  serialKey?: 'sn' | 'serial';
  /** Told of every answer that the document does not lead to expect, once per call and thing. */
  onSurprise: (surprise: Surprise) => void;
  /** In place of a pool of connections of its own; closed with the client. */
  dispatcher?: Dispatcher;
};

/** A client of one club API over HTTP. It repeats nothing by itself; `close` waits for the calls in flight. */
export function createClub(props: ClubProps): Club & { close(): Promise<void> } {
  return new ClubClient(props);
}

class ClubClient implements Club {
  readonly #transport: Transport;
  readonly #serialKey: 'sn' | 'serial';
  readonly #onSurprise: (surprise: Surprise) => void;

  constructor({ serialKey = 'serial', onSurprise, ...transport }: ClubProps) {
    this.#transport = new Transport(transport);
    this.#serialKey = serialKey;
    this.#onSurprise = onSurprise;
  }

  async getAuthCode(phone: string): ClubAnswer<void> {
    return withoutValue(await this.#call('GetAuthCode', { phone: clubPhone(phone) }, readDone));
  }

  getToken(phone: string, code: string): ReturnType<Club['getToken']> {
    return this.#call('GetToken', { phone: clubPhone(phone), code: code.trim() }, readSignIn);
  }

  getChanges(session: string): ReturnType<Club['getChanges']> {
    return this.#call('GetChanges', { session }, readChanges);
  }

  getProfile(session: string): ReturnType<Club['getProfile']> {
    return this.#call('GetProfile', { session }, readProfile);
  }

  postProfile(session: string, change: ProfileChange): ReturnType<Club['postProfile']> {
    const fields = {
      session,
      user_name: change.name,
      user_lastname: change.lastName,
      user_surname: change.patronymic,
      user_email: change.email,
    };
    return this.#call('PostProfile', fields, readProfile);
  }

  getBalanceInfo(session: string): ReturnType<Club['getBalanceInfo']> {
    return this.#call('GetBalanceInfo', { session }, readBalance);
  }

  getRegistrations(session: string, kind: RegistrationKind): ReturnType<Club['getRegistrations']> {
    return this.#call('GetRegistrations', { session, type_registration: kind }, readRegistrations);
  }

  getNotices(session: string): ReturnType<Club['getNotices']> {
    return this.#call('GetNotices', { session }, readNotices);
  }

  getActions(session: string): ReturnType<Club['getActions']> {
    return this.#call('GetActions', { session }, readActions);
  }

  /** Error 17, "found several action models" (L1333), is the same to the seller as `result` 2 (L1278): name the model. */
  async postSn(session: string, serial: string): ClubAnswer<SnAnswer> {
    const answer = await this.#call('PostSN', { session, [this.#serialKey]: serial }, readSale);
    const several = !answer.ok && answer.failure.kind === 'refused' && answer.failure.reason === 'several actions';
    return several ? success({ kind: 'needs model' }) : withSerial(answer, serial);
  }

  async postSnModel(session: string, registration: ModelRegistration): ClubAnswer<SnAnswer> {
    const { actionId, modelId, date, serial, tradePointId, photo } = registration;
    const fields = { session, action_id: actionId, model_id: modelId, date, sn: serial, sn_tt: tradePointId };
    const content = await formContent('PostSNModel', fields, photo);
    return withSerial(await this.#send('PostSNModel', content, [session], readSale), serial);
  }

  async postQuestion(session: string, question: string, photo?: Uint8Array): ClubAnswer<void> {
    const content = await formContent('PostQuestion', { session, question }, photo);
    return withoutValue(await this.#send('PostQuestion', content, [session], readDone));
  }

  getNews(session: string): ReturnType<Club['getNews']> {
    return this.#call('GetNews', { session }, readNews);
  }

  getArticle(session: string, articleId: string): ReturnType<Club['getArticle']> {
    return this.#call('GetArticle', { session, article_id: articleId }, readArticle);
  }

  close(): Promise<void> {
    return this.#transport.close();
  }

  #call<Value>(method: ClubMethod, fields: RequestFields, read: Read<Value>): ClubAnswer<Value> {
    const secrets = [fields['session'], fields['phone']].filter((value) => value !== undefined);
    return this.#send(method, jsonContent(method, fields), secrets, read);
  }

  async #send<Value>(method: ClubMethod, content: Content, secrets: string[], read: Read<Value>): ClubAnswer<Value> {
    const reply = await this.#transport.post(content);
    if (!reply.ok) return reply;

    const unexpected = new Set<string>();
    const result = understand(method, reply.value, read, (what) => unexpected.add(what));

    if (unexpected.size > 0) {
      const raw = maskAnswer(reply.value.body, secrets);
      for (const what of unexpected) this.#onSurprise({ method, what, raw });
    }
    return result;
  }
}

function withoutValue(answer: Awaited<ClubAnswer<null>>): Awaited<ClubAnswer<void>> {
  return answer.ok ? success(undefined) : failure(answer.failure);
}

/** The serial as the club gives it back, or the one that was posted when it gives none. */
function withSerial(answer: Awaited<ClubAnswer<SnAnswer>>, posted: string): Awaited<ClubAnswer<SnAnswer>> {
  if (!answer.ok || answer.value.kind !== 'registered') return answer;
  return success({ ...answer.value, serial: answer.value.serial || posted });
}
