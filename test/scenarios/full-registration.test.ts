import { describe, expect, it } from 'vitest';
import { MESSENGERS, World } from '../support/world.ts';

describe.each(MESSENGERS)('full registration in %s', (messenger) => {
  it('leads a quick sale that needs its model to the product, and registers it with what the product demands', async () => {
    const world = await World.create();
    const seller = await world.signedInSeller(messenger);
    const { serial } = await world.serial('wants photo and shop');

    await seller.press('📝 Зареєструвати продаж');
    await seller.waitFor('Надішліть серійний номер');
    await seller.say(serial);
    await seller.waitFor('треба уточнити модель');
    await seller.press('📋 Повна реєстрація');
    await seller.waitFor('Оберіть товар');
    await seller.press(await buttonLike(seller, 'WMF 7030'));
    await seller.waitFor('фото чека');
    await seller.say('нема');
    await seller.waitFor('саме фото чека');
    await seller.sendPhoto(await receipt());
    await seller.waitFor('торговій точці');
    await seller.press(await buttonLike(seller, 'Хрещатик'));
    const summary = await seller.waitFor('Перевірте');
    expect(summary.text).toContain(serial);
    expect(summary.text).toContain('Хрещатик');
    await seller.press('✅ Усе правильно, надіслати');
    const done = await seller.waitFor('Продаж зареєстровано');
    expect(done.text).toContain('WMF 7030');
    expect(await world.registrations(serial)).toHaveLength(1);
  });
});

async function buttonLike(seller: Awaited<ReturnType<World['seller']>>, words: string): Promise<string> {
  const rows = [
    ...(await seller.chat()).flatMap((message) => message.buttons),
    ...((await seller.keyboard())?.rows ?? []),
  ];
  const label = rows
    .flat()
    .map((button) => button.label)
    .findLast((one) => one.includes(words));
  if (label === undefined) throw new Error(`no button says ${words}`);
  return label;
}

async function receipt(): Promise<Buffer> {
  const { labelPhoto } = await import('../support/label-photo.ts');
  return labelPhoto({ codes: [{ text: 'RECEIPT 1', format: 'code-128' }] });
}
