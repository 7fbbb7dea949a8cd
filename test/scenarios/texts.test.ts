import { Agent, request } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as z from 'zod';
import { labels } from '../support/buttons.ts';
import { daemonWithin } from '../support/daemon-within.ts';
import { expectToRead } from '../support/expect-to-read.ts';
import { MESSENGERS, TELEGRAM_TOKEN, World } from '../support/world.ts';

const BOT = 'ergo-club';
const Commands = z.object({ result: z.array(z.object({ command: z.string(), description: z.string() })) });

async function running() {
  const world = await World.create({ start: false });
  const { texts } = await daemonWithin(world);
  const change = async (key: string, source: string) =>
    expect(await texts.set({ botId: BOT, key, source, actor: 'Марія' })).toMatchObject({ ok: true });
  return { world, texts, change };
}

describe.each(MESSENGERS)('texts that are changed while the daemon runs, in %s', (messenger) => {
  it('are what sellers read from the next message on, and the original after a reset', async () => {
    const { world, texts, change } = await running();
    const seller = await world.signedInSeller(messenger);
    await seller.press('📝 Зареєструвати продаж');
    await seller.waitFor('Надішліть серійний номер');

    await change('menu.choose', 'Що робимо *далі*?');
    await seller.press('🏠 Меню');
    await seller.waitFor((message) => /^Що робимо \*?далі\*?\?$/.test(message.text));

    await texts.reset({ botId: BOT, key: 'menu.choose', actor: 'Марія' });
    await seller.say('🏠 Меню');
    await expectToRead(seller, 'Оберіть, що зробити');
  });

  it('a menu button that has been renamed leads there by its new label, and by all that it had before', async () => {
    const { world, texts, change } = await running();
    const seller = await world.signedInSeller(messenger);
    expect(await labels(seller)).toContain('💰 Баланс');
    await change('menu.balance', '💰 Рахунок');
    // The screen still shows the old menu: nothing has been sent since.
    await seller.press('💰 Баланс');
    await seller.waitFor('Ваш баланс');
    await seller.say('💰 Рахунок');
    await seller.waitFor('Ваш баланс');

    await change('menu.balance', '💰 Бали');
    await seller.press('🏠 Меню');
    await seller.waitFor('Оберіть');
    expect(await labels(seller)).toContain('💰 Бали');
    for (const label of ['💰 Бали', '💰 Рахунок', '💰 Баланс']) {
      await seller.say(label);
      await seller.waitFor('Ваш баланс');
    }
    await texts.reset({ botId: BOT, key: 'menu.balance', actor: 'Марія' });
    await seller.say('💰 Бали');
    await seller.waitFor('Ваш баланс');
  });
});

it('the command list in Telegram follows', async () => {
  const { world, texts, change } = await running();
  const agent = new Agent();
  onTestFinished(() => agent.close());
  const balance = async () => {
    const { body } = await request(`${world.sandbox.telegramUrl}/bot${TELEGRAM_TOKEN}/getMyCommands`, {
      dispatcher: agent,
    });
    return Commands.parse(await body.json()).result.find((one) => one.command === 'balance')?.description;
  };
  await expect.poll(balance).toBe('Мій баланс');
  await change('command.balance', 'Скільки в мене балів');
  await expect.poll(balance).toBe('Скільки в мене балів');
  await texts.reset({ botId: BOT, key: 'command.balance', actor: 'Марія' });
  await expect.poll(balance).toBe('Мій баланс');
});
