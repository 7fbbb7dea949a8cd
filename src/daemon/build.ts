import { join } from 'node:path';
import { ClubSessions } from '../audience/club-sessions.ts';
import { Forgetting } from '../audience/forget.ts';
import { Profiles } from '../audience/profiles.ts';
import { SignedInPhones } from '../audience/signed-in-phones.ts';
import { SignIns } from '../audience/sign-ins.ts';
import type { BroadcastSender } from '../broadcasts/broadcast-sender.ts';
import { createBarcodeReader } from '../barcodes/barcode-reader.ts';
import type { Config } from '../config/config.ts';
import { packageVersion } from '../config/package-version.ts';
import type { AudienceParts } from '../control/server/parts.ts';
import { NewsOutbox } from '../conversations/news-outbox.ts';
import { Places } from '../conversations/places.ts';
import { mainMenu } from '../conversations/main-menu.ts';
import { Router, type BotVoice } from '../conversations/router.ts';
import type { Texts } from '../conversations/texts/texts.ts';
import { Words } from '../conversations/words.ts';
import { Dispatcher } from '../delivery/dispatcher.ts';
import { Inbox, type InboxUpdate } from '../delivery/inbox.ts';
import { Outbox } from '../delivery/outbox.ts';
import { Pauses } from '../delivery/pauses.ts';
import { PhotoPatience } from '../delivery/photo-patience.ts';
import { Photos } from '../delivery/photos.ts';
import { LocalTime } from '../domain/local-time.ts';
import type { Log } from '../domain/log.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { BatchProgress } from '../sales/batch-progress.ts';
import { Batches } from '../sales/batches.ts';
import { LabelMemory } from '../sales/label-memory.ts';
import { Fates } from '../sales/fates.ts';
import { Ledger } from '../sales/ledger.ts';
import type { SalePoster } from '../sales/poster.ts';
import { Promotions } from '../sales/promotions.ts';
import { RollUps } from '../statistics/roll-ups.ts';
import { Seal } from '../store/seal.ts';
import { LATEST_SCHEMA } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { Participation } from '../surveys/participation.ts';
import { Surveys } from '../surveys/surveys.ts';
import { SupportHours } from '../support/support-hours.ts';
import type { Backups } from '../upkeep/backups.ts';
import { Metrics } from '../upkeep/metrics.ts';
import { buildBots } from './build-bots.ts';
import { viberDoor, type ChannelParts } from './build-channels.ts';
import { buildAudience } from './build-audience.ts';
import { buildBatchProgress } from './build-batches.ts';
import { buildBroadcasts, buildBroadcastSenders, type BroadcastOffice } from './build-broadcasts.ts';
import { buildPoster } from './build-poster.ts';
import { buildSchedule } from './build-schedule.ts';
import { buildChat, type Chat } from './build-chat.ts';
import { buildSurveys, type SurveyOffice } from './build-surveys.ts';
import { buildTexts } from './build-texts.ts';
import type { LiveChannel } from './channel.ts';
import { NewsPictures } from './news-pictures.ts';
import type { Schedule } from './schedule.ts';
import { backupsOf } from './open-database.ts';
import { systemClock, systemRandom as random } from './system-clock.ts';

export type BuildProps = {
  config: Config;
  log: Log;
  store: Store;
  sealKey: Uint8Array;
  mediaDir: string;
  signal: AbortSignal;
};

/** Everything that is constructed once and lives as long as the daemon. */
export type Daemon = Chat & {
  audience: AudienceParts;
  texts: Texts;
  inbox: Inbox;
  outbox: Outbox;
  pauses: Pauses;
  metrics: Metrics;
  dispatcher: Dispatcher;
  /** There may be something to send for a bot. */
  onCommit: (botId: string) => void;
  poster: SalePoster;
  batchProgress: BatchProgress;
  backups: Backups;
  broadcasts: BroadcastOffice;
  broadcastSenders: BroadcastSender[];
  surveys: SurveyOffice;
  schedule: Schedule;
  channels: LiveChannel[];
  viber: ReturnType<typeof viberDoor>;
  /** Ends worker threads and connections. */
  close(): Promise<void>;
};

const clock = systemClock;
/** For a bot that has left the configuration: what is still written for it goes nowhere. */
const CATALOGUE = new Words();

/** Constructs the daemon; the only place that knows which adapters there are. Starts nothing. */
export function buildDaemon(props: BuildProps): Daemon {
  const { config, log, store, mediaDir } = props;
  const { bots } = config;
  const texts = buildTexts({ config, store, log, channels: () => channels });
  const outbox = new Outbox({ store });
  const inbox = new Inbox({ store, outbox });
  const pauses = new Pauses({ store });
  const metrics = new Metrics({ version: packageVersion(), schema: LATEST_SCHEMA });
  const parts: ChannelParts = { config, mediaDir, inbox, outbox, pauses, texts, metrics, clock, random, log };
  const { voices, channels, doors, clubs, gates, pictures } = buildBots(parts, store);
  const newsPictures = new NewsPictures({ mediaDir, clubs: pictures, log });
  const barcodes = buildBarcodes(config, log);

  const records = buildRecords(props);
  const backups = backupsOf(config);
  const onCommit = (botId: string) => {
    for (const channel of channels) if (channel.botId === botId) channel.sender.wake();
    poster.wake();
    batchProgress.wake();
  };
  const wordsOf = (botId: string) => voices.get(botId)?.words ?? CATALOGUE;
  const news = buildNewsOutbox(store, records.places, voices);
  const forNews = { ...records, store, log, outbox: news, wordsOf, voices, onCommit };
  const poster = buildPoster({ ...props, ...forNews, inbox, gates });
  const batchProgress = buildBatchProgress(forNews);
  const chat = buildChat({ ...records, store, clock, wordsOf, outbox, mediaDir, gates, rules: config.support });
  const services = { ...records, support: chat.desk.seller, signInRules: config.signIn, barcodes, newsPictures };
  const router = new Router({ ...props, services, bots: voices, places: records.places, inbox, outbox, news, clock });
  const dispatcher = buildDispatcher({ store, inbox, pauses, log, router, onCommit });
  const office = buildBroadcasts({ ...props, bots, zone: config.timeZone, outbox: news, pauses, onCommit, clock });
  inbox.onForeignReceipt((tx, botId, person, receipt) => office.recipients.noteReceipt(tx, botId, person, receipt));
  const surveys = buildSurveys({ store, office, wordsOf, clock, log });
  const rounds = { dialogs: chat.desk.round, broadcasts: office.conductor, surveyRound: surveys.round };
  const forSending = { office, channels, bots, menu: mainMenu(wordsOf), clock, random, log };
  const broadcastSenders = buildBroadcastSenders(forSending);
  pauses.onChange(() => wakeAll([poster, ...channels.map(({ sender }) => sender), ...broadcastSenders]));

  return {
    audience: buildAudience({ ...records, store, clock }),
    texts,
    inbox,
    outbox,
    pauses,
    metrics,
    dispatcher,
    ...chat,
    onCommit,
    poster,
    batchProgress,
    backups,
    broadcasts: office,
    broadcastSenders,
    surveys,
    schedule: buildSchedule({ ...forNews, ...rounds, backups, config, gates }),
    channels,
    viber: viberDoor(doors, inbox, (botId) => (pauses.isPaused(botId) ? undefined : router.welcome(botId))),
    close: () => closeAll([barcodes, ...clubs, ...pictures.values()]),
  };
}

function wakeAll(waiting: readonly { wake(): void }[]): void {
  for (const one of waiting) one.wake();
}

async function closeAll(parts: { close(): Promise<void> }[]): Promise<void> {
  await Promise.all(parts.map((part) => part.close()));
}

function buildDispatcher(props: {
  store: Store;
  inbox: Inbox;
  pauses: Pauses;
  log: Log;
  router: Router;
  onCommit: (botId: string) => void;
}): Dispatcher {
  const { router, ...parts } = props;
  const reassure = (update: InboxUpdate) => router.reassure(update);
  const dispatcher = new Dispatcher({
    ...parts,
    clock,
    random,
    handle: (update) => router.handle(update),
    apologise: (update) => router.apologise(update),
    photoPatience: new PhotoPatience({ ...parts, clock, reassure }),
  });
  parts.inbox.onArrival(() => dispatcher.wake());
  parts.pauses.onChange(() => dispatcher.pausesChanged());
  return dispatcher;
}

function buildBarcodes({ barcodes }: Config, log: Log) {
  return createBarcodeReader({ workers: barcodes.workers, timeLimitMs: barcodes.timeoutSeconds * 1000, log });
}

/** The outbox for what sellers are told unasked. */
function buildNewsOutbox(store: Store, places: Places, voices: ReadonlyMap<string, BotVoice>): NewsOutbox {
  const abilitiesOf = ({ botId, messenger }: Subscriber) => voices.get(botId)?.messengers[messenger]?.abilities;
  return new NewsOutbox({ store, places, keyboardStays: (seller) => abilitiesOf(seller)?.keyboardStays ?? true });
}

/** What the tables hold, each under its own noun. */
function buildRecords({ config, store, sealKey }: BuildProps) {
  const localTime = new LocalTime(config.timeZone);
  const photoFolder = join(config.dataDir, 'photos');
  const ledger = new Ledger({ store });
  const surveys = new Surveys({ store });
  return {
    localTime,
    surveys,
    participation: new Participation({ store, surveys }),
    ledger,
    batches: new Batches({ store, ledger }),
    fates: new Fates({ store }),
    labelMemory: new LabelMemory({ store }),
    promotions: new Promotions({ store, localTime }),
    photos: new Photos({ store, folder: photoFolder }),
    profiles: new Profiles({ store }),
    sessions: new ClubSessions({ store, seal: new Seal(sealKey) }),
    signIns: new SignIns({ store }),
    places: new Places({ store }),
    signedInPhones: new SignedInPhones({ store }),
    forgetting: new Forgetting({ store, photoFolder }),
    supportHours: new SupportHours({ store, localTime }),
    rollUps: new RollUps({ store, localTime }),
  };
}
