import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { widthOf } from '../../src/console/text/glyphs.ts';
import type { Phone } from '../../src/sandbox/phone.ts';
import { labelPhoto } from '../support/label-photo.ts';
import { administratorOf, operatorOf, type Desk } from '../support/staff-life.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openTmuxConsole } from '../support/tmux-console.ts';
import type { TmuxConsole } from '../support/tmux.ts';
import { World } from '../support/world.ts';

async function asks(seller: Phone, text: string): Promise<void> {
  await seller.press('💬 Підтримка');
  await seller.waitFor('Напишіть, що сталося');
  await seller.say(text);
  await seller.waitFor('Дякую, передав!');
}

async function scene(text: string): Promise<{ world: World; admin: Desk; olena: Desk; seller: Phone }> {
  const world = await World.create();
  const admin = await administratorOf(world.configFile);
  const olena = await operatorOf(world.configFile, admin);
  const seller = await world.signedInSeller('telegram');
  await asks(seller, text);
  return { world, admin, olena, seller };
}

/** How often the seller was told these words. */
async function timesTold(seller: Phone, words: string): Promise<number> {
  return (await seller.chat()).filter(({ text }) => text?.includes(words)).length;
}

function open({ configFile }: World, { configHome }: Desk, more: object = {}): Promise<TmuxConsole> {
  return openTmuxConsole({ configFile, configHome, ...more });
}

describe('trouble at the console', () => {
  it(
    'two operators at once: one has the dialog, and the other keeps what they wrote',
    { timeout: 240_000 },
    async () => {
      const { world, admin, olena, seller } = await scene('Хто перший?');
      const [first, second] = [await open(world, olena), await open(world, admin)];
      for (const console of [first, second]) {
        await console.sees('Хто перший?');
        await console.keys('Enter', 'Enter');
        await console.sees(/Відповідь: Продавець/);
      }
      await second.type('Моя відповідь довша');
      await second.sees('Моя відповідь довша');
      await first.type('Я');
      await first.keys('Enter');
      await seller.waitFor(/^Я$/);
      await second.sees('Діалог веде olena');
      await second.keys('Enter');
      await second.sees('Моя відповідь довша');
      expect(await timesTold(seller, 'Моя відповідь')).toBe(0);

      // An administrator takes it over with a reason; the operator hears of it at once.
      await second.keys('M-o');
      await second.sees('Чому забираєте');
      await second.type('зміна');
      await second.keys('Enter');
      await first.sees('admin тепер веде діалог');
      await second.keys('Enter');
      await seller.waitFor('Моя відповідь довша');
    },
  );

  it('a console that is killed loses nothing that was typed', { timeout: 240_000 }, async () => {
    const { world, olena, seller } = await scene('Ви тут?');
    const stateHome = await temporaryFolder();
    const console = await open(world, olena, { stateHome });
    await console.sees('Ви тут?');
    await console.keys('Enter', 'Enter');
    await console.paste('Перший рядок 🇺🇦\nдругий рядок');
    await console.sees('другий рядок');
    await console.kill();

    const again = await open(world, olena, { stateHome });
    await again.sees('Чернетка: Перший рядок');
    await again.keys('Enter', 'Enter');
    await again.sees('другий рядок');
    await again.keys('Enter');
    await seller.waitFor('Перший рядок 🇺🇦\nдругий рядок');
    await again.sees(/✓/);
    expect(await timesTold(seller, 'Перший рядок')).toBe(1);
  });

  it(
    'a daemon that is killed: what is sent waits, is not called sent, and goes out once',
    { timeout: 240_000 },
    async () => {
      const { world, olena, seller } = await scene('Чекаю');
      const console = await open(world, olena);
      await console.sees('Чекаю');
      await console.keys('Enter', 'Enter');
      await console.sees(/Відповідь: Продавець/);
      await world.daemon.kill();
      await console.sees('НЕМАЄ ЗВ’ЯЗКУ');
      await console.type('Уже відповідаю');
      await console.keys('Enter');
      await console.sees('надсилається');
      await console.type('і ще одне');
      await console.keys('Enter');

      await world.start();
      await console.sees('на зв’язку');
      await seller.waitFor('Уже відповідаю');
      await seller.waitFor('і ще одне');
      await seller.say('Дякую!');
      await console.sees('Дякую!');
      await console.seesNo('надсилається');
      expect(await timesTold(seller, 'Уже відповідаю')).toBe(1);
      const chat = (await seller.chat()).map(({ text }) => text ?? '');
      expect(chat.findIndex((text) => text.includes('Уже'))).toBeLessThan(chat.indexOf('і ще одне'));
    },
  );

  it('escape codes of a seller are letters, and their names too', { timeout: 240_000 }, async () => {
    const { world, olena, seller } = await scene('\u001b[2J\u001b]0;злам\u0007\u009b31mчервоне\u202eпис');
    const console = await open(world, olena);
    await console.sees('червоне');
    await console.keys('Enter');
    await seller.say('\u001b[?1049lще тут');
    const lines = await console.sees('[?1049lще тут');
    expect(lines[0]).toContain('ergo-bot');
    expect(await console.coloured()).not.toContain('\u001b[31mчервоне');
  });

  it('every size, wide letters, the mouse and Esc', { timeout: 240_000 }, async () => {
    const { world, olena, seller } = await scene('漢字 🫠 👨‍👩‍👧 край');
    const console = await open(world, olena, { columns: 80, rows: 24 });
    await console.sees('край');
    await console.keys('Enter', 'Enter');
    await console.sees(/Відповідь: Продавець/);
    await console.type('Не зникни');
    await console.keys('Escape');
    await console.resize(200, 60);
    await console.sees('Телефон:');
    await console.resize(5, 3);
    await console.seesNo('зникни');
    await console.resize(80, 24);
    await console.sees(/вільний\n/);
    const separators = (await console.sees('Не зникни')).slice(1, 20).map((line) => widthOf(line.split('│')[0] ?? ''));
    expect(new Set(separators)).toEqual(new Set([24]));

    // With the mouse on, a click in the composer writes there.
    await console.keys('F11');
    await console.send('\u001b[<0;40;22M\u001b[<0;40;22m');
    await console.type(', рядку');
    await console.sees('Не зникни, рядку');
    await console.keys('Enter');
    await seller.waitFor('Не зникни, рядку');
  });
});

describe('photos at the console', () => {
  it('are seen, saved, and sent from a path with completion', { timeout: 240_000 }, async () => {
    const { world, olena, seller } = await scene('Зараз фото');
    const home = await temporaryFolder();
    const console = await open(world, olena, { env: { HOME: home } });
    await console.sees('Зараз фото');
    await console.keys('Enter');
    await seller.sendPhoto(await labelPhoto({ codes: [{ text: 'E32G0000078040', format: 'code-128' }] }), {
      caption: 'ось',
    });
    await console.sees(/▀▀▀▀/);
    await console.type('v');
    await console.sees('Будь-яка клавіша');
    await console.keys('Space');
    await console.seesNo('Будь-яка клавіша');
    await console.type('s');
    await console.sees('Куди зберегти');
    await console.keys('C-u');
    await console.type('~/знімок.jpeg');
    await console.keys('Enter');
    await console.sees('Збережено: ~/знімок.jpeg');
    expect(existsSync(join(home, 'знімок.jpeg'))).toBe(true);

    await mkdir(join(home, 'Фото'));
    await writeFile(join(home, 'Фото', 'відповідь.jpeg'), await labelPhoto({ codes: [] }));
    await console.keys('M-i');
    await console.sees('Яке фото надіслати');
    await console.type('~/Фо');
    await console.keys('Tab');
    await console.sees('~/Фото/');
    await console.keys('Tab');
    await console.sees('~/Фото/відповідь.jpeg');
    await console.keys('Enter');
    await console.sees('Фото: відповідь.jpeg');
    await console.keys('Tab');
    await console.type('Дивіться');
    await console.keys('Enter');
    expect((await seller.waitFor('Дивіться')).picture).toBeDefined();
  });
});
