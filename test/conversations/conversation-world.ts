import { onTestFinished } from 'vitest';
import { Forgetting } from '../../src/audience/forget.ts';
import { Profiles } from '../../src/audience/profiles.ts';
import { SignedInPhones } from '../../src/audience/signed-in-phones.ts';
import { SignIns } from '../../src/audience/sign-ins.ts';
import { createBarcodeReader } from '../../src/barcodes/barcode-reader.ts';
import { Places } from '../../src/conversations/places.ts';
import { Router } from '../../src/conversations/router.ts';
import type { Place } from '../../src/conversations/scene.ts';
import { Words } from '../../src/conversations/words.ts';
import { buildDesk } from '../../src/daemon/build-desk.ts';
import { NewsPictures } from '../../src/daemon/news-pictures.ts';
import { Inbox } from '../../src/delivery/inbox.ts';
import { Outbox } from '../../src/delivery/outbox.ts';
import { Photos } from '../../src/delivery/photos.ts';
import type { IncomingContent } from '../../src/domain/incoming.ts';
import { LocalTime } from '../../src/domain/local-time.ts';
import type { Subscriber } from '../../src/domain/subscriber.ts';
import { createTelegram } from '../../src/messengers/telegram/telegram.ts';
import { Batches } from '../../src/sales/batches.ts';
import { Fates } from '../../src/sales/fates.ts';
import { LabelMemory } from '../../src/sales/label-memory.ts';
import { Promotions } from '../../src/sales/promotions.ts';
import { Participation } from '../../src/surveys/participation.ts';
import { Surveys } from '../../src/surveys/surveys.ts';
import { SupportHours } from '../../src/support/support-hours.ts';
import { TakenUpdates } from '../messengers/taken-updates.ts';
import { clubWorld } from '../sales/club-world.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { BOT } from '../support/open-store.ts';
import { recordedLog } from '../support/recorded-log.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const TOKEN = '1000000001:SandboxSandboxSandboxSandboxSandbox';
const PROGRAMME = {
  title: 'ERGO CLUB',
  site: 'https://club.ergo-global.com/',
  terms: 'https://club.ergo-global.com/img/Terms-and-agreements.pdf',
};
const RULES = { codesPerSubscriberPerHour: 1_000, codesPerNumberPerHour: 1_000, wrongCodes: 5, pauseMinutes: 15 };

/**
 * The conversations over a real store and the stand-ins of the club and of Telegram: updates go to the router, and what
 * it decides is committed. Nothing posts sales and nothing is sent, so a test sees what one update does.
 */
export async function conversationWorld(start = Date.now()) {
  const clock = new ManualClock(start);
  const world = await clubWorld(clock, Infinity, [{ telegramToken: TOKEN }]);
  const { store, ledger, sessions, gate } = world;
  const folder = await temporaryFolder();
  const common = { clock, random: () => 0, log: recordedLog() };
  const telegram = createTelegram({
    ...common,
    token: TOKEN,
    apiRoot: world.sandbox.telegramUrl,
    mediaDir: folder,
    commands: () => [],
  });
  const barcodes = createBarcodeReader({ workers: 1 });
  onTestFinished(() => barcodes.close());
  const outbox = new Outbox({ store });
  const localTime = new LocalTime('Europe/Kyiv');
  const places = new Places({ store });
  const words = new Words();
  const batches = new Batches({ store, ledger });
  const promotions = new Promotions({ store, localTime });
  const profiles = new Profiles({ store });
  const supportHours = new SupportHours({ store, localTime });
  const rules = { ratings: true, escalateMinutes: 10 };
  const desk = buildDesk({ store, clock, wordsOf: () => words, outbox, profiles, supportHours, rules });
  const surveys = new Surveys({ store });
  const router = new Router({
    services: {
      localTime,
      ledger,
      sessions,
      batches,
      barcodes,
      fates: new Fates({ store }),
      labelMemory: new LabelMemory({ store }),
      promotions,
      photos: new Photos({ store, folder }),
      profiles,
      signIns: new SignIns({ store }),
      signInRules: RULES,
      signedInPhones: new SignedInPhones({ store }),
      forgetting: new Forgetting({ store, photoFolder: folder }),
      supportHours,
      support: desk.seller,
      surveys,
      participation: new Participation({ store, surveys }),
      newsPictures: new NewsPictures({ mediaDir: folder, clubs: new Map(), log: common.log }),
    },
    bots: new Map([[BOT, { words, programme: PROGRAMME, club: gate.interactive, messengers: { telegram } }]]),
    places,
    inbox: new Inbox({ store, outbox }),
    outbox,
    news: outbox,
    clock,
    log: common.log,
    signal: new AbortController().signal,
  });
  let updates = 0;

  return {
    ...world,
    clock,
    desk,
    telegram,
    places,
    batches,
    promotions,
    localTime,
    words,

    /** Lets the conversations answer one update of the seller. */
    hears: async (seller: Subscriber, content: IncomingContent): Promise<void> => {
      const update = {
        messenger: seller.messenger,
        key: String(++updates),
        from: { id: seller.externalId },
        sentAt: clock.now(),
        content,
      };
      const taken = { id: updates, botId: BOT, update, attempts: 0, receivedAt: clock.now() };
      const commit = await router.handle(taken);
      await store.write(commit);
    },

    /** Puts the seller somewhere, with what has been gathered there. */
    standsAt: async (seller: Subscriber, place: Place, resume: Place | null = null): Promise<void> => {
      const standing = { place, turn: 1, lastPress: null, resume, keyboard: null, isNew: false };
      await store.write((tx) => places.keep(tx, seller.id, standing));
    },

    /** A photo as it lies at Telegram. */
    photoAtTelegram: async (bytes: Uint8Array): Promise<Extract<IncomingContent, { kind: 'photo' }>> => {
      const stop = new AbortController();
      const taken = new TakenUpdates();
      const phone = await world.phones.newTelegramPhone();
      await phone.sendPhoto(bytes);
      const polling = telegram.poll(taken.receive, stop.signal);
      const photo = await taken.next(phone.person, 'photo');
      stop.abort();
      await polling;
      return photo;
    },

    /** What the seller is to be sent, in order, as JSON. */
    said: async (seller: Subscriber): Promise<string[]> => {
      const rows = await store.read
        .selectFrom('outbox')
        .select('operation')
        .where('subscriber_id', '=', seller.id)
        .orderBy('id')
        .execute();
      return rows.map((row) => row.operation);
    },
  };
}

export type ConversationWorld = Awaited<ReturnType<typeof conversationWorld>>;
