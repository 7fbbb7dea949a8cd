/**
 * Undoes a Gaussian blur of `sigma` pixels along a row by Richardson and Lucy's iteration, which keeps brightness
 * positive and so does not ring as plain sharpening does.
 */
export function deblurred(row: Float32Array, sigma: number, iterations: number): Float32Array {
  const kernel = gaussian(sigma);
  const floor = Math.min(...row) - 4;
  const seen = row.map((value) => Math.max(1, value - floor));
  let guess = Float32Array.from(seen);
  for (let i = 0; i < iterations; i++) {
    const blurred = convolved(guess, kernel);
    const ratio = seen.map((value, x) => value / Math.max(1e-3, blurred[x] ?? 1));
    const correction = convolved(ratio, kernel);
    guess = guess.map((value, x) => value * (correction[x] ?? 1));
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

function convolved(row: Float32Array, kernel: Float32Array): Float32Array {
  const reach = (kernel.length - 1) / 2;
  const last = row.length - 1;
  const out = new Float32Array(row.length);
  for (let x = 0; x < row.length; x++) {
    let sum = 0;
    for (let k = -reach; k <= reach; k++) {
      const at = x + k;
      sum += (kernel[k + reach] ?? 0) * (row[at < 0 ? 0 : at > last ? last : at] ?? 0);
    }
    out[x] = sum;
  }
  return out;
}
