import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changeConfig } from '../../support/change-config.ts';
import { withMounts } from '../../support/own-mounts.ts';
import { FRONT_CERTIFICATE, FRONT_HOST, TlsFront } from '../../support/tls-front.ts';
import { MESSENGERS, World } from '../../support/world.ts';

const TIME = { timeout: 180_000 };
const PATIENCE = 90_000;

/** A world whose services have names and certificates; `names` is the daemon's /etc/hosts. */
async function namedWorld() {
  const world = await World.create({ start: false });
  const { telegramUrl, viberUrl, clubUrl } = world.sandbox;
  const fronts = await Promise.all([telegramUrl, viberUrl, clubUrl].map((url) => TlsFront.before(url)));
  const [telegram, viber, club] = fronts.map(({ url }) => url);
  await changeConfig(world, ({ bots: [bot] }) => {
    Object.assign(Object(bot?.telegram), { apiRoot: telegram });
    Object.assign(Object(bot?.viber), { apiRoot: viber });
    Object.assign(Object(bot?.club), { url: `${club}/` });
  });
  const names = join(world.folder, 'hosts');
  const known = `127.0.0.1 localhost ${FRONT_HOST}\n`;
  await writeFile(names, known);
  const through = withMounts([
    ['--bind', names, '/etc/hosts'],
    ['--bind', '/dev/null', '/etc/resolv.conf'],
  ]);
  const daemon = world.launch({ through, env: { NODE_EXTRA_CA_CERTS: FRONT_CERTIFICATE } });
  await daemon.connected();
  return {
    world,
    daemon,
    fronts,
    forgetNames: () => writeFile(names, '127.0.0.1 localhost\n'),
    recallNames: () => writeFile(names, known),
  };
}

type Named = Awaited<ReturnType<typeof namedWorld>>;

describe.each([
  {
    trouble: 'DNS that is gone',
    words: 'its name is not found: look at the DNS of this machine',
    begin: ({ forgetNames }: Named) => forgetNames(),
    end: ({ recallNames }: Named) => recallNames(),
  },
  {
    trouble: 'a certificate that nobody vouches for',
    words: 'its certificate is not trusted',
    begin: ({ fronts }: Named) => Promise.all(fronts.map((front) => front.show('stranger'))),
    end: ({ fronts }: Named) => Promise.all(fronts.map((front) => front.show('messengers'))),
  },
])('$trouble', ({ words, begin, end }) => {
  it('is said in clear words of each service, and nothing is lost by it', TIME, async () => {
    const named = await namedWorld();
    const { world, daemon } = named;
    const sellers = await Promise.all(
      MESSENGERS.map(async (messenger) => {
        const seller = await world.signedInSeller(messenger);
        await seller.press('📝 Зареєструвати продаж');
        await seller.waitFor('Надішліть серійний номер');
        return { seller, serial: world.newSerial('registered') };
      }),
    );
    await begin(named);
    for (const front of named.fronts) front.cut();
    for (const { seller, serial } of sellers) await seller.say(serial);
    for (const what of ['the club API', 'sending'])
      await daemon.said(new RegExp(`"reason":"[^"]*${words}.*"words":"${what} fails`));
    await daemon.said('polling Telegram fails');

    await end(named);
    for (const { seller, serial } of sellers) {
      expect((await seller.waitFor('Продаж зареєстровано', PATIENCE)).text).toContain(serial);
      expect(await world.registrations(serial)).toHaveLength(1);
    }
  });
});
