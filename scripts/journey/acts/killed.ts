import { setTimeout as wait } from 'node:timers/promises';
import type { Club } from '../club.ts';
import { mustHold } from '../step-went-wrong.ts';
import type { Act } from './act.ts';

export const killed: Act = {
  title: 'SIGKILL in the middle of a sale',
  story:
    'The worst moment: the club has registered the sale, its answer is still under way, and the daemon dies. Did it work? Only the club knows, so the new daemon asks before it posts anything again.',
  async play({ sellers, club, stage, narrator }) {
    const sold = new Map(
      await Promise.all(sellers.map(async (seller) => [seller, (await club.newlySold()).serial] as const)),
    );
    await club.answersLate(10_000);
    narrator.interferes('The club registers sales, but its answers take 10 seconds.');
    for (const [seller, serial] of sold) {
      await seller.writesInto({ text: serial, until: () => registered(club, serial) });
    }

    await stage.killDaemon();
    await club.isWellAgain();
    narrator.interferes('kill -9: the daemon is dead. The sellers know nothing of it and go on.');
    for (const [seller, serial] of sold) {
      mustHold(
        seller.behind.sale(serial)?.state === 'posting',
        `the ledger does not say that ${serial} was being posted`,
      );
      await seller.presses('🏠 Меню');
    }
    narrator.proves('the database on disk says of both sales: “posting”, nobody knows how it ended');

    await stage.startDaemon();
    narrator.interferes('The daemon is started again on the same folder.');
    for (const [seller, serial] of sold) {
      await seller.reads(['Продаж зареєстровано', serial], 'Оберіть, що зробити');
      mustHold(await club.hasOnce(serial, seller), `the club does not have ${serial} once`);
      mustHold((await club.attempts(serial)).length === 1, `${serial} was posted twice`);
    }
    narrator.proves(
      'both sales survived, each posted once; both sellers got their answers, the one to the button pressed meanwhile too',
    );
  },
};

/** Resolves when the club has the sale in its books. */
async function registered(club: Club, serial: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if ((await club.attempts(serial)).includes('registered')) return;
    await wait(25);
  }
  mustHold(false, `the club never saw ${serial}`);
}
