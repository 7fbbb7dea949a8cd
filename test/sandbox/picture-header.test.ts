import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readPictureHeader } from '../../src/sandbox/picture-header.ts';
import { tinyPng } from './support/tiny-png.ts';

const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb0004ff00ffc0000b0801e002800101011100ffd9', 'hex');

test('reads the size of PNG and JPEG', () => {
  expect(readPictureHeader(tinyPng(640, 480))).toEqual({ type: 'png', width: 640, height: 480 });
  expect(readPictureHeader(JPEG)).toEqual({ type: 'jpeg', width: 640, height: 480 });
});

test('takes nothing else for a picture, however short', () => {
  expect(readPictureHeader(new Uint8Array())).toBeUndefined();
  expect(readPictureHeader(new Uint8Array([0xff, 0xd8]))).toBeUndefined();
  expect(readPictureHeader(readFileSync(import.meta.filename))).toBeUndefined();
});
