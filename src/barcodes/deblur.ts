/**
 * Undoes a Gaussian blur of `sigma` pixels along a row by Richardson and Lucy's iteration, which keeps brightness
 * positive and so does not ring as plain sharpening does. Each correction is applied twice over, to need half as many.
 */
export function deblurred(row: Float32Array, sigma: number, iterations: number): Float32Array {
  const kernel = gaussian(sigma);
  const floor = Math.min(...row) - 4;
  const seen = row.map((value) => value - floor);
  const guess = Float32Array.from(seen);
  for (let i = 0; i < iterations; i++) {
    const blurred = convolved(guess, kernel);
    const correction = convolved(
      seen.map((value, x) => value / Math.max(1e-3, blurred[x] ?? 1)),
      kernel,
    );
    for (let x = 0; x < guess.length; x++) guess[x] = (guess[x] ?? 0) * (correction[x] ?? 1) ** 2;
  }
  return guess;
}

function gaussian(sigma: number): Float32Array {
  const reach = Math.ceil(sigma * 3);
  const kernel = Float32Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-((i - reach) ** 2) / (2 * sigma ** 2)),
  );
  const sum = kernel.reduce((total, value) => total + value, 0);
  return kernel.map((value) => value / sum);
}

/** The row under a symmetrical kernel; beyond its ends the row goes on as it ends. */
function convolved(row: Float32Array, kernel: Float32Array): Float32Array {
  const reach = (kernel.length - 1) / 2;
  const padded = new Float32Array(row.length + 2 * reach).fill(row[0] ?? 0, 0, reach);
  padded.set(row, reach);
  padded.fill(row.at(-1) ?? 0, reach + row.length);

  const out = new Float32Array(row.length);
  for (let x = 0; x < row.length; x++) {
    const middle = x + reach;
    let sum = (kernel[reach] ?? 0) * (padded[middle] ?? 0);
    for (let k = 1; k <= reach; k++)
      sum += (kernel[reach + k] ?? 0) * ((padded[middle - k] ?? 0) + (padded[middle + k] ?? 0));
    out[x] = sum;
  }
  return out;
}
