import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { composerWith } from '../../../src/console/composer/composer.ts';
import type { Outgoing } from '../../../src/console/model/outgoing.ts';
import { DeskFolder } from '../../../src/console/session/desk-folder.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

async function folders() {
  const stateHome = await temporaryFolder();
  return { stateHome, open: (login = 'olena') => new DeskFolder({ stateHome, server: 'unix:/tmp/x', login }) };
}

const draft = (text: string) => ({ kind: 'answer' as const, composer: composerWith(text), attachments: [] });
const outgoing = (change: Partial<Outgoing>): Outgoing => {
  return { client: 'c1', dialog: 1, kind: 'answer', text: 'раз', attachments: [], at: 1, state: 'waiting', ...change };
};

describe('what is kept at a desk', () => {
  it('is there for the next console of the same operator, the newest of many writes', async () => {
    const { open } = await folders();
    const desk = open();
    await desk.read();
    for (let at = 0; at < 50; at++) desk.keepDraft(7, draft(`слово ${at}`));
    expect((await open().read()).drafts.get(7)?.composer.text).toBe('слово 49');
    expect((await open('petro').read()).drafts.size).toBe(0);
  });

  it('goes when nothing is written any more, and is for its owner only', async () => {
    const { open, stateHome } = await folders();
    const desk = open();
    await desk.read();
    desk.keepDraft(7, draft('таємне'));
    const [file = ''] = (await readdir(stateHome, { recursive: true })).filter((name) => name.endsWith('7.json'));
    expect((await stat(join(stateHome, file))).mode & 0o077).toBe(0);
    desk.keepDraft(7, draft('  '));
    expect((await open().read()).drafts.size).toBe(0);
  });

  it('sends again what was on its way, in order; a note that may be there already waits for its operator', async () => {
    const { open } = await folders();
    const desk = open();
    await desk.read();
    desk.keepOutgoing(outgoing({ client: 'c2', at: 2, state: 'sending' }));
    desk.keepOutgoing(outgoing({ client: 'c1', at: 1, state: 'failed', failure: 'conflict' }));
    desk.keepOutgoing(outgoing({ client: 'c3', at: 3, kind: 'note', state: 'sending' }));
    desk.keepOutgoing(outgoing({ client: 'c4', at: 4 }));
    desk.dropOutgoing('c4');
    const states = (await open().read()).outgoing.map(({ client, state }) => [client, state]);
    expect(states).toEqual([
      ['c1', 'failed'],
      ['c2', 'waiting'],
      ['c3', 'failed'],
    ]);
  });

  it('survives a file that is damaged', async () => {
    const { open, stateHome } = await folders();
    const desk = open();
    await desk.read();
    desk.keepDraft(7, draft('ціле'));
    const [file = ''] = (await readdir(stateHome, { recursive: true })).filter((name) => name.endsWith('7.json'));
    await writeFile(join(stateHome, file.replace('7.json', '8.json')), '{"dialog": 8, "te');
    expect([...(await open().read()).drafts.keys()]).toEqual([7]);
  });
});
