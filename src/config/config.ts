import type { ConfigFile } from './schema.ts';
import type { Secret } from './secret.ts';
import type { ListenAddress } from './values.ts';

type FileBot = ConfigFile['bots'][number];

export type ClubConfig = FileBot['club'];
export type TelegramConfig = Omit<NonNullable<FileBot['telegram']>, 'token'> & { token: Secret };
export type ViberConfig = Omit<NonNullable<FileBot['viber']>, 'token'> & { token: Secret };

/** One bot of the configuration; at least one of the two messengers is there. */
export type BotConfig = {
  id: string;
  title: string;
  club: ClubConfig;
  telegram?: TelegramConfig;
  viber?: ViberConfig;
};

/** The configuration as the program uses it: checked, absolute paths, secrets in hand but not showing themselves. */
export type Config = {
  /** The file it was read from. */
  file: string;
  dataDir: string;
  timeZone: string;
  /** 32 bytes in base64 or hex; without it the key lies in the data folder (`seal-key.ts`). */
  secretKey?: Secret;
  /** `publicUrl` ends without a slash; it is there whenever a bot has Viber. */
  http: { listen: ListenAddress; publicUrl?: string };
  /** `listen`: `unix:` and an absolute path; `remote`: a door for other machines, its files with absolute paths. */
  control: { listen: string; remote?: ListenAddress & { tls?: { certificate: string; key: string } } };
  staff: ConfigFile['staff'];
  log: ConfigFile['log'];
  barcodes: ConfigFile['barcodes'];
  sales: ConfigFile['sales'];
  signIn: ConfigFile['signIn'];
  /** `folder` is absolute; `at` is a time of day, HH:MM, in the programme's time zone. */
  backup: ConfigFile['backup'] & { folder: string };
  support: ConfigFile['support'];
  bots: BotConfig[];
};
