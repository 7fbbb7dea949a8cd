import { CallLog } from './call-log.ts';
import { createClubStandIn } from './club/club-stand-in.ts';
import type { SmsSettings } from './club/sms-codes.ts';
import { Faults } from './faults.ts';
import type { Listener } from './http-listener.ts';
import { listenOnLoopback } from './http-listener.ts';
import { PhoneBook } from './phones/phone-book.ts';
import { createPhonesApi } from './phones/phones-api.ts';
import type { SandboxSettings, SettingsChange } from './sandbox-settings.ts';
import { changeSettings, defaultSettings } from './sandbox-settings.ts';
import { StoredFiles } from './stored-files.ts';
import { TelegramBot } from './telegram/bot.ts';
import { TelegramPeople } from './telegram/telegram-people.ts';
import { createTelegramStandIn } from './telegram/telegram-stand-in.ts';
import { ViberBot } from './viber/viber-bot.ts';
import { ViberPeople } from './viber/viber-people.ts';
import { createViberStandIn } from './viber/viber-stand-in.ts';

/** One bot as the messengers know it; a messenger without a token does not have it. */
export type SandboxBot = {
  name?: string;
  telegramToken?: string;
  telegramUsername?: string;
  viberToken?: string;
  viberUri?: string;
};

export type SandboxProps = {
  /** Ports on loopback; 0 or nothing takes any free one. */
  listen?: { telegram?: number; viber?: number; club?: number; phones?: number };
  bots: SandboxBot[];
  settings?: SettingsChange;
  /** How the club sends its SMS codes. */
  smsCodes?: SmsSettings;
  now?: () => number;
};

/** The addresses as the bot's configuration wants them: apiRoot of Telegram and Viber, the club's url. */
export type Sandbox = {
  telegramUrl: string;
  viberUrl: string;
  clubUrl: string;
  phonesUrl: string;
  close(): Promise<void>;
};

/** Starts all stand-ins and the phones API, each on its own loopback port. */
export async function startSandbox(props: SandboxProps): Promise<Sandbox> {
  const now = props.now ?? Date.now;
  const settings = defaultSettings();
  changeSettings(settings, props.settings ?? {});
  const faults = new Faults();
  const calls = new CallLog();
  const stored = new StoredFiles();
  const book = new PhoneBook();

  const common = { faults, calls, stored, now };
  const telegramBots = props.bots.map((bot) => telegramBot(bot, { ...common, settings: settings.telegram }));
  const viberBots = props.bots.map((bot) => viberBot(bot, { ...common, settings: settings.viber }));
  const telegram = createTelegramStandIn({ bots: telegramBots.filter((bot) => bot !== undefined), ...common });
  const viber = createViberStandIn({ bots: viberBots.filter((bot) => bot !== undefined), ...common });
  const club = createClubStandIn({ faults, now, ...(props.smsCodes && { smsCodes: props.smsCodes }) });
  club.onSms((sms) => book.receiveSms(sms));
  const phones = createPhonesApi({
    book,
    telegram: telegramBots.map((bot) => bot && new TelegramPeople(bot, book)),
    viber: viberBots.map((bot) => bot && new ViberPeople(bot, book)),
    faults,
    calls,
    settings,
    stored,
    clubControl: club.control,
  });

  const listeners: Listener[] = [];
  const closeAll = () => Promise.all(listeners.map((listener) => listener.close()));
  const open = async (app: Parameters<typeof listenOnLoopback>[0], port?: number): Promise<Listener> => {
    // A port that is taken must not leave the others open behind it.
    const listener = await listenOnLoopback(app, port).catch(async (error: unknown) => {
      await closeAll();
      throw error;
    });
    listeners.push(listener);
    return listener;
  };
  const listen = props.listen ?? {};
  const telegramAt = await open(telegram, listen.telegram);
  const viberAt = await open(viber, listen.viber);
  const clubAt = await open(club.app, listen.club);
  const phonesAt = await open(phones, listen.phones);
  club.books.site = clubAt.url;
  for (const bot of viberBots) if (bot) bot.mediaUrl = viberAt.url;
  return {
    telegramUrl: telegramAt.url,
    viberUrl: `${viberAt.url}/pa`,
    clubUrl: `${clubAt.url}/api/mobile/`,
    phonesUrl: phonesAt.url,
    close: async () => {
      for (const bot of viberBots) await bot?.webhookPost.close();
      await closeAll();
    },
  };
}

type Common = { faults: Faults; calls: CallLog; stored: StoredFiles; now: () => number };

function telegramBot(
  { telegramToken: token, telegramUsername: username = 'ergo_club_bot', name = 'ERGO CLUB' }: SandboxBot,
  common: Common & { settings: SandboxSettings['telegram'] },
): TelegramBot | undefined {
  return token ? new TelegramBot({ token, username, name, ...common }) : undefined;
}

function viberBot(
  { viberToken: token, viberUri: uri = 'ergoclub', name = 'ERGO CLUB' }: SandboxBot,
  common: Common & { settings: SandboxSettings['viber'] },
): ViberBot | undefined {
  return token ? new ViberBot({ token, uri, name, ...common }) : undefined;
}
