import { vi } from 'vitest';
import * as z from 'zod';
import type { MessengerName } from '../../../src/domain/messenger-name.ts';
import type { Phone, Wanted } from '../../../src/sandbox/phone.ts';
import type { PhotoOptions } from '../../../src/sandbox/phones/phone-actor.ts';
import { labels, pressData, pressLike, pressOutOfTheBlue } from '../../support/buttons.ts';
import { databaseRows } from '../../support/database-rows.ts';
import { labelPhoto, type LabelCode } from '../../support/label-photo.ts';
import type { World } from '../../support/world.ts';

/** Reading a photo takes a while on a busy machine. */
const PATIENCE = 40_000;

const Sale = z.object({ id: z.number() });

/** Walks by what they are about; each takes a seller of its own. */
export type Walks = Record<string, Walk>;
export type Walk = (world: World, messenger: MessengerName) => Promise<void>;

/** A seller who walks through the scenes: each step is an act and what is read after it. */
export class Walker {
  readonly world: World;
  readonly seller: Phone;

  constructor(world: World, seller: Phone) {
    this.world = world;
    this.seller = seller;
  }

  /** Somebody who has signed in; with `member` of the club under that number. */
  static async signedIn(world: World, messenger: MessengerName, member?: string): Promise<Walker> {
    return new Walker(world, await world.signedInSeller(messenger, member ?? (await world.newMember())));
  }

  async reads(wanted: Wanted): Promise<void> {
    await this.seller.waitFor(wanted, PATIENCE);
  }

  /** How a batch ended: an edit of its message in Telegram, a message of its own in Viber. */
  async readsResult(words: string): Promise<void> {
    if (this.seller.messenger === 'telegram') await this.seller.waitForEdit(words, PATIENCE);
    else await this.reads(words);
  }

  async says(text: string, wanted: Wanted): Promise<void> {
    await this.seller.say(text);
    await this.reads(wanted);
  }

  /** Presses what is on the screen, by a part of its label. */
  async presses(words: string, wanted: Wanted): Promise<void> {
    await pressLike(this.seller, words);
    await this.reads(wanted);
  }

  /** Presses a button of an older message that leads somewhere. */
  async goes(way: string, wanted: Wanted): Promise<void> {
    await pressOutOfTheBlue(this.seller, `g:${way}`);
    await this.reads(wanted);
  }

  /** Chooses what the question of this button does not offer (any more). */
  async chooses(value: string, insteadOf: string, wanted: Wanted): Promise<void> {
    const label = (await labels(this.seller)).find((one) => one.includes(insteadOf)) ?? insteadOf;
    const data = await pressData(this.seller, label);
    await pressOutOfTheBlue(this.seller, data.replace(/:.*$/, `:${value}`));
    await this.reads(wanted);
  }

  async shares(wanted: Wanted): Promise<void> {
    await this.seller.shareContact();
    await this.reads(wanted);
  }

  /** Ends the own session, and is asked for the number. */
  async signsOut(): Promise<void> {
    await this.goes('leave', 'Вийти з програми');
    await this.presses('Так, вийти', 'поділіться номером');
  }

  /**
   * A photo of a label with two codes of the same form, between which no experience decides: what is learnt of the one
   * speaks against the other. Nobody sells a label like these with a single code. Answers the first.
   */
  async photographsTwoCodes(): Promise<string> {
    const serials = [this.world.newSerial('registered'), this.world.newSerial('registered')];
    await this.#sendsLabel(serials.map((text) => ({ text, format: 'code-39' })));
    await this.reads('Який із них серійний номер?');
    return serials[0] ?? '';
  }

  /** A photo of a label with this serial number. */
  async photographs(serial: string, wanted: Wanted): Promise<void> {
    await this.#sendsLabel([{ text: serial, format: 'code-128' }]);
    await this.reads(wanted);
  }

  /** Any photo, which nothing is to be read from. */
  async sendsPhoto(wanted: Wanted, options: PhotoOptions = {}): Promise<void> {
    await this.#sendsLabel([], options);
    await this.reads(wanted);
  }

  async #sendsLabel(codes: LabelCode[], options: PhotoOptions = {}): Promise<void> {
    await this.seller.sendPhoto(await labelPhoto({ codes }), options);
  }

  /** The club knows the session no more; nobody has noticed yet. */
  async sessionExpires(): Promise<void> {
    await this.world.phones.post('/club/sessions/expire', { phone: this.seller.phoneNumber });
  }

  /** Signs in again, when the number is asked for, and reads what stood before. */
  async signsInAgain(wanted: Wanted): Promise<void> {
    await this.shares('SMS');
    await this.says(await this.world.code(this.seller), 'Ви увійшли');
    await this.reads(wanted);
  }

  /** The club misbehaves with this seller, once. */
  async trouble(method: string, how: { kind: 'garbage' } | { kind: 'error'; code: number; comment: string }) {
    await this.world.phones.addFault({ service: 'club', method, ...how, times: 1, person: this.seller.phoneNumber });
  }

  /** The number of the sale of this serial number, or of the one among these, that is in that state. */
  async sale(serials: string | string[], state: string): Promise<number> {
    const among = [serials].flat();
    const query = `select id from sales where state = ? and serial in (${among.map(() => '?').join(', ')})`;
    return vi.waitUntil(() => databaseRows(this.world, Sale, query, state, ...among)[0]?.id, PATIENCE);
  }
}
