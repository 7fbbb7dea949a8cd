/** An object as pairs, because the club repeats keys. */
export class WireObject {
  readonly pairs: [key: string, value: WireValue][];

  constructor(...pairs: [key: string, value: WireValue][]) {
    this.pairs = pairs;
  }

  /** The same with more at the end. */
  with(...pairs: [key: string, value: WireValue][]): WireObject {
    return new WireObject(...this.pairs, ...pairs);
  }
}

export type WireValue = string | number | WireValue[] | WireObject;

/** Writes JSON, repeated keys and all. */
export function writeJson(value: WireValue): string {
  if (value instanceof WireObject) {
    return `{${value.pairs.map(([key, held]) => `${JSON.stringify(key)}:${writeJson(held)}`).join(',')}}`;
  }
  return Array.isArray(value) ? `[${value.map((item) => writeJson(item)).join(',')}]` : JSON.stringify(value);
}
