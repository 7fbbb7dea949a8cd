import { createHash } from 'node:crypto';
import { rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClubPictures } from '../club/club-pictures.ts';
import type { Log } from '../domain/log.ts';
import { fitPicture } from '../images/fit-picture.ts';

/** Pictures of the clubs' news, fetched once, made fit for the messengers, and kept in the media folder by their address. */
export class NewsPictures {
  readonly #mediaDir: string;
  readonly #clubs: ReadonlyMap<string, ClubPictures>;
  readonly #log: Log;
  readonly #underWay = new Map<string, Promise<string | undefined>>();

  /** `clubs`: where each bot's club keeps its pictures. */
  constructor(props: { mediaDir: string; clubs: ReadonlyMap<string, ClubPictures>; log: Log }) {
    this.#mediaDir = props.mediaDir;
    this.#clubs = props.clubs;
    this.#log = props.log;
  }

  /** The file's name in the media folder; undefined when the picture cannot be had now. */
  async fileOf(botId: string, address: string): Promise<string | undefined> {
    const hash = createHash('sha256').update(`${botId} ${address}`).digest('hex').slice(0, 40);
    const file = `news-${hash}.jpeg`;
    if (await exists(join(this.#mediaDir, file))) return file;

    const begun = this.#underWay.get(file) ?? this.#bring(botId, address, file);
    this.#underWay.set(file, begun);
    return begun.finally(() => this.#underWay.delete(file));
  }

  async #bring(botId: string, address: string, file: string): Promise<string | undefined> {
    const fetched = await this.#clubs.get(botId)?.fetch(address);
    if (!fetched?.ok) return this.#without(botId, fetched?.failure ?? 'no such bot');
    const picture = await fitPicture(fetched.value);
    if (!picture.ok) return this.#without(botId, picture.failure);

    const path = join(this.#mediaDir, file);
    await writeFile(`${path}.part`, picture.value.bytes, { mode: 0o600 });
    await rename(`${path}.part`, path);
    return file;
  }

  #without(botId: string, reason: string): undefined {
    this.#log.warn({ bot: botId, reason }, 'a picture of the news cannot be shown');
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
