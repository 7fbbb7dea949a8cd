import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { GreyImage } from '../../src/barcodes/grey-image.ts';
import { stripedRegions } from '../../src/barcodes/striped-regions.ts';
import { labelPhoto, type LabelPhotoProps } from '../support/label-photo.ts';

const CODE = { text: 'CNK8181G2C', format: 'code-128' } as const;

async function regionsIn(props: LabelPhotoProps): Promise<ReturnType<typeof stripedRegions>> {
  const { data, info } = await sharp(await labelPhoto(props))
    .resize(640)
    .greyscale()
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const image: GreyImage = { width: info.width, height: info.height, pixels: data };
  return stripedRegions(image, 6);
}

describe('striped regions', () => {
  it.each([0, 20, 45, 70, 100, 160])(
    'a code turned by %i° is found in the direction in which it is read',
    async (angle) => {
      const [region] = await regionsIn({ codes: [CODE], angle });
      const degrees = ((region?.angle ?? 0) * 180) / Math.PI;
      const apart = Math.abs(degrees - angle) % 180;
      expect(Math.min(apart, 180 - apart)).toBeLessThan(2);
    },
  );

  it('two codes under one another are two regions', async () => {
    const regions = await regionsIn({ codes: [CODE, { ...CODE, text: 'ABC1234567' }], angle: 15, share: 0.9 });
    const long = regions.filter(({ length, height }) => length > 100 && length > height);
    expect(long).toHaveLength(2);
  });

  it('an empty label shows nothing as long as a code', async () => {
    const regions = await regionsIn({ codes: [], angle: 30, noise: 14 });
    expect(regions.filter(({ length }) => length > 60)).toEqual([]);
  });
});
