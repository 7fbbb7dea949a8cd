import { setTimeout as wait } from 'node:timers/promises';
import type { Fact } from './behind.ts';
import { columnsOf, layOut, type Columns } from './side-by-side.ts';
import type { Look, Terminal } from './terminal.ts';
import { wrap } from './text-width.ts';

const LOOK_OF: Record<Fact['where'], Look> = { in: 'yellow', out: 'cyan', club: 'blue', ledger: 'green' };
const TIME_WIDTH = 10;

/** Writes the journey down for the reader. */
export class Narrator {
  readonly terminal: Terminal;
  readonly #columns: Columns;
  readonly #pause: number;
  #acts = 0;

  /** `pause`: milliseconds between one beat and the next, for reading along. */
  constructor(props: { terminal: Terminal; pause: number }) {
    this.terminal = props.terminal;
    this.#columns = columnsOf(props.terminal.width);
    this.#pause = props.pause;
  }

  /** How many columns the seller's phone has. */
  get phoneWidth(): number {
    return this.#columns.left;
  }

  act(title: string, story: string): void {
    const { terminal } = this;
    const heading = `── ${++this.#acts}. ${title} `;
    terminal.line();
    terminal.line(terminal.paint('bold', heading.padEnd(terminal.width, '─')));
    this.says(story);
    terminal.line();
    const heads = layOut(['What the seller sees'], [`${' '.repeat(TIME_WIDTH)}What happened behind it`], this.#columns);
    for (const line of heads) terminal.line(terminal.paint('dim', line));
    terminal.line();
  }

  /** What the seller sees, and beside it what happened meanwhile; times count from `since`. */
  async beat(phone: string[], facts: Fact[], since: number): Promise<void> {
    const right = facts.flatMap((fact) => this.#factLines(fact, since));
    for (const line of layOut(phone, right, this.#columns)) this.terminal.line(line);
    this.terminal.line();
    if (this.#pause > 0) await wait(this.#pause);
  }

  /** Something that the demo itself does to the bot. */
  interferes(words: string): void {
    this.terminal.line(this.terminal.paint('red', `⚡ ${words}`));
    this.terminal.line();
  }

  /** A claim that has been checked. */
  proves(claim: string): void {
    for (const line of wrap(`✓ ${claim}`, this.terminal.width)) this.terminal.line(this.terminal.paint('green', line));
    this.terminal.line();
  }

  says(words: string): void {
    for (const line of wrap(words, this.terminal.width)) this.terminal.line(line);
  }

  #factLines({ at, where, what }: Fact, since: number): string[] {
    const { terminal } = this;
    const time = `${Math.max(0, Math.round(at - since))} ms`.padStart(TIME_WIDTH - 2);
    return wrap(what, this.#columns.right - TIME_WIDTH).map((line, index) => {
      const margin = index === 0 ? `${time}  ` : ' '.repeat(TIME_WIDTH);
      return terminal.paint('dim', margin) + terminal.paint(LOOK_OF[where], line);
    });
  }
}
