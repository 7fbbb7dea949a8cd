import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { PhoneBook } from '../phones/phone-book.ts';
import type { ViberBot } from './viber-bot.ts';
import { ViberPerson } from './viber-person.ts';
import { ViberPhone } from './viber-phone.ts';

export const NewViberPerson = z.object({
  handle: z.string().optional(),
  id: z.string().min(1).optional(),
  name: z.string().default('Тарас'),
  phone: z.string().optional(),
  language: z.string().default('uk'),
  country: z.string().default('UA'),
  desktop: z.boolean().default(false),
  apiVersion: z.int().default(10),
});

/** Gives one bot new people to talk with. */
export class ViberPeople {
  readonly #bot: ViberBot;
  readonly #book: PhoneBook;
  #people = 0;

  constructor(bot: ViberBot, book: PhoneBook) {
    this.#bot = bot;
    this.#book = book;
  }

  /** A person with a phone, who has not opened the chat yet. Ids look like Viber's: base64 with its `+`, `/` and `=`. */
  add(given: z.infer<typeof NewViberPerson>): ViberPhone {
    const number = ++this.#people;
    const { handle = this.#book.newHandle('viber'), id, phone, ...rest } = given;
    const hash = createHash('md5').update(`${this.#bot.id} ${number}`).digest();
    const person = new ViberPerson({
      ...rest,
      id: id ?? `${hash.toString('base64').slice(0, 20)}/+A=`,
      phoneNumber: phone ?? `3805${String(60_000_000 + number).padStart(8, '0')}`,
    });
    const added = this.#book.add(new ViberPhone({ handle, bot: this.#bot, person }));
    this.#bot.people.set(person.id, person);
    return added;
  }
}
