import type { Composer } from '../composer/composer.ts';
import type { Attachment } from './draft.ts';
import type { Picture } from './picture.ts';

/** What a line of a picker stands for. */
export type Choice =
  | { readonly kind: 'colleague'; readonly login: string }
  | { readonly kind: 'subscriber'; readonly subscriber: number }
  | { readonly kind: 'ready answer'; readonly text: string; readonly attachments: readonly Attachment[] }
  | { readonly kind: 'pause'; readonly minutes: number | undefined }
  | { readonly kind: 'bot'; readonly bot: string | undefined }
  | { readonly kind: 'messenger'; readonly messenger: 'telegram' | 'viber' | undefined };

export type PickerItem = { readonly label: string; readonly detail: string; readonly choice: Choice };

/** What is asked for by a line of text. */
export const QUESTIONS = ['search', 'take over', 'save picture', 'attach picture', 'end shift', 'keep answer'] as const;

export type Question = (typeof QUESTIONS)[number];

/** What has to be confirmed. */
export type Confirmation = 'close' | 'close quietly' | 'quit';

/** What lies over the rest and takes the keys. `dialog`: what it is about; it goes when another dialog is opened. */
export type Overlay =
  | { readonly kind: 'help'; readonly scroll: number }
  | {
      readonly kind: 'picker';
      readonly about: 'people' | 'ready answers' | 'colleagues' | 'pause' | 'filter' | 'elsewhere';
      readonly dialog: number | undefined;
      readonly input: Composer;
      readonly items: readonly PickerItem[];
      readonly at: number;
      readonly isLoading: boolean;
    }
  | {
      readonly kind: 'question';
      readonly question: Question;
      readonly dialog: number | undefined;
      readonly message: number | undefined;
      readonly input: Composer;
      readonly hints: readonly string[];
    }
  | { readonly kind: 'confirmation'; readonly about: Confirmation; readonly dialog: number | undefined }
  | { readonly kind: 'photo'; readonly dialog: number; readonly message: number; readonly picture: Picture };
