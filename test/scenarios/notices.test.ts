import { describe, expect, it } from 'vitest';
import { LocalTime } from '../../src/domain/local-time.ts';
import { expectToRead } from '../support/expect-to-read.ts';
import { sharedWorld } from '../support/shared-world.ts';
import { MESSENGERS } from '../support/world.ts';

const world = sharedWorld({ club: { timeoutSeconds: 3 } });
const HOUR = 60 * 60_000;

describe.each(MESSENGERS)('notices, in %s', (messenger) => {
  it('are those in force, below the hot notices of the promotions that run', async () => {
    const seller = await world().signedInSeller(messenger);
    await seller.say('📣 Оголошення');
    const { text } = await seller.waitFor('Технічні роботи');
    expect(text).toContain('У ніч на неділю сайт може бути недоступний.');
    expect(text).toMatch(/Діє до \d\d\.\d\d\.\d{4}/);
    expect(text.indexOf('🔥')).toBeGreaterThan(0);
    expect(text.lastIndexOf('🔥')).toBeLessThan(text.indexOf('Технічні роботи'));
    await seller.press('🏠 Меню');
    await seller.waitFor('Оберіть');
  });

  it('begin and end by the clock in Kyiv', async () => {
    const seller = await world().signedInSeller(messenger);
    const kyiv = new LocalTime('Europe/Kyiv');
    const at = (hours: number) => kyiv.dateTime(Date.now() + hours * HOUR);
    const notice = (name: string, from: number, to: number) => ({
      id: 1000,
      name: `${name} ${messenger}`,
      text: 'Слова',
      from: at(from),
      to: at(to),
    });
    await world().phones.post('/club/notices', notice('Щойно почалося', -0.1, 1));
    await world().phones.post('/club/notices', notice('Щойно скінчилося', -1, -0.1));
    await seller.say('📣 Оголошення');
    const { text } = await seller.waitFor('Технічні роботи');
    expect(text).toContain(`Щойно почалося ${messenger}`);
    expect(text).not.toContain('Щойно скінчилося');
  });

  it('can be asked for again when the club does not answer', async () => {
    const seller = await world().signedInSeller(messenger);
    const person = seller.phoneNumber;
    await world().phones.addFault({ service: 'club', method: 'GetNotices', kind: 'drop before', person, times: 1 });
    await seller.say('📣 Оголошення');
    await seller.waitFor('не відповідає');
    await seller.press('🔄 Спробувати ще раз');
    await expectToRead(seller, 'Технічні роботи');
  });
  it('are there without the promotions too', async () => {
    const seller = await world().signedInSeller(messenger, await world().newMember());
    const person = seller.phoneNumber;
    await world().phones.addFault({ service: 'club', method: 'GetActions', kind: 'html', person, times: 1 });
    await seller.say('📣 Оголошення');
    expect((await seller.waitFor('Технічні роботи')).text).not.toContain('🔥');
  });
});
