import { composerWith, type Composer } from '../composer/composer.ts';

/** A picture that has been uploaded to go with the words; `name` is what the operator knows it by. */
export type Attachment = { readonly picture: string; readonly name: string };

/** What is written in one dialog and not sent: an answer, or a note for colleagues. */
export type Draft = {
  readonly kind: 'answer' | 'note';
  readonly composer: Composer;
  readonly attachments: readonly Attachment[];
};

export const EMPTY_DRAFT: Draft = { kind: 'answer', composer: composerWith(), attachments: [] };

/** Nothing that would be lost. */
export function isEmpty({ composer, attachments }: Draft): boolean {
  return composer.text.trim() === '' && attachments.length === 0;
}
