import { CallLog } from './call-log.ts';
import { createClubStandIn } from './club/club-stand-in.ts';
import type { SmsSettings } from './club/sms-codes.ts';
import { Faults } from './faults.ts';
import type { Listener } from './http-listener.ts';
import { listenOnLoopback } from './http-listener.ts';
import { PhoneBook } from './phones/phone-book.ts';
import { createPhonesApi } from './phones/phones-api.ts';
import type { SettingsChange } from './sandbox-settings.ts';
import { changeSettings, defaultSettings } from './sandbox-settings.ts';
import { StoredFiles } from './stored-files.ts';
import { TelegramBot } from './telegram/bot.ts';
import { TelegramPeople } from './telegram/telegram-people.ts';
import { createTelegramStandIn } from './telegram/telegram-stand-in.ts';

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

  const telegramBots = props.bots.map(({ telegramToken: token, telegramUsername, name = 'ERGO CLUB' }) =>
    token
      ? new TelegramBot({
          token,
          username: telegramUsername ?? 'ergo_club_bot',
          name,
          faults,
          settings: settings.telegram,
          stored,
          now,
        })
      : undefined,
  );
  const telegram = createTelegramStandIn({ bots: telegramBots.filter((bot) => bot !== undefined), faults, calls, now });
  const club = createClubStandIn({ faults, now, ...(props.smsCodes && { smsCodes: props.smsCodes }) });
  club.onSms((sms) => book.receiveSms(sms));
  const phones = createPhonesApi({
    book,
    telegram: telegramBots.map((bot) => bot && new TelegramPeople(bot, book)),
    viber: [],
    faults,
    calls,
    settings,
    stored,
    clubControl: club.control,
  });

  const listen = props.listen ?? {};
  const [telegramAt, clubAt, phonesAt] = await Promise.all([
    listenOnLoopback(telegram, listen.telegram),
    listenOnLoopback(club.app, listen.club),
    listenOnLoopback(phones, listen.phones),
  ]);
  const listeners: Listener[] = [telegramAt, clubAt, phonesAt];
  return {
    telegramUrl: telegramAt.url,
    viberUrl: '',
    clubUrl: `${clubAt.url}/api/mobile/`,
    phonesUrl: phonesAt.url,
    close: async () => {
      await Promise.all(listeners.map((listener) => listener.close()));
    },
  };
}
