import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offerCodes, type Experience } from '../../src/sales/label-sense.ts';
import { shapeOf, type LabelCode } from '../../src/sales/label-shape.ts';

const TELEVISION = '4820130280013';
const PHONE = '4820130550017';

const code = (serial: string, confirmed = true, format = 'code-128'): LabelCode => ({ serial, format, confirmed });
const serial = code('E32G0000001001');
const mac = code('001A2B3C4D5E');
const imei = code('354512000000010');
const maker = code('B504UA1234567');

/** What `times` labels with this code and article have taught. */
function taught(of: LabelCode, times: { accepted?: number; against?: number }, article: string | null): Experience {
  return { ...shapeOf(of), article, accepted: 0, against: 0, ...times };
}

const serials = (codes: LabelCode[]) => codes.map((one) => one.serial);

describe('a shape', () => {
  it.each([
    ['E32G0000001001', { length: 14, mask: 'A99A9999999999', prefix: 'E32G' }],
    ['ab-12.3', { length: 7, mask: 'AA-99.9', prefix: 'AB-1' }],
    ['354512000000010', { length: 15, mask: '999999999999999', prefix: '3545' }],
  ])('of %s', (text, shape) => {
    expect(shapeOf(code(text))).toEqual({ format: 'code-128', ...shape });
  });
});

describe('offering the codes of a label', () => {
  it.each<{ claim: string; likely: LabelCode[]; others?: LabelCode[]; past: Experience[]; want: [string[], boolean] }>([
    { claim: 'takes the only sure one, as before', likely: [serial], past: [], want: [[serial.serial], true] },
    {
      claim: 'asks about the only one when it was read but once',
      likely: [code('E32G0000001001', false)],
      past: [taught(serial, { accepted: 9 }, TELEVISION)],
      want: [['E32G0000001001'], false],
    },
    {
      claim: 'asks about several that nothing is known of, in their order',
      likely: [serial, mac],
      past: [],
      want: [[serial.serial, mac.serial], false],
    },
    {
      claim: 'puts a shape first that was accepted once, and asks',
      likely: [mac, serial],
      past: [taught(code('E32G0000009999'), { accepted: 1 }, TELEVISION), taught(mac, { against: 1 }, TELEVISION)],
      want: [[serial.serial, mac.serial], false],
    },
    {
      claim: 'takes a shape that was accepted three times for this article',
      likely: [mac, serial],
      past: [taught(code('E32G0000009999'), { accepted: 3 }, TELEVISION), taught(mac, { against: 3 }, TELEVISION)],
      want: [[serial.serial, mac.serial], true],
    },
    {
      claim: 'asks when one of many was refused',
      likely: [mac, serial],
      past: [taught(serial, { accepted: 9, against: 1 }, TELEVISION)],
      want: [[serial.serial, mac.serial], false],
    },
    {
      claim: 'asks when two codes of the label have been accepted',
      likely: [mac, serial],
      past: [taught(serial, { accepted: 5 }, TELEVISION), taught(mac, { accepted: 4 }, TELEVISION)],
      want: [[serial.serial, mac.serial], false],
    },
    {
      claim: 'lets the experience of another product rank by form, but never decide',
      likely: [mac, serial],
      past: [taught(code('E43G0000000001'), { accepted: 7 }, PHONE)],
      want: [[serial.serial, mac.serial], false],
    },
    {
      claim: 'offers what is never likely by itself once it was accepted',
      likely: [maker],
      others: [imei],
      past: [taught(code('354512999999999'), { accepted: 3 }, TELEVISION), taught(maker, { against: 3 }, TELEVISION)],
      want: [[imei.serial, maker.serial], true],
    },
    {
      claim: 'asks, with every other code beside it, about the only likely one that was refused before',
      likely: [maker],
      others: [imei],
      past: [taught(code('B504UA7654321'), { against: 1 }, TELEVISION)],
      want: [[imei.serial, maker.serial], false],
    },
    {
      claim: 'does not take digits of the same length for known ones of another product',
      likely: [code('112233445566778'), maker],
      past: [taught(imei, { accepted: 9 }, PHONE)],
      want: [['112233445566778', maker.serial], false],
    },
    { claim: 'has nothing to offer of an empty label', likely: [], others: [], past: [], want: [[], false] },
  ])('$claim', ({ likely, others = [], past, want }) => {
    const offer = offerCodes(likely, { codes: [...likely, ...others], article: TELEVISION }, past);
    expect([serials(offer.codes), offer.take]).toEqual(want);
  });
});

describe('whatever was learnt', () => {
  const aCode = fc.record({
    serial: fc.stringMatching(/^[A-C1-3]{4,6}$/),
    format: fc.constantFrom('code-128', 'code-39'),
    confirmed: fc.boolean(),
  });
  const codes = fc.uniqueArray(aCode, { maxLength: 5, selector: (one) => one.serial });
  const past = fc.array(
    fc
      .tuple(aCode, fc.nat({ max: 5 }), fc.nat({ max: 2 }), fc.constantFrom(TELEVISION, PHONE, null))
      .map(([one, accepted, against, article]) => taught(one, { accepted, against }, article)),
    { maxLength: 6 },
  );
  const any = fc.tuple(codes, codes, past).map(([likely, more, experience]) => ({
    likely,
    label: {
      codes: [...likely, ...more.filter((one) => !serials(likely).includes(one.serial))],
      article: TELEVISION,
    },
    experience,
  }));

  it('every likely code is offered once, and nothing that is not on the label', () => {
    fc.assert(
      fc.property(any, ({ likely, label, experience }) => {
        const offered = serials(offerCodes(likely, label, experience).codes);
        expect(new Set(offered).size).toBe(offered.length);
        expect(offered).toEqual(expect.arrayContaining(serials(likely)));
        expect(serials(label.codes)).toEqual(expect.arrayContaining(offered));
      }),
    );
  });

  it('a code is taken unasked only when it was read surely, and alone or accepted three times', () => {
    fc.assert(
      fc.property(any, ({ likely, label, experience }) => {
        const { codes: offered, take } = offerCodes(likely, label, experience);
        if (!take) return;
        expect(offered[0]?.confirmed).toBe(true);
        const accepted = experience.reduce((sum, one) => sum + one.accepted, 0);
        expect(offered.length === 1 || accepted >= 3).toBe(true);
      }),
    );
  });

  it('nothing learnt leaves the order and the questions as they were', () => {
    fc.assert(
      fc.property(any, ({ likely, label }) => {
        const { codes: offered, take } = offerCodes(likely, label, []);
        expect(offered).toEqual(likely);
        expect(take).toBe(likely.length === 1 && likely[0]?.confirmed === true);
      }),
    );
  });
});
