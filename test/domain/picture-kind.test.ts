import { describe, expect, it } from 'vitest';
import { pictureKind } from '../../src/domain/picture-kind.ts';

describe('what a file is', () => {
  it.each([
    ['\xff\xd8\xff\xe0', 'jpeg'],
    ['\x89PNG\r\n\x1a\n', 'png'],
    ['RIFF\0\0\0\0WEBPVP8 ', 'webp'],
    ['GIF89a', 'gif'],
    ['\0\0\0\x18ftypheic', 'other picture'],
    ['\0\0\0\x1cftypavif', 'other picture'],
    ['BM', 'other picture'],
    ['II*\0', 'other picture'],
    ['%PDF-1.7', 'no picture'],
    ['\0\0\0\x20ftypisom', 'no picture'],
    ['<svg xmlns=', 'no picture'],
    ['', 'no picture'],
  ])('%j is: %s', (head, kind) => {
    expect(pictureKind(Buffer.from(head, 'latin1'))).toBe(kind);
  });
});
