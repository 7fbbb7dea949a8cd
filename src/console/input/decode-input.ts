import { latinKey } from './keyboard-layout.ts';

/**
 * What comes in from a terminal. A key has a name such as `up`, `C-k` (with Ctrl), `A-t` (with Alt, by the Latin layout)
 * or `A-S-enter`; what types letters is `text`.
 */
export type Input =
  | { kind: 'key'; name: string }
  | { kind: 'text'; text: string }
  | { kind: 'paste'; text: string }
  | { kind: 'focus'; isIn: boolean }
  | { kind: 'mouse'; what: 'press' | 'wheel up' | 'wheel down'; x: number; y: number };

const ESC = '\u001b';
const PASTE_END = `${ESC}[201~`;

/** Names of control characters; the others are Ctrl with a letter. */
const CONTROLS = new Map([
  ['\r', 'enter'],
  ['\t', 'tab'],
  ['\u007f', 'backspace'],
  ['\b', 'backspace'],
  [ESC, 'escape'],
  ['\u0000', 'C-space'],
  ['\u001f', 'C-_'],
]);

/** Final letters of cursor and function keys (ECMA-48; xterm, "PC-Style Function Keys"). */
const FINALS = new Map(
  Object.entries({
    A: 'up',
    B: 'down',
    C: 'right',
    D: 'left',
    H: 'home',
    F: 'end',
    P: 'f1',
    Q: 'f2',
    R: 'f3',
    S: 'f4',
    M: 'enter',
    Z: 'S-tab',
  }),
);
/** Keys that xterm and its kin number: `CSI number ~`. */
const NUMBERED = new Map([
  [1, 'home'],
  [2, 'insert'],
  [3, 'delete'],
  [4, 'end'],
  [5, 'pageup'],
  [6, 'pagedown'],
  [7, 'home'],
  [8, 'end'],
  [11, 'f1'],
  [12, 'f2'],
  [13, 'f3'],
  [14, 'f4'],
  [15, 'f5'],
  [17, 'f6'],
  [18, 'f7'],
  [19, 'f8'],
  [20, 'f9'],
  [21, 'f10'],
  [23, 'f11'],
  [24, 'f12'],
]);

const SEQUENCE = new RegExp(String.raw`^${ESC}(?:\[([<?=>]?)([\d;:]*)[ -/]*([@-~])|O([\d;]*)([@-~]))`);
const UNFINISHED = new RegExp(String.raw`^${ESC}(?:\[[<?=>]?[\d;:]*[ -/]*|O[\d;]*)?$`);
/** The longest beginning without control characters. */
const LETTERS = /^\P{Cc}+/u;

/** Takes apart what a terminal sends, however it is cut into chunks; whatever it does not know it passes over. */
export class InputDecoder {
  #rest = '';
  #pasted: string | undefined;

  /** What the chunk completes. */
  push(chunk: string): Input[] {
    this.#rest += chunk;
    const inputs: Input[] = [];
    while (this.#rest !== '') {
      if (this.#pasted === undefined && UNFINISHED.test(this.#rest)) break;
      const before = this.#rest.length;
      inputs.push(...(this.#pasted === undefined ? this.#next() : this.#paste()));
      if (this.#rest.length === before) break;
    }
    return inputs;
  }

  /** Something has begun that may be a key of its own: to be called when nothing has followed for a moment. */
  get isUnfinished(): boolean {
    return this.#pasted === undefined && this.#rest !== '';
  }

  /** What had begun is all there is: Esc, or Alt with a sign. */
  flush(): Input[] {
    if (!this.isUnfinished) return [];
    const rest = this.#rest;
    this.#rest = '';
    return rest === ESC ? [{ kind: 'key', name: 'escape' }] : [altKey(rest.slice(1))];
  }

  #next(): Input[] {
    const rest = this.#rest;
    if (!rest.startsWith(ESC)) return this.#plain();
    const sequence = SEQUENCE.exec(rest);
    if (sequence) {
      this.#rest = rest.slice(sequence[0].length);
      const [, mark = '', numbers = '', final = '', ss3Numbers = '', ss3 = ''] = sequence;
      if (numbers === '200' && final === '~') this.#pasted = '';
      return ss3 === '' ? controlSequence(mark, numbers, final) : named(FINALS.get(ss3), ss3Numbers);
    }
    const sign = String.fromCodePoint(rest.codePointAt(1) ?? 0);
    // Esc twice: the first is a key of its own.
    this.#rest = rest.slice(sign === ESC ? 1 : 1 + sign.length);
    return sign === ESC ? [{ kind: 'key', name: 'escape' }] : [altKey(sign)];
  }

  #plain(): Input[] {
    const [text = ''] = LETTERS.exec(this.#rest) ?? [];
    if (text !== '') {
      this.#rest = this.#rest.slice(text.length);
      return [{ kind: 'text', text }];
    }
    const sign = this.#rest.slice(0, 1);
    this.#rest = this.#rest.slice(1);
    return [{ kind: 'key', name: controlName(sign) }];
  }

  #paste(): Input[] {
    const all = (this.#pasted ?? '') + this.#rest;
    const end = all.indexOf(PASTE_END);
    this.#pasted = end === -1 ? all : undefined;
    this.#rest = end === -1 ? '' : all.slice(end + PASTE_END.length);
    return end === -1 ? [] : [{ kind: 'paste', text: all.slice(0, end) }];
  }
}

function controlSequence(mark: string, numbers: string, final: string): Input[] {
  if (mark === '<') return mouse(numbers, final);
  if (mark !== '') return [];
  if (final === 'I' || final === 'O') return [{ kind: 'focus', isIn: final === 'I' }];
  const [first = 0, second = 0, third = 0] = numbers.split(';').map(Number);
  // Keys that are told by their code point: `CSI code ; modifiers u`, and `CSI 27 ; modifiers ; code ~` of xterm.
  if (final === 'u') return coded(first, second);
  if (final !== '~') return named(FINALS.get(final), numbers);
  return first === 27 && third > 0 ? coded(third, second) : named(NUMBERED.get(first), numbers);
}

const MOUSE = new Map<number, 'press' | 'wheel up' | 'wheel down'>([
  [0, 'press'],
  [64, 'wheel up'],
  [65, 'wheel down'],
]);

/** SGR reports: button, column and row from 1, `M` for pressed. */
function mouse(numbers: string, final: string): Input[] {
  const [button = 0, column = 1, row = 1] = numbers.split(';').map(Number);
  const what = MOUSE.get(button);
  return what && final === 'M' ? [{ kind: 'mouse', what, x: column - 1, y: row - 1 }] : [];
}

function coded(code: number, modifiers: number): Input[] {
  const sign = String.fromCodePoint(Math.min(code, 0x10ffff));
  const name = CONTROLS.get(sign) ?? latinKey(sign);
  return [{ kind: 'key', name: prefix(modifiers) + name }];
}

/** The second number, or the only one of SS3, says which modifiers were held. */
function named(name: string | undefined, numbers: string): Input[] {
  if (name === undefined) return [];
  const parts = numbers.split(';').map(Number);
  return [{ kind: 'key', name: prefix(parts[1] ?? 0) + name }];
}

function prefix(modifiers: number): string {
  const bits = Math.max(0, modifiers - 1);
  return `${bits & 4 ? 'C-' : ''}${bits & 2 ? 'A-' : ''}${bits & 1 ? 'S-' : ''}`;
}

function altKey(sign: string): Input {
  const isControl = sign < ' ' || sign === '\u007f';
  return { kind: 'key', name: `A-${isControl ? controlName(sign) : latinKey(sign).toLowerCase()}` };
}

function controlName(sign: string): string {
  return CONTROLS.get(sign) ?? `C-${String.fromCharCode(sign.charCodeAt(0) + 96)}`;
}
