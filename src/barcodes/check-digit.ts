/** Whether digits end in the check digit of EAN, UPC and GTIN: weights 3 and 1 from the right (GS1 General Specifications, 7.9). */
export function hasGtinCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) sum += Number(digits.at(-1 - i)) * (i % 2 === 0 ? 1 : 3);
  return sum % 10 === 0;
}
