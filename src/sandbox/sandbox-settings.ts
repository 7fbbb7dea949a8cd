import * as z from 'zod';

const TelegramSettings = z.object({
  /** Messages a second into one chat before 429; 0 sets no limit. The real one allows about 1. */
  chatPerSecond: z.number().nonnegative(),
  /** How many may come at once before `chatPerSecond` counts. */
  chatBurst: z.number().positive(),
  /** Messages a second to all chats before 429; 0 sets no limit. The real one allows about 30 in bulk. */
  botPerSecond: z.number().nonnegative(),
  /** How long a pressed inline button waits for answerCallbackQuery. */
  pressSeconds: z.number().positive(),
});

const ViberSettings = z.object({
  /** Waits between tries to deliver an event until the bot answers 200. */
  retrySeconds: z.array(z.number().nonnegative()),
  /** How long the bot may take to answer an event before the try counts as failed. */
  webhookTimeoutSeconds: z.number().positive(),
  /** Whether broadcast_message is allowed; status 20 otherwise. */
  broadcastAllowed: z.boolean(),
  /** Messages to one person within an hour without an answer before status 12; 0 sets no limit. */
  unansweredPerHour: z.number().nonnegative(),
  /** Whether phones report delivered and seen at once. */
  receipts: z.boolean(),
});

/** What of the stand-ins can be set; changed while they run through the phones API. */
export const SandboxSettings = z.object({ telegram: TelegramSettings, viber: ViberSettings });
export type SandboxSettings = z.infer<typeof SandboxSettings>;

/** Settings as they are given: any of them may be missing. */
export type SettingsChange = {
  telegram?: Partial<SandboxSettings['telegram']>;
  viber?: Partial<SandboxSettings['viber']>;
};

const Change = z.strictObject({
  telegram: TelegramSettings.partial().strict().optional(),
  viber: ViberSettings.partial().strict().optional(),
});

/** The sandbox's own choice: the real retry schedule shortened, Telegram's rates off. */
export function defaultSettings(): SandboxSettings {
  return {
    telegram: { chatPerSecond: 0, chatBurst: 5, botPerSecond: 0, pressSeconds: 900 },
    viber: {
      retrySeconds: [1, 5, 15, 15, 15, 15],
      webhookTimeoutSeconds: 5,
      broadcastAllowed: false,
      unansweredPerHour: 100,
      receipts: true,
    },
  };
}

/** Changes the named settings in place; throws a ZodError for what is none. */
export function changeSettings(settings: SandboxSettings, change: unknown): void {
  const { telegram, viber } = Change.parse(change);
  Object.assign(settings.telegram, telegram);
  Object.assign(settings.viber, viber);
}
