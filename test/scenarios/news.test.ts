import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { ShownMessage } from '../../src/sandbox/phones/shown.ts';
import { expectToRead } from '../support/expect-to-read.ts';
import { sharedWorld } from '../support/shared-world.ts';
import { MESSENGERS } from '../support/world.ts';

const world = sharedWorld({ club: { timeoutSeconds: 3 } });

const PHOTO = 'https://club.ergo-global.com/sm';

/** The demo club's three, and enough others for a second page; some with a photo, one of them very long. */
async function publishNews(): Promise<void> {
  const news = await world().phones.get('/club/news', z.array(z.unknown()));
  if (news.length > 3) return;
  const paragraph = '<p>Дуже довгий абзац про те, як добре продавати телевізори ERGO. </p>';
  const articles = [
    { id: 1, date: '2026-01-05', photo: `${PHOTO}/five.jpg`, html: `<p>Ось <b>картинка</b>.</p>` },
    { id: 2, date: '2026-01-04', html: paragraph.repeat(150) },
    { id: 3, date: '2026-01-03', html: paragraph.repeat(400) },
    { id: 4, date: '2026-01-02', photo: 'https://example.com/spy.jpg', html: '<p>Чуже фото</p>' },
  ];
  for (const article of articles) {
    await world().phones.post('/club/news', { name: `Стаття ${article.id}`, notice: 'Коротко', ...article });
  }
}

describe.each(MESSENGERS)('news, in %s', (messenger) => {
  it('are a list by pages, the newest first, and open with a button', async () => {
    await publishNews();
    const seller = await world().signedInSeller(messenger);
    await seller.press('☰ Ще');
    await seller.waitFor('Що вас цікавить?');
    await seller.press('📰 Новини');
    const first = await seller.waitFor('Новини програми');
    expect(first.text).toMatch(/\d\d\.\d\d\.\d{4} — \*?Подвійні бали за телевізори ERGO/);
    expect(first.text).toContain('Цього тижня бали за 43GUS6500 подвоєно.');
    expect(first.text).toContain('Стаття 2');
    expect(first.text).not.toContain('Стаття 3');
    expect(first.text).toContain('Сторінка 1 з 2');

    await seller.press('Давніші ➡️');
    const second = await seller.waitFor('Сторінка 2 з 2');
    expect(second.text).toContain('Стаття 4');
    await seller.press('⬅️ Новіші');
    await seller.waitFor('Сторінка 1 з 2');

    await seller.press('📖 Подвійні бали за телевізори ERGO');
    const article = await seller.waitFor('бали подвоєно');
    expect(article.text).toContain('Умови');
    expect(article.picture).toBeUndefined();
    expect(addressesIn(article)).toContain('https://club.ergo-global.com/');
    await seller.press('📰 Усі новини');
    await seller.waitFor('Сторінка 1 з 2');
  });

  it('come with their picture, fetched once from the club and made a JPEG', async () => {
    await publishNews();
    const seller = await world().signedInSeller(messenger);
    await seller.say('📰 Новини');
    await seller.waitFor('Новини програми');
    await seller.press('📖 Стаття 1');
    const article = await seller.waitFor('Ось');
    expect(article.picture).toMatchObject({ type: 'jpeg', width: 640, height: 360 });
    expect(article.text).toContain('Стаття 1');
  });

  it('come without a picture that lies anywhere but on the club’s own host', async () => {
    await publishNews();
    const seller = await world().signedInSeller(messenger);
    await seller.say('📰 Новини');
    await seller.waitFor('Новини програми');
    await seller.press('Давніші ➡️');
    await seller.waitFor('Сторінка 2 з 2');
    await seller.press('📖 Стаття 4');
    expect((await seller.waitFor('Чуже фото')).picture).toBeUndefined();
  });

  it('go in several messages when they are long, and end with a way to the site when they are endless', async () => {
    await publishNews();
    const seller = await world().signedInSeller(messenger);
    await seller.say('📰 Новини');
    await seller.waitFor('Новини програми');
    await seller.press('📖 Стаття 2');
    const parts = [await seller.waitFor('Стаття 2'), await seller.waitFor('Дуже довгий')];
    for (const part of parts) expect(part.text.trim()).toMatch(/\.$/);

    await seller.say('📰 Новини');
    await seller.waitFor('Новини програми');
    await seller.press('Давніші ➡️');
    await seller.waitFor('Сторінка 2 з 2');
    await seller.press('📖 Стаття 3');
    await seller.waitFor('Це лише початок');
    expect(await seller.press('🌐 Відкрити сайт')).toEqual({ url: 'https://club.ergo-global.com/' });
  });

  it('wait for the club: try again opens the same article', async () => {
    await publishNews();
    const seller = await world().signedInSeller(messenger);
    await seller.say('📰 Новини');
    await seller.waitFor('Новини програми');
    const person = seller.phoneNumber;
    await world().phones.addFault({ service: 'club', method: 'GetArticle', kind: 'html', person, times: 1 });
    await seller.press('📖 Стаття 1');
    await seller.waitFor('не відповідає');
    await seller.press('🔄 Спробувати ще раз');
    await expectToRead(seller, 'Ось');
  });

  it('lead through signing in and back to the same page when the session has ended', async () => {
    await publishNews();
    const seller = await world().signedInSeller(messenger);
    await seller.say('📰 Новини');
    await seller.waitFor('Сторінка 1 з 2');
    await world().phones.post('/club/sessions/expire', { phone: seller.phoneNumber });
    await seller.press('Давніші ➡️');
    await seller.waitFor('поділіться номером');
    await seller.shareContact();
    await seller.waitFor('SMS');
    await seller.say(await world().code(seller));
    await expectToRead(seller, 'Сторінка 2 з 2');
  });
});

/** Telegram hides an address behind its words, Viber shows it after them. */
function addressesIn({ text, spans }: ShownMessage): string[] {
  return [...spans.flatMap(({ url }) => url ?? []), ...(text.match(/https:\S+/g) ?? [])];
}
