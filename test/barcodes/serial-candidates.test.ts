import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BARCODE_FORMATS, type BarcodeFormat } from '../../src/barcodes/barcode-format.ts';
import type { Code } from '../../src/barcodes/photo-reading.ts';
import { serialCandidates } from '../../src/barcodes/serial-candidates.ts';

const code = (text: string, format: BarcodeFormat = 'code-128', confirmed = true): Code => ({
  text,
  format,
  confirmed,
});
const serials = (...codes: Code[]): string[] => serialCandidates(codes).map(({ serial }) => serial);

describe('which codes may be the serial', () => {
  it.each([
    ['a plain serial', code('CNK8181G2C'), 'CNK8181G2C', 'serial'],
    ['a prefix S/N:', code('S/N: CNK8181G2C'), 'CNK8181G2C', 'named serial'],
    ['a prefix SN:', code('SN:CNK8181G2C', 'qr'), 'CNK8181G2C', 'named serial'],
    ['a line of a QR code', code('Model: X1\nS/N: AB-77\nMAC: 001122', 'qr'), 'AB-77', 'named serial'],
    ['AI 21', code('010401234567890121ABC123', 'data-matrix'), 'ABC123', 'named serial'],
    ['an IMEI', code('490154203237518'), '490154203237518', 'imei'],
    ['fifteen digits that are no IMEI', code('490154203237519'), '490154203237519', 'serial'],
    ['a MAC', code('001EC947D49B', 'code-39'), '001EC947D49B', 'mac'],
    ['a MAC with colons', code('00:1E:C9:47:D4:9B'), '00:1E:C9:47:D4:9B', 'mac'],
    ['twelve decimal digits in Code 39', code('123456789013', 'code-39'), '123456789013', 'serial'],
    ['a short code', code('FW727'), 'FW727', 'other'],
  ])('%s', (_, one, serial, kind) => {
    expect(serialCandidates([one])).toEqual([{ serial, kind, confirmed: true, text: one.text }]);
  });

  it.each([
    ['EAN-13', code('4820024790635', 'ean-13')],
    ['EAN-8', code('96385074', 'ean-8')],
    ['UPC-A', code('012345678905', 'upc-a')],
    ['ITF-14 of an article', code('00012345678905', 'itf')],
    ['Code 128 of an article', code('4820024790635')],
    ['a SIM number', code('8938001234567890123')],
    ['an eSIM number', code('89049032000001000000000000000012')],
    ['an address', code('https://example.com/?sn=12345678', 'qr')],
    ['an address that names a serial', code('http://example.com/ SN: 12345678', 'qr')],
    ['a part number', code('1PWT123-456')],
    ['a supplier’s part number', code('30PWT123-456')],
    ['a country', code('4LUA')],
    ['a date', code('10D2024-11')],
    ['a revision', code('2P1234567A')],
    ['a slash', code('ABC/1234567')],
    ['prose', code('Sean Owen, srowen@google.com', 'qr')],
  ])('%s is never one', (_, one) => {
    expect(serialCandidates([one])).toEqual([]);
  });

  it('S before 8 to 14 signs is offered whole and without it', () => {
    expect(serials(code('S12345678'))).toEqual(['S12345678', '12345678']);
  });

  it('S is dropped silently beside a part number', () => {
    expect(serials(code('S12345678'), code('1PWT123-456'))).toEqual(['12345678']);
  });
});

describe('their order', () => {
  it('named, then serials with letters, then digits, then MAC', () => {
    const label = [code('001EC947D49B'), code('1234567890'), code('CNK8181G2C'), code('S/N: 77AB')];
    expect(serials(...label)).toEqual(['77AB', 'CNK8181G2C', '1234567890', '001EC947D49B']);
  });

  it('what is sure before what is doubtful, Code 128 and 39 before the rest', () => {
    const label = [code('AB1234567', 'code-39', false), code('CD1234567', 'qr'), code('EF1234567')];
    expect(serials(...label)).toEqual(['EF1234567', 'CD1234567', 'AB1234567']);
  });

  it('an IMEI is offered only when nothing is a serial', () => {
    expect(serials(code('490154203237518'), code('CNK8181G2C'))).toEqual(['CNK8181G2C']);
    expect(serials(code('490154203237518'), code('4820024790635', 'ean-13'))).toEqual(['490154203237518']);
  });

  it('a code that stands on the label twice is offered once', () => {
    expect(serials(code('CNK8181G2C'), code('CNK8181G2C', 'qr'))).toEqual(['CNK8181G2C']);
  });
});

const anyCode = fc.record({
  text: fc.oneof(
    fc.string(),
    fc.stringMatching(/^[A-Z0-9]{4,20}$/),
    fc.stringMatching(/^\d{8,15}$/),
    fc.stringMatching(/^(S|1P|SN:|21)[A-Z0-9]{4,12}$/),
  ),
  format: fc.constantFrom(...BARCODE_FORMATS),
  confirmed: fc.boolean(),
});

describe('whatever stands on the label', () => {
  it('every candidate is taken from one of its codes, word for word', () => {
    fc.assert(
      fc.property(fc.array(anyCode), (codes) => {
        for (const { serial, text, confirmed } of serialCandidates(codes)) {
          expect(text).toContain(serial);
          expect(codes.some((one) => one.text === text && one.confirmed === confirmed)).toBe(true);
        }
      }),
    );
  });

  it('no serial is offered twice', () => {
    fc.assert(
      fc.property(fc.array(anyCode), (codes) => {
        const offered = serials(...codes);
        expect(new Set(offered).size).toBe(offered.length);
      }),
    );
  });

  it('an article number is never offered as an unnamed serial', () => {
    fc.assert(
      fc.property(fc.array(anyCode), (codes) => {
        const retail = codes.map((one) => ({ ...one, format: 'ean-13' as const }));
        expect(serialCandidates(retail).every(({ kind }) => kind === 'named serial')).toBe(true);
      }),
    );
  });
});
