import { styleText } from 'node:util';

/** Where the journey is shown. */
export type Terminal = {
  /** Somebody sits there: the demo may stay up, and go at a reading pace. */
  watched: boolean;
  /** Columns to write in. */
  width: number;
  /** Colours a text, where colours are wanted. */
  paint(look: Look | Look[], text: string): string;
  colour: boolean;
  /** Writes one line. */
  line(text?: string): void;
};

export type Look =
  'bold' | 'dim' | 'italic' | 'underline' | 'strikethrough' | 'red' | 'green' | 'yellow' | 'blue' | 'cyan';

type Environment = Readonly<Record<string, string | undefined>>;

const NARROWEST = 40;
const WIDEST = 160;
const UNKNOWN_WIDTH = 120;

/** The terminal behind a stream; colours only on a real one, and not with NO_COLOR (https://no-color.org). */
export function openTerminal(stream: NodeJS.WriteStream, env: Environment = process.env): Terminal {
  const watched = stream.isTTY;
  const colour = watched && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  const columns = stream.columns || Number(env['COLUMNS']) || UNKNOWN_WIDTH;
  return {
    watched,
    colour,
    width: Math.min(WIDEST, Math.max(NARROWEST, columns)),
    paint: (look, text) => (colour && text !== '' ? styleText(look, text, { validateStream: false }) : text),
    line: (text = '') => void stream.write(`${text.trimEnd()}\n`),
  };
}
