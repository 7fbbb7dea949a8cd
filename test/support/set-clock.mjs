// Loaded before a program: lets its wall clock be set while it runs, as an administrator or NTP does. Timers go on.
import { readFileSync } from 'node:fs';

const Wall = globalThis.Date;
let offset = 0;

globalThis.Date = class extends Wall {
  constructor(...parts) {
    if (parts.length === 0) super(Wall.now() + offset);
    else super(...parts);
  }

  static now() {
    return Wall.now() + offset;
  }
};

process.on('SIGUSR2', () => {
  offset = Number(readFileSync(process.env.CLOCK_OFFSET_FILE, 'utf8'));
  process.stderr.write(`the clock is set by ${offset}\n`);
});
