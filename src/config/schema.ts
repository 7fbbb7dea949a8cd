import * as z from 'zod';
import { isSafeUrl, isTimeZone, listenAddress } from './values.ts';

/** What is expected of a value, in the words that `problems.ts` and editors show. */
function expects<Schema extends z.ZodType>(schema: Schema, description: string): Schema {
  return schema.meta({ description });
}

function wholeNumber(from: number, to: number, what: string) {
  return expects(z.int().min(from).max(to), `a whole number of ${what} from ${from} to ${to}`);
}

const words = (what: string, most = 200) =>
  expects(z.string().trim().min(1).max(most), `${what}, 1 to ${most} characters`);

const safeUrl = (what: string) =>
  expects(
    z.url({ protocol: /^https?$/ }).refine(isSafeUrl),
    `${what}: an https address (plain http on 127.0.0.1 only)`,
  );

/** Where a secret is found; the secret itself never stands in the file. */
export const secretReference = expects(
  z.string().regex(/^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+)$/),
  '"env:NAME" or "file:PATH", never the secret itself',
);

const club = expects(
  z.strictObject({
    url: safeUrl("the club's API"),
    site: safeUrl("the club's web site"),
    terms: safeUrl('the terms of the programme'),
    timeoutSeconds: wholeNumber(1, 120, 'seconds').default(15),
    requestsPerSecond: wholeNumber(1, 1000, 'requests a second').default(5),
    serialKey: expects(z.enum(['sn', 'serial']), '"sn" or "serial": the name under which PostSN takes it').default(
      'sn',
    ),
  }),
  'an object with url, site and terms of the club',
);

const telegram = expects(
  z.strictObject({
    token: secretReference,
    apiRoot: safeUrl("Telegram's Bot API").default('https://api.telegram.org'),
    bulkPerSecond: wholeNumber(1, 1000, 'messages a second').default(30),
    pollSeconds: wholeNumber(1, 50, 'seconds').default(30),
  }),
  'an object with at least the token of the Telegram bot',
);

const viber = expects(
  z.strictObject({
    token: secretReference,
    apiRoot: safeUrl("Viber's REST API").default('https://chatapi.viber.com/pa'),
    senderName: words('the name that sellers see', 28),
    broadcastApi: expects(z.boolean(), 'true or false').default(false),
    bulkPerSecond: wholeNumber(1, 1000, 'messages a second').default(50),
  }),
  'an object with at least token and senderName of the Viber bot',
);

const bot = expects(
  z.strictObject({
    id: expects(
      z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/),
      'small latin letters, digits and dashes, at most 32 characters; it is part of the webhook address',
    ),
    title: words('the name of the programme', 64),
    club,
    telegram: telegram.optional(),
    viber: viber.optional(),
  }),
  'an object with id, title, club, and telegram or viber or both',
);

const http = z.strictObject({
  listen: expects(
    z.string().refine((value) => listenAddress(value) !== undefined),
    '"HOST:PORT", for example "127.0.0.1:8080"',
  ).default('127.0.0.1:8080'),
  publicUrl: safeUrl('the address under which the world reaches http.listen').optional(),
});

const control = z.strictObject({
  listen: expects(
    z.string().regex(/^unix:.+$/),
    '"unix:PATH", for example "unix:data/control.sock"; the path has at most 107 bytes',
  ).optional(),
  remote: expects(
    z.strictObject({
      listen: expects(
        z.string().refine((value) => listenAddress(value) !== undefined),
        '"HOST:PORT", for example "0.0.0.0:8443"',
      ),
      certificate: words('the file of the certificate chain in PEM form', 1000).optional(),
      key: words('the file of its private key in PEM form', 1000).optional(),
    }),
    'an object with listen, certificate and key',
  ).optional(),
});

const staff = z.strictObject({
  operatorsSend: expects(
    z.boolean(),
    'true or false: whether operators send broadcasts and surveys, or draft them for administrators to approve',
  ).default(true),
});

const log = z.strictObject({
  level: expects(z.enum(['debug', 'info', 'warn', 'error']), '"debug", "info", "warn" or "error"').default('info'),
});

const barcodes = z.strictObject({
  workers: wholeNumber(1, 16, 'worker threads').default(1),
  timeoutSeconds: wholeNumber(1, 60, 'seconds').default(10),
});

const signIn = z.strictObject({
  codesPerSubscriberPerHour: wholeNumber(1, 100, 'SMS codes').default(5),
  codesPerNumberPerHour: wholeNumber(1, 100, 'SMS codes').default(3),
  wrongCodes: wholeNumber(1, 20, 'wrong codes before a pause').default(5),
  pauseMinutes: wholeNumber(1, 1440, 'minutes').default(15),
});

const retrySeconds = z
  .strictObject({ first: wholeNumber(1, 60, 'seconds').default(5), most: wholeNumber(1, 600, 'seconds').default(60) })
  .refine(({ first, most }) => first <= most);

const sales = z.strictObject({
  retrySeconds: expects(retrySeconds, 'an object with first and most, first not longer than most').prefault({}),
});

const backup = z.strictObject({
  folder: words('a folder', 1000).optional(),
  nightly: expects(z.boolean(), 'true or false').default(true),
  at: expects(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/), 'a time of day, for example "04:30"').default('04:30'),
  keep: wholeNumber(1, 1000, 'backups').default(14),
});

const support = z.strictObject({
  ratings: expects(z.boolean(), 'true or false: whether sellers are asked how support was').default(true),
  escalateMinutes: wholeNumber(1, 1440, 'minutes').default(10),
});

/** The whole of `ergo-bot.config.json` (README, "Configuration"). What is expected of a value is its description. */
export const configSchema = z
  .strictObject({
    $schema: expects(z.string(), 'the path of the JSON Schema, for editors').optional(),
    dataDir: words('a folder', 1000).default('data'),
    timeZone: expects(z.string().refine(isTimeZone), 'an IANA time zone, for example "Europe/Kyiv"').default(
      'Europe/Kyiv',
    ),
    secretKey: secretReference.optional(),
    http: expects(http, 'an object with listen and publicUrl').prefault({}),
    control: expects(control, 'an object with listen and remote').prefault({}),
    staff: expects(staff, 'an object with operatorsSend').prefault({}),
    log: expects(log, 'an object with level').prefault({}),
    barcodes: expects(barcodes, 'an object with workers and timeoutSeconds').prefault({}),
    sales: expects(sales, 'an object with retrySeconds').prefault({}),
    signIn: expects(signIn, 'an object with the limits of signing in').prefault({}),
    backup: expects(backup, 'an object with folder, nightly, at and keep').prefault({}),
    support: expects(support, 'an object with ratings and escalateMinutes').prefault({}),
    bots: expects(z.array(bot).min(1), 'a list of at least one bot'),
  })
  .meta({ title: 'ergo-bot.config.json', description: 'a JSON object, see `ergo-bot init --help`' });

/** The file as it is written, checked and with its defaults, before secrets and paths are resolved. */
export type ConfigFile = z.output<typeof configSchema>;
