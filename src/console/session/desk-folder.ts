import { createHash } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { appendFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { APP_ERROR_CODES } from '../../domain/app-error.ts';
import { scrub } from '../../domain/scrub.ts';
import { composerWith } from '../composer/composer.ts';
import { isEmpty, type Draft } from '../model/draft.ts';
import type { Outgoing } from '../model/outgoing.ts';

const attachments = z.array(z.object({ picture: z.string(), name: z.string() }));
const kind = z.enum(['answer', 'note']);
const keptDraft = z.object({ dialog: z.int(), kind, text: z.string(), attachments });
const keptOutgoing = z.object({
  client: z.string(),
  dialog: z.int(),
  kind,
  text: z.string(),
  attachments,
  at: z.number(),
  state: z.enum(['waiting', 'sending', 'failed']),
  failure: z.enum(APP_ERROR_CODES).optional(),
});

/**
 * What an operator has written and what is not yet with the daemon, on this machine's disk, so that neither a crash nor a
 * lost connection takes it. A file for each, for its owner only; two consoles of one operator do not overwrite each other.
 */
export class DeskFolder {
  readonly #folder: string;
  readonly #drafts: string;
  readonly #outgoing: string;
  /** `stateHome`: see XDG_STATE_HOME. */
  constructor(props: { stateHome: string; server: string; login: string }) {
    const place = createHash('sha256').update(`${props.server} ${props.login}`).digest('hex').slice(0, 16);
    this.#folder = join(props.stateHome, 'ergo-bot', 'console', place);
    this.#drafts = join(this.#folder, 'drafts');
    this.#outgoing = join(this.#folder, 'outgoing');
  }

  /** What an earlier console has left. What was on its way waits again; a note, which might be kept twice, for its operator. */
  async read(): Promise<{ drafts: Map<number, Draft>; outgoing: Outgoing[] }> {
    for (const folder of [this.#drafts, this.#outgoing]) await mkdir(folder, { recursive: true, mode: 0o700 });
    const drafts = new Map<number, Draft>();
    for (const { dialog, text, ...rest } of await readAll(this.#drafts, keptDraft))
      drafts.set(dialog, { ...rest, composer: composerWith(text) });
    const left = await readAll(this.#outgoing, keptOutgoing);
    const outgoing = left.map((one): Outgoing => {
      if (one.state !== 'sending') return one;
      return one.kind === 'answer' ? { ...one, state: 'waiting' } : { ...one, state: 'failed', failure: 'unreachable' };
    });
    return { drafts, outgoing: outgoing.sort((a, b) => a.at - b.at) };
  }

  /** Kept when this returns: what is on the screen is on the disk already. */
  keepDraft(dialog: number, draft: Draft): void {
    const { kind: is, composer, attachments: pictures } = draft;
    const path = join(this.#drafts, `${dialog}.json`);
    if (isEmpty(draft)) rmSync(path, { force: true });
    else write(path, { dialog, kind: is, text: composer.text, attachments: pictures });
  }

  /** Kept when this returns, before the daemon is asked. */
  keepOutgoing(outgoing: Outgoing): void {
    write(join(this.#outgoing, `${outgoing.client}.json`), outgoing);
  }

  dropOutgoing(client: string): void {
    rmSync(join(this.#outgoing, `${client}.json`), { force: true });
  }

  /** Writes down what nobody expected, without numbers and tokens, for whoever looks into it. */
  async noteBug(error: unknown): Promise<void> {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    await appendFile(join(this.#folder, 'bugs.txt'), `${scrub(detail)}\n`, { mode: 0o600 });
  }
}

/** In one step, so that a crash leaves the old one. */
function write(path: string, content: object): void {
  writeFileSync(`${path}.${process.pid}`, JSON.stringify(content), { mode: 0o600 });
  renameSync(`${path}.${process.pid}`, path);
}

/** What can be read; a file that a crash has left half written is none. */
async function readAll<Schema extends z.ZodType>(folder: string, schema: Schema): Promise<z.output<Schema>[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const read = await Promise.all(
    names.map(async (name) => schema.safeParse(parse(await readFile(join(folder, name), 'utf8').catch(() => '')))),
  );
  return read.flatMap(({ data, success }) => (success ? [data] : []));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
