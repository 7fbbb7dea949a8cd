import * as z from 'zod';
import type { PhoneBook } from '../phones/phone-book.ts';
import type { TelegramBot } from './bot.ts';
import { TelegramPhone } from './telegram-phone.ts';
import type { TelegramUser } from './wire.ts';

export const NewTelegramPerson = z.object({
  handle: z.string().optional(),
  id: z.int().positive().optional(),
  firstName: z.string().default('Олена'),
  lastName: z.string().optional(),
  username: z.string().optional(),
  language: z.string().default('uk'),
  phone: z.string().optional(),
});

/** Gives one bot new people and groups to talk with. */
export class TelegramPeople {
  readonly bot: TelegramBot;
  readonly #book: PhoneBook;
  #people = 0;
  #groups = 0;

  constructor(bot: TelegramBot, book: PhoneBook) {
    this.bot = bot;
    this.#book = book;
  }

  /** A person with a phone, who has not written to the bot yet. */
  add(person: z.infer<typeof NewTelegramPerson>): TelegramPhone {
    const number = ++this.#people;
    const user: TelegramUser = {
      id: person.id ?? 5_000_000_000 + number,
      is_bot: false,
      first_name: person.firstName,
      ...(person.lastName && { last_name: person.lastName }),
      ...(person.username && { username: person.username }),
      language_code: person.language,
    };
    const { is_bot: _, language_code: __, ...wire } = user;
    return this.#book.add(
      new TelegramPhone({
        handle: person.handle ?? this.#book.newHandle('telegram'),
        phoneNumber: person.phone ?? `3806${String(70_000_000 + number).padStart(8, '0')}`,
        user,
        bot: this.bot,
        chat: this.bot.addChat({ ...wire, type: 'private' }),
      }),
    );
  }

  /** A group into which this person has just put the bot. */
  addGroup(owner: TelegramPhone, title: string): TelegramPhone {
    const chat = this.bot.addChat({ id: -4_000_000_000 - ++this.#groups, type: 'group', title });
    chat.open = true;
    const date = Math.floor(this.bot.now() / 1000);
    const { me } = this.bot;
    this.bot.happen(
      'my_chat_member',
      {
        chat: chat.wire,
        from: owner.user,
        date,
        old_chat_member: { user: me, status: 'left' },
        new_chat_member: { user: me, status: 'member' },
      },
      owner.user.id,
    );
    const joined = {
      message_id: this.bot.newMessageId(),
      from: owner.user,
      chat: chat.wire,
      date,
      new_chat_members: [me],
    };
    chat.put(joined);
    this.bot.happen('message', joined, owner.user.id);
    const { phoneNumber, user } = owner;
    const handle = this.#book.newHandle(`${owner.handle}-group`);
    return this.#book.add(new TelegramPhone({ handle, phoneNumber, user, bot: this.bot, chat }));
  }
}
