import * as z from 'zod';

/** A field that may be missing, and counts as missing when it is not what the Bot API promises. */
function lenient<Schema extends z.ZodType>(schema: Schema) {
  return schema.optional().catch(undefined);
}

const id = z.int();
const words = lenient(z.string().min(1));
const bytes = lenient(z.number().nonnegative());

const user = z.object({
  id,
  first_name: words,
  last_name: words,
  username: words,
  language_code: words,
});

const chat = z.object({ id, type: z.string(), title: words });

const entity = z.object({
  type: z.string(),
  offset: z.int().nonnegative(),
  length: z.int().nonnegative(),
  url: words,
});
const entities = lenient(z.array(entity));

const photoSize = z.object({ file_id: z.string().min(1), width: z.number(), height: z.number(), file_size: bytes });

const fileFields = { file_id: z.string().min(1), file_name: words, mime_type: words, file_size: bytes };

/** A message as far as the bot reads it (Bot API: Message). Other fields are kept, to see what kind of message it is. */
export const wireMessage = z.looseObject({
  message_id: id,
  date: z.number(),
  chat,
  from: user.optional(),
  text: z.string().optional(),
  entities,
  caption: words,
  media_group_id: words,
  photo: z.array(photoSize).min(1).optional(),
  document: z.object(fileFields).optional(),
  contact: z.object({ phone_number: z.string(), user_id: lenient(id) }).optional(),
});

/** The message under a pressed button; an old one comes without its content (Bot API: InaccessibleMessage). */
const pressedMessage = z.object({
  message_id: id,
  chat,
  text: words,
  entities,
  caption: words,
  caption_entities: entities,
  photo: lenient(z.array(z.unknown())),
  reply_markup: lenient(
    z.object({ inline_keyboard: z.array(z.array(z.object({ text: z.string(), callback_data: words }))) }),
  ),
});

/** Bot API: CallbackQuery. */
export const wirePress = z.object({
  id: z.string().min(1),
  from: user,
  message: lenient(pressedMessage),
  data: z.string().optional(),
});

/** Bot API: ChatMemberUpdated. */
export const wireMembership = z.object({
  chat,
  from: user,
  date: z.number(),
  new_chat_member: z.object({ status: z.string() }),
});

/** Bot API: Update; which of the others it holds is read after its id is safe. */
export const wireUpdate = z.looseObject({ update_id: z.int().nonnegative() });

export type WireUser = z.infer<typeof user>;
export type WireChat = z.infer<typeof chat>;
export type WireEntity = z.infer<typeof entity>;
export type WireMessage = z.infer<typeof wireMessage>;
export type WirePress = z.infer<typeof wirePress>;
export type WireMembership = z.infer<typeof wireMembership>;
