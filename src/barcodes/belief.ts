import type { BarcodeFormat } from './barcode-format.ts';
import type { Sighting } from './engine.ts';
import type { Code } from './photo-reading.ts';

/** Symbologies whose own checks are so strong that one read is enough. */
const STRONG: BarcodeFormat[] = ['code-128', 'qr', 'data-matrix'];
const READS_TO_CONFIRM = 2;
const SHORTEST = 4;
const SHORTEST_ITF = 6;

/**
 * Collects what engines see in image after image of one photo, and says what is to be believed: Code 128, QR and
 * DataMatrix after one read, the weaker symbologies after two equal reads from two different images.
 */
export class Belief {
  readonly #seen = new Map<string, Sighting & { reads: number }>();

  /** Takes in everything that was seen in one image; answers what of it is worth believing. */
  note(sightings: Sighting[]): Sighting[] {
    const plausible = withoutRepeats(sightings.filter(isPlausible));
    for (const sighting of plausible) {
      const key = keyOf(sighting);
      const known = this.#seen.get(key);
      if (known) known.reads++;
      else this.#seen.set(key, { ...sighting, reads: 1 });
    }
    return plausible;
  }

  isConfirmed(sighting: Sighting): boolean {
    const reads = this.#seen.get(keyOf(sighting))?.reads ?? 0;
    return reads >= (STRONG.includes(sighting.format) ? 1 : READS_TO_CONFIRM);
  }

  /** Every code seen, the sure ones first, in the order in which they were met. */
  codes(): Code[] {
    const codes = [...this.#seen.values()].map(({ text, format }) => ({
      text,
      format,
      confirmed: this.isConfirmed({ text, format }),
    }));
    return [...codes.filter((code) => code.confirmed), ...codes.filter((code) => !code.confirmed)];
  }
}

/** Refuses what is nearly always noise or a fragment of a longer code. */
function isPlausible({ text, format }: Sighting): boolean {
  if (text.length < SHORTEST) return false;
  if (format === 'itf') return text.length >= SHORTEST_ITF && text.length % 2 === 0;
  // GS1-128 parts its elements by one control character; any other is a misread.
  if (format === 'code-128') return !/\p{Cc}/u.test(text.replaceAll('\x1d', ''));
  return true;
}

function keyOf({ text, format }: Sighting): string {
  return `${format} ${text}`;
}

function withoutRepeats(sightings: Sighting[]): Sighting[] {
  return [...new Map(sightings.map((sighting) => [keyOf(sighting), sighting])).values()];
}
