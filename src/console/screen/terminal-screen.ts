import { PassThrough } from 'node:stream';
import type { ReadStream, WriteStream } from 'node:tty';
import blessed from 'blessed';
import type { Clock } from '../../domain/clock.ts';
import { InputDecoder, type Input } from '../input/decode-input.ts';
import { widthOf } from '../text/glyphs.ts';
import type { Frame } from '../views/frame.ts';
import { ESC, MOUSE_OFF, MOUSE_ON, REPORTS_OFF, REPORTS_ON } from './sequences.ts';
import { attributeOf } from './theme.ts';

/** Right of a wide sign. */
const NO_CHAR = '\0';

/** What follows Esc within so many milliseconds belongs to it, as with Alt. */
const ESC_PATIENCE = 40;

export type TerminalScreenProps = {
  input: ReadStream;
  output: WriteStream;
  hasColours: boolean;
  clock: Clock;
  onInput: (input: Input) => void;
  onResize: (size: { columns: number; rows: number }) => void;
};

/**
 * The only place that knows blessed. It draws whole frames, of which blessed sends the difference; what is typed is read
 * here, because blessed loses pasted text, Alt with Cyrillic, emoji, and keys that come together with other reports.
 */
export class TerminalScreen {
  readonly #props: TerminalScreenProps;
  readonly #screen: blessed.Widgets.Screen;
  readonly #decoder = new InputDecoder();
  #frame: Frame | undefined;
  #pushes = 0;

  constructor(props: TerminalScreenProps) {
    this.#props = props;
    useOwnWidths();
    const program = blessed.program({
      // Nothing ever comes from here.
      input: new PassThrough(),
      output: props.output,
      // TERM is not asked: some terminals' own descriptions make blessed print errors.
      terminal: 'xterm-256color',
      forceUnicode: true,
    });
    this.#screen = blessed.screen({ program, fullUnicode: true, forceUnicode: true });
    // Lines of boxes as letters, not by the alternate character set, which tmux shows as "lqqk".
    Object.assign(this.#screen.tput, { brokenACS: true });
    this.#screen.on('prerender', () => this.#put());
    this.#listen();
  }

  get size(): { columns: number; rows: number } {
    const { columns, rows } = this.#props.output;
    return { columns: columns || 80, rows: rows || 24 };
  }

  draw(frame: Frame): void {
    this.#frame = frame;
    this.#screen.render();
    const { program } = this.#screen;
    if (frame.cursor) {
      program.cursorPos(frame.cursor.y, frame.cursor.x);
      program.showCursor();
    } else program.hideCursor();
    program.flush();
  }

  /** Draws everything, whatever the terminal shows now. */
  redraw(): void {
    this.#screen.realloc();
    if (this.#frame) this.draw(this.#frame);
  }

  bell(): void {
    this.#props.output.write('\u0007');
  }

  /** Puts a text on the clipboard of the operator's own machine (OSC 52). */
  copy(text: string): void {
    this.#props.output.write(`${ESC}]52;c;${Buffer.from(text).toString('base64')}\u0007`);
  }

  useMouse(isOn: boolean): void {
    this.#props.output.write(isOn ? MOUSE_ON : MOUSE_OFF);
  }

  /** Gives the terminal back as it was. */
  close(): void {
    const { input, output } = this.#props;
    input.removeAllListeners('data');
    output.removeListener('resize', this.#resized);
    output.write(REPORTS_OFF + MOUSE_OFF);
    this.#screen.destroy();
    input.setRawMode(false);
    input.pause();
  }

  /** Cells go to blessed as they are, so that no text is ever taken for markup. */
  #put(): void {
    const { hasColours } = this.#props;
    for (const [y, cells] of (this.#frame?.cells ?? []).entries()) {
      const line = this.#screen.lines[y];
      if (!line) continue;
      for (const [x, { char, style }] of cells.entries()) {
        const place = line[x];
        if (place) [place[0], place[1]] = [attributeOf(style, hasColours), char === '' ? NO_CHAR : char];
      }
      line.dirty = true;
    }
  }

  #listen(): void {
    const { input, output } = this.#props;
    input.setRawMode(true);
    input.setEncoding('utf8');
    input.on('data', (chunk) => void this.#heard(String(chunk)));
    output.on('resize', this.#resized);
    output.write(REPORTS_ON);
  }

  readonly #resized = (): void => {
    this.#props.onResize(this.size);
  };

  async #heard(chunk: string): Promise<void> {
    const { onInput, clock } = this.#props;
    const push = ++this.#pushes;
    for (const input of this.#decoder.push(chunk)) onInput(input);
    if (!this.#decoder.isUnfinished) return;
    await clock.sleep(ESC_PATIENCE);
    // What has come meanwhile is read first, however busy this process was.
    await new Promise((resolve) => setImmediate(resolve));
    if (push === this.#pushes) for (const input of this.#decoder.flush()) onInput(input);
  }
}

/** Blessed takes emoji for narrow; a frame counts columns, and blessed has to count them alike. */
function useOwnWidths(): void {
  blessed.unicode.charWidth = (text, at = 0) => widthOf(String.fromCodePoint(text.codePointAt(at) ?? 0)) || 1;
  blessed.unicode.strWidth = widthOf;
}
