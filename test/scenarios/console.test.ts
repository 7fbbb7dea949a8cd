import { describe, expect, it } from 'vitest';
import type { Phone } from '../../src/sandbox/phone.ts';
import { administratorOf, operatorOf, type Desk } from '../support/staff-life.ts';
import { openTmuxConsole } from '../support/tmux-console.ts';
import type { TmuxConsole } from '../support/tmux.ts';
import { MESSENGERS, World } from '../support/world.ts';

async function asks(seller: Phone, text: string): Promise<void> {
  await seller.press('💬 Підтримка');
  await seller.waitFor('Напишіть, що сталося');
  await seller.say(text);
  await seller.waitFor('Дякую, передав!');
}

async function worldWithOperator(): Promise<{ world: World; admin: Desk; olena: Desk }> {
  const world = await World.create();
  const admin = await administratorOf(world.configFile);
  return { world, admin, olena: await operatorOf(world.configFile, admin) };
}

function openConsole(world: World, { configHome }: Desk, more: object = {}): Promise<TmuxConsole> {
  return openTmuxConsole({ configFile: world.configFile, configHome, ...more });
}

describe.each(MESSENGERS)('an operator at the console answers a seller in %s', (messenger) => {
  it('from the list to the answer, and hears what comes back', { timeout: 240_000 }, async () => {
    const { world, olena } = await worldWithOperator();
    const seller = await world.signedInSeller(messenger);
    const console = await openConsole(world, olena);
    await console.sees('Діалогів немає');
    await asks(seller, 'Де мої бали? 🫠 ёЇ漢字');
    await console.sees(/\(1\).*щойно/);
    await console.keys('Enter');
    await console.sees('Де мої бали? 🫠 ёЇ漢字');
    await console.sees(/вільний/);

    // Taken by a key of a Ukrainian layout: «е» stands where Latin has t.
    await console.type('е');
    await console.sees(/ваш/);
    await console.keys('Enter');
    await console.type('Доброго дня! 👋');
    await console.keys('M-Enter');
    await console.type('Дивлюся.');
    await console.sees('Дивлюся.');
    expect((await seller.chat()).some(({ text }) => text?.includes('Дивлюся'))).toBe(false);
    await console.keys('Enter');
    await seller.waitFor('Доброго дня! 👋\nДивлюся.');
    await console.sees(/✓/);

    await seller.say('Дякую, чекаю');
    await console.sees('Дякую, чекаю');

    // Closed: the seller is told, and the list is empty again.
    await console.keys('M-x');
    await console.sees('Закрити діалог');
    await console.keys('Enter');
    await console.sees('Діалогів немає');
    await console.keys('C-c');
    await console.sees('Завершити роботу?');
    await console.keys('Enter');
    await console.sees('ended with 0');
  });
});
