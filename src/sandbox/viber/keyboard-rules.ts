import * as z from 'zod';
import { ViberRefusal } from './statuses.ts';

const Colour = z.string().regex(/^#[0-9a-fA-F]{6}$/);
const Picture = z.url().max(2000);
const Padding = z.int().min(0).max(12);

/** A button of a keyboard or a rich media message; unknown properties are refused, as Viber's schema does. */
const Button = z
  .strictObject({
    Columns: z.int().min(1).max(6).optional(),
    Rows: z.int().min(1).max(7).optional(),
    BgColor: Colour.optional(),
    Silent: z.boolean().optional(),
    BgMediaType: z.enum(['picture', 'gif']).optional(),
    BgMedia: Picture.optional(),
    BgMediaScaleType: z.enum(['crop', 'fill', 'fit']).optional(),
    ImageScaleType: z.enum(['crop', 'fill', 'fit']).optional(),
    BgLoop: z.boolean().optional(),
    ActionType: z.enum(['reply', 'open-url', 'share-phone', 'location-picker', 'none']).optional(),
    ActionBody: z.string().max(2000).optional(),
    Image: Picture.optional(),
    Text: z.string().max(250).optional(),
    TextVAlign: z.enum(['top', 'middle', 'bottom']).optional(),
    TextHAlign: z.enum(['left', 'center', 'right']).optional(),
    TextPaddings: z.tuple([Padding, Padding, Padding, Padding]).optional(),
    TextOpacity: z.int().min(0).max(100).optional(),
    TextSize: z.enum(['small', 'regular', 'large']).optional(),
    TextBgGradientColor: Colour.optional(),
    TextShouldFit: z.boolean().optional(),
    OpenURLType: z.enum(['internal', 'external']).optional(),
    OpenURLMediaType: z.enum(['not-media', 'video', 'gif', 'picture']).optional(),
    InternalBrowser: z.record(z.string(), z.unknown()).optional(),
    Map: z.record(z.string(), z.unknown()).optional(),
    Frame: z.record(z.string(), z.unknown()).optional(),
    MediaPlayer: z.record(z.string(), z.unknown()).optional(),
  })
  .refine((button) => button.ActionType === 'none' || (button.ActionBody ?? '') !== '', {
    path: ['ActionBody'],
    error: 'object has missing required properties (["ActionBody"])',
  })
  .refine((button) => button.ActionType !== 'open-url' || isWebAddress(button.ActionBody ?? ''), {
    path: ['ActionBody'],
    error: 'is no URL',
  });

export type ViberButton = z.infer<typeof Button>;

const Keyboard = z.strictObject({
  Type: z.literal('keyboard'),
  Buttons: z.array(Button).min(1),
  BgColor: Colour.optional(),
  DefaultHeight: z.boolean().optional(),
  CustomDefaultHeight: z.int().min(40).max(70).optional(),
  HeightScale: z.int().min(20).max(100).optional(),
  ButtonsGroupColumns: z.int().min(1).max(6).optional(),
  ButtonsGroupRows: z.int().min(1).max(2).optional(),
  InputFieldState: z.enum(['regular', 'minimized', 'hidden']).optional(),
  FavoritesMetadata: z.record(z.string(), z.unknown()).optional(),
});

export type ViberKeyboard = z.infer<typeof Keyboard>;

const RichMedia = z.strictObject({
  Type: z.literal('rich_media'),
  Buttons: z.array(Button).min(1),
  BgColor: Colour.optional(),
  ButtonsGroupColumns: z.int().min(1).max(6).default(6),
  ButtonsGroupRows: z.int().min(1).max(7).default(7),
});

export type ViberRichMedia = z.infer<typeof RichMedia>;

const MOST_CARDS = 6;

/** Checks a keyboard against Viber's schema; status 3 for what does not fit. */
export function readKeyboard(value: unknown): ViberKeyboard {
  const keyboard = readAs(Keyboard, value, 'keyboard');
  checkWidths(keyboard.Buttons, keyboard.ButtonsGroupColumns ?? 6, 'keyboard');
  return keyboard;
}

/** Checks a carousel: 1 to 6 cards, each a grid of at most 6×7. */
export function readRichMedia(value: unknown): ViberRichMedia {
  const media = readAs(RichMedia, value, 'rich_media');
  checkWidths(media.Buttons, media.ButtonsGroupColumns, 'rich_media');
  const cells = media.Buttons.reduce((sum, button) => sum + (button.Columns ?? 6) * (button.Rows ?? 1), 0);
  const cards = Math.ceil(cells / (media.ButtonsGroupColumns * media.ButtonsGroupRows));
  if (cards > MOST_CARDS) throw new ViberRefusal(3, 'rich_media is not valid. [too many cards]');
  return media;
}

/** The API level that a keyboard's parts ask for; below it a phone cannot show it (Viber REST API: keyboards). */
export function neededApiVersion(keyboard: ViberKeyboard): number {
  if (keyboard.InputFieldState !== undefined || keyboard.HeightScale !== undefined) return 4;
  const needsThree = (type: string | undefined) => type === 'share-phone' || type === 'location-picker';
  return keyboard.Buttons.some((button) => needsThree(button.ActionType)) ? 3 : 1;
}

function readAs<Shape>(schema: z.ZodType<Shape>, value: unknown, name: string): Shape {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const complaints = read.error.issues.map((issue) => `${issue.path.join('/')}: ${issue.message}`);
  throw new ViberRefusal(3, `${name} is not valid. [${complaints.join('; ')}]`);
}

function checkWidths(buttons: readonly ViberButton[], columns: number, name: string): void {
  if (buttons.some((button) => (button.Columns ?? columns) > columns))
    throw new ViberRefusal(3, `${name} is not valid. [a button is wider than the grid]`);
}

function isWebAddress(address: string): boolean {
  return URL.canParse(/^[a-z]+:/i.test(address) ? address : `http://${address}`);
}
