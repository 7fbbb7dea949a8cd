/** Whether digits end in the check digit of EAN, UPC and GTIN: weights 3 and 1 from the right (GS1 General Specifications, 7.9). */
export function hasGtinCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) sum += Number(digits.at(-1 - i)) * (i % 2 === 0 ? 1 : 3);
  return sum % 10 === 0;
}

/** Whether digits end in the check digit of ISO/IEC 7812 (Luhn), as an IMEI does. */
export function hasLuhnCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const weighed = Number(digits.at(-1 - i)) * (i % 2 === 0 ? 1 : 2);
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0;
}
