import type { BarcodeFormat } from './barcode-format.ts';
import type { Sighting } from './engine.ts';
import type { Code } from './photo-reading.ts';

/** Where in the photo something was seen: the number of a striped region, or the frame as a whole. */
export type Place = number | 'frame';

type Record = Sighting & { reads: number; places: Set<Place> };

/** Symbologies whose own checks are so strong that one read is enough. */
const STRONG: BarcodeFormat[] = ['code-128', 'qr', 'data-matrix'];
const RETAIL: BarcodeFormat[] = ['ean-13', 'ean-8', 'upc-a'];
const READS_TO_CONFIRM = 2;
const SHORTEST = 4;
const SHORTEST_ITF = 6;

/**
 * Collects what engines see in image after image of one photo, and says what is to be believed: Code 128, QR and
 * DataMatrix after one read; the weaker symbologies after two equal reads from two different images, if nothing
 * else was read there nearly as often.
 */
export class Belief {
  readonly #seen = new Map<string, Record>();

  /** Takes in everything that was seen in one image. */
  note(sightings: Sighting[], place: Place): void {
    const plausible = new Map(sightings.filter(isPlausible).map((sighting) => [keyOf(sighting), sighting]));
    for (const [key, sighting] of plausible) {
      const record = this.#seen.get(key) ?? { ...sighting, reads: 0, places: new Set() };
      record.reads++;
      record.places.add(place);
      this.#seen.set(key, record);
    }
  }

  /** Whether anything was seen at this place. */
  isSeen(place: Place): boolean {
    return [...this.#seen.values()].some((record) => record.places.has(place));
  }

  /** Whether a code that was seen at this place is beyond doubt. */
  isSettled(place: Place): boolean {
    return [...this.#seen.values()].some((record) => record.places.has(place) && this.#isConfirmed(record));
  }

  /**
   * Every code worth showing, the sure ones first, otherwise in the order in which they were met. Of the doubtful
   * only Code 39 is worth a question: an ITF is mostly a fragment, and an EAN is no serial either way.
   */
  codes(): Code[] {
    const records = [...this.#seen.values()].filter((record) => !this.#isOutvoted(record));
    const codes = records.map((record) => ({
      text: record.text,
      format: record.format,
      confirmed: this.#isConfirmed(record),
    }));
    const sure = codes.filter((code) => code.confirmed);
    const doubtful = codes.filter((code) => !code.confirmed && code.format === 'code-39');
    return [...sure, ...doubtful];
  }

  #isConfirmed(record: Record): boolean {
    if (STRONG.includes(record.format)) return true;
    if (record.reads < READS_TO_CONFIRM) return false;
    return this.#rivalsOf(record).every((rival) => record.reads >= 2 * rival.reads);
  }

  #isOutvoted(record: Record): boolean {
    return this.#rivalsOf(record).some((rival) => rival.reads >= 2 * record.reads);
  }

  /** Other readings of what must be the same code. */
  #rivalsOf(record: Record): Record[] {
    if (STRONG.includes(record.format)) return [];
    return [...this.#seen.values()].filter(
      (other) =>
        other !== record &&
        familyOf(other.format) === familyOf(record.format) &&
        [...other.places].some((place) => place !== 'frame' && record.places.has(place)),
    );
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

function familyOf(format: BarcodeFormat): string {
  return RETAIL.includes(format) ? 'retail' : format;
}

function keyOf({ text, format }: Sighting): string {
  return `${format} ${text}`;
}
