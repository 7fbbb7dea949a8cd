import { inspect } from 'node:util';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { redact } from '../../src/config/redact.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('no way of showing a configuration shows its secrets', async () => {
  const file = join(await temporaryFolder(), 'config.json');
  const club = { url: 'https://c.example', site: 'https://c.example', terms: 'https://c.example' };
  const bots = [{ id: 'a', title: 'A', club, telegram: { token: 'env:TOKEN' } }];
  await writeFile(file, JSON.stringify({ secretKey: 'env:KEY', bots }));
  const key = Buffer.alloc(32, 7).toString('base64');
  const loaded = await loadConfig(file, { TOKEN: 'very-secret', KEY: key });
  if (!loaded.ok) throw new Error('a right file was refused');

  const config = loaded.value;
  const shown = [
    JSON.stringify(redact(config)),
    JSON.stringify(config),
    inspect(config, { depth: 9 }),
    String(config.bots[0]?.telegram?.token),
  ];
  expect(shown.join()).not.toContain('very-secret');
  expect(shown.join()).not.toContain(key);
  expect(redact(config)).toMatchObject({ secretKey: '[secret]', bots: [{ telegram: { token: '[secret]' } }] });
});
