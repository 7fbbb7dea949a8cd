import sharp from 'sharp';

const UPPER_HALF = '▀';
const RESET = '\u001b[0m';

/** A picture as lines of half blocks, two pixels each, in the 256 colours that every colour terminal has. */
export async function drawPicture(bytes: Uint8Array, columns: number): Promise<string[]> {
  const { data, info } = await sharp(bytes)
    .resize({ width: columns, height: columns, fit: 'inside' })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });

  const colourAt = (x: number, y: number): number => {
    const at = (Math.min(y, info.height - 1) * info.width + x) * info.channels;
    const [red = 0, green = red, blue = red] = data.subarray(at, at + Math.min(3, info.channels));
    return terminalColour(red, green, blue);
  };
  const lines: string[] = [];
  for (let y = 0; y < info.height; y += 2) {
    const blocks = Array.from({ length: info.width }, (_, x) => {
      return `\u001b[38;5;${colourAt(x, y)};48;5;${colourAt(x, y + 1)}m${UPPER_HALF}`;
    });
    lines.push(blocks.join('') + RESET);
  }
  return lines;
}

/** The nearest of the 256: the ramp of 24 greys for what has hardly any colour, else the cube of 6 × 6 × 6. */
function terminalColour(red: number, green: number, blue: number): number {
  if (Math.max(red, green, blue) - Math.min(red, green, blue) < 12) return 232 + Math.round((green / 255) * 23);
  const step = (value: number) => Math.round((value / 255) * 5);
  return 16 + 36 * step(red) + 6 * step(green) + step(blue);
}
