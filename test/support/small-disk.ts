import { existsSync } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DaemonProcess } from './daemon-process.ts';
import { withMounts } from './own-mounts.ts';

/** A disk of so many bytes in memory that only the program on it sees, at the folder where it is mounted. */
export class SmallDisk {
  readonly folder: string;
  readonly #bytes: number;

  constructor(folder: string, bytes: number) {
    this.folder = folder;
    this.#bytes = bytes;
  }

  /** What becomes the program, with the disk mounted before. The folder has to be there. */
  async through(): Promise<string[]> {
    await mkdir(this.folder, { recursive: true });
    return withMounts([['-t', 'tmpfs', '-o', `size=${this.#bytes},mode=700`, 'tmpfs', this.folder]]);
  }

  /** The folder of the disk as others reach it, by way of the program. */
  seenThrough(daemon: DaemonProcess): string {
    return `/proc/${daemon.pid}/root${this.folder}`;
  }

  /** Leaves not one byte free. */
  async fill(daemon: DaemonProcess): Promise<void> {
    const file = await open(this.#ballast(daemon), 'w');
    try {
      for (let size = 1 << 20; size > 0; size = size === 1 ? 0 : size >> 4 || 1) await writeUntilFull(file, size);
    } finally {
      await file.close();
    }
  }

  async makeRoom(daemon: DaemonProcess): Promise<void> {
    if (existsSync(this.#ballast(daemon))) await rm(this.#ballast(daemon));
  }

  #ballast(daemon: DaemonProcess): string {
    return join(this.seenThrough(daemon), 'ballast');
  }
}

async function writeUntilFull(file: Awaited<ReturnType<typeof open>>, size: number): Promise<void> {
  const bytes = Buffer.alloc(size);
  try {
    for (;;) await file.write(bytes);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}
