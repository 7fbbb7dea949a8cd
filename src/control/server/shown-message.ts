import { Letter } from '../../broadcasts/content.ts';
import type { BroadcastContent } from '../../domain/broadcast.ts';
import type { MessengerForm } from '../../messengers/messenger.ts';

/** Somebody to whom a preview is made out. */
const EXAMPLE = { name: 'Олена Коваль', username: 'olena' };

/** A message to many as a messenger shows it, made out to an example person. */
export function shownMessage(form: MessengerForm, content: BroadcastContent) {
  const { text } = new Letter(content).to(EXAMPLE);
  const hasPicture = content.picture !== undefined;
  return {
    messenger: form.name,
    ...form.show(text),
    length: form.lengthOf(text),
    most: hasPicture ? form.most.caption : form.most.text,
    hasPicture,
  };
}
