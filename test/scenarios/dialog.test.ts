import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { contract } from '../../src/control/contract.ts';
import type { Phone } from '../../src/sandbox/phone.ts';
import { labels } from '../support/buttons.ts';
import { labelPhoto } from '../support/label-photo.ts';
import { Operator } from '../support/operator.ts';
import { administratorOf } from '../support/staff-life.ts';
import { MESSENGERS, World } from '../support/world.ts';

const { dialogs, desk } = contract;

async function worldWithOperators() {
  const world = await World.create();
  const admin = await administratorOf(world.configFile);
  const olena = await Operator.signIn(world, admin, 'olena', 'Олена');
  const petro = await Operator.signIn(world, admin, 'petro', 'Петро');
  return { world, olena, petro };
}

async function asks(seller: Phone, text: string): Promise<void> {
  await seller.press('💬 Підтримка');
  await seller.waitFor('Напишіть, що сталося');
  await seller.say(text);
  await seller.waitFor('Дякую, передав!');
}

describe.each(MESSENGERS)('a dialog between a seller and operators in %s', (messenger) => {
  it('goes from the first word to the rating', { timeout: 240_000 }, async () => {
    const { world, olena, petro } = await worldWithOperators();
    const seller = await world.signedInSeller(messenger);
    await asks(seller, 'Де мої бали? https://club.ergo-global.com');
    const id = await olena.hearsWords('Де мої бали? https://club.ergo-global.com');
    expect(await olena.waiting()).toMatchObject([{ id, state: 'waiting', unread: 1, messenger, owner: null }]);

    // Both want it at once: one has it, the other is told who.
    const both = await Promise.allSettled([olena.say(id, 'Добрий день!'), petro.say(id, 'Вітаю!')]);
    const [first, second] = both[0]?.status === 'fulfilled' ? [olena, petro] : [petro, olena];
    const name = first === olena ? 'Олена' : 'Петро';
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(second.say(id, 'І я тут')).rejects.toThrow(`this dialog is with ${name}`);
    await seller.waitFor(`З вами на зв’язку ${name}`);
    await seller.waitFor(first === olena ? 'Добрий день!' : 'Вітаю!');
    expect(await labels(seller)).toEqual(['⬅️ Повернутися до бота']);

    // What is typed goes to the operator now, photos with their words too.
    await seller.say('Номер E32G0000078040');
    await second.hearsWords('Номер E32G0000078040');
    await seller.sendPhoto(await labelPhoto({ codes: [{ text: 'E32G0000078040', format: 'code-128' }] }), {
      caption: 'Ось фото',
    });
    await first.hearsWords('Ось фото');
    const history = await first.history(id);
    const photo = history.find(({ kind }) => kind === 'photo');
    expect(photo).toMatchObject({ author: 'seller', text: 'Ось фото', picture: true, inDialog: true });
    const picture = await first.client.download(dialogs.picture, { params: { id, message: photo?.id ?? 0 } });
    expect(
      (await picture.content.toArray()).reduce((sum: number, part: Buffer) => sum + part.length, 0),
    ).toBeGreaterThan(1_000);
    // Everything ever said is there, what passed with the bot too.
    expect(history.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        '💬 Підтримка',
        'Напишіть, що сталося, – оператор відповість вам тут 💬\n\nМожна додати фото.',
      ]),
    );

    // Pictures go the other way; the same call twice says it once.
    const { picture: file } = await first.client.call(desk.picture, {
      body: new Uint8Array(await labelPhoto({ codes: [] })),
    });
    const client = randomUUID();
    const said = await first.say(id, 'Дивіться', [file], client);
    expect(await first.say(id, 'Дивіться', [file], client)).toMatchObject(said.map((one) => ({ id: one.id })));
    const shown = await seller.waitFor('Дивіться');
    expect(shown.picture).toBeDefined();
    await first.hears(
      (event) =>
        event.type === 'dialog message' && event.message.id === said[0]?.id && event.message.state !== 'pending',
      'the picture that was sent',
    );
    expect((await seller.chat()).filter(({ text }) => text === 'Дивіться')).toHaveLength(1);

    // While it is put off the bot works as ever, and the operator’s next word brings the seller back.
    await first.client.call(dialogs.pause, { params: { id }, body: {} });
    await seller.press('⬅️ Повернутися до бота');
    await seller.waitFor('Оберіть, що зробити');
    await seller.press('💰 Баланс');
    await seller.waitFor('Ваш баланс');
    await first.say(id, 'Бали нараховано');
    await seller.waitFor('Бали нараховано');
    await seller.say('Дякую!');
    await first.hearsWords('Дякую!');

    await first.client.call(dialogs.close, { params: { id }, body: {} });
    await seller.waitFor('Розмову завершено');
    await seller.waitFor('Як вам допомогли?');
    await seller.press('5 ⭐');
    await seller.waitFor('Дякую за оцінку 5 ⭐');
    const hour = { from: '2020-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' };
    expect(await first.client.call(dialogs.statistics, { query: hour })).toMatchObject({
      matters: { opened: 1, answered: 1, closed: 1, ratings: 1, meanRating: 5 },
      operators: [{ name, answers: 3, closed: 1, ratings: 1, meanRating: 5 }],
    });
  });

  it('loses no word when the daemon is killed in the middle, and says none twice', { timeout: 240_000 }, async () => {
    const { world, olena } = await worldWithOperators();
    const seller = await world.signedInSeller(messenger);
    await asks(seller, 'Хто тут?');
    const id = await olena.hearsWords('Хто тут?');
    await olena.say(id, 'Я, Олена');
    await seller.waitFor('Я, Олена');

    world.daemon.signal('SIGKILL');
    await world.daemon.exited;
    await expect(olena.say(id, 'Втрачене')).rejects.toThrow('does not answer');
    await seller.say('Ви ще тут?');
    await world.start();
    // What the console could not send goes out with the id that it had.
    const client = randomUUID();
    for (let times = 0; times < 2; times++) await olena.say(id, 'Так, я тут', [], client);
    await seller.waitFor('Так, я тут');
    await olena.hears((event) => event.type === 'gap', 'the gap');
    await expect
      .poll(async () => (await olena.history(id)).map(({ text }) => text), { timeout: 15_000 })
      .toContain('Ви ще тут?');
    expect(await olena.line(id)).toMatchObject({ state: 'taken', owner: { login: 'olena' } });
    expect(await olena.heartbeat()).toEqual([id]);
    expect((await seller.chat()).filter(({ text }) => text === 'Так, я тут')).toHaveLength(1);
    expect((await seller.chat()).some(({ text }) => text === 'Втрачене')).toBe(false);
  });
});

it.each(MESSENGERS)(
  'carries albums with their words both ways, whole and in order (%s)',
  { timeout: 180_000 },
  async (messenger) => {
    const { world, olena } = await worldWithOperators();
    const seller = await world.signedInSeller(messenger);
    await asks(seller, 'Ось документи');
    const id = await olena.hearsWords('Ось документи');
    const serials = ['E32G0000078041', 'E32G0000078042', 'E32G0000078043'];
    const photos = await Promise.all(serials.map((text) => labelPhoto({ codes: [{ text, format: 'code-128' }] })));
    const album = messenger === 'telegram' ? { album: 'album-1' } : {};
    for (const [at, photo] of photos.entries())
      await seller.sendPhoto(photo, { ...album, ...(at === 0 && { caption: 'Три чеки' }) });
    const photosOf = async () =>
      (await olena.history(id)).filter(({ kind, author }) => kind === 'photo' && author === 'seller');
    await expect.poll(async () => (await photosOf()).length, { timeout: 15_000 }).toBe(3);
    const sent = await photosOf();
    expect(sent.map(({ text }) => text)).toEqual(['Три чеки', '', '']);
    expect(sent.every(({ picture, inDialog }) => picture && inDialog)).toBe(true);
    // Viber does not say that photos belong together.
    expect(new Set(sent.map((one) => one.album)).size).toBe(1);

    const files: string[] = [];
    for (const photo of photos)
      files.push((await olena.client.call(desk.picture, { body: new Uint8Array(photo) })).picture);
    const said = await olena.say(id, 'А ось зразки', files);
    expect(said.map(({ text }) => text)).toEqual(['А ось зразки', '', '']);
    expect(new Set(said.map((one) => one.album)).size).toBe(1);
    const shown = async () => (await seller.chat()).filter(({ from, picture }) => from === 'bot' && picture);
    await expect.poll(async () => (await shown()).length, { timeout: 15_000 }).toBe(3);
    expect((await shown()).map(({ text }) => text ?? '')).toEqual(['А ось зразки', '', '']);
  },
);

it('shows an edited message as such, with what it said before (Telegram)', { timeout: 180_000 }, async () => {
  const { world, olena } = await worldWithOperators();
  const seller = await world.signedInSeller('telegram');
  await asks(seller, 'Не працює');
  const id = await olena.hearsWords('Не працює');
  const own = (await seller.chat()).findLast(({ text }) => text === 'Не працює');
  await seller.editMessage(own?.id ?? '', 'Не працює телевізор');
  await olena.hearsWords('Не працює телевізор');
  const edited = (await olena.history(id)).find(({ text }) => text === 'Не працює телевізор');
  expect(edited?.earlier).toMatchObject([{ text: 'Не працює' }]);
});

it('tells an operator of an answer that failed and why, and sends it again', { timeout: 180_000 }, async () => {
  const { world, olena } = await worldWithOperators();
  const seller = await world.signedInSeller('telegram');
  await asks(seller, 'Ви тут?');
  const id = await olena.hearsWords('Ви тут?');
  await olena.say(id, 'Так');
  await seller.waitFor('Так');
  await seller.block();
  const [said] = await olena.say(id, 'Чекаю на фото');
  const failed = await olena.hears(
    (event) => event.type === 'dialog message' && event.message.id === said?.id && event.message.state === 'failed',
    'the failure',
  );
  expect(failed).toMatchObject({ message: { state: 'failed', reason: expect.stringContaining('blocked') } });
  await seller.unblock();
  await olena.client.call(dialogs.again, { params: { id, message: said?.id ?? 0 } });
  await seller.waitFor('Чекаю на фото');
});
