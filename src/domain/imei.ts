/** Fifteen digits: what the back of a phone's box gives as IMEI. */
export function looksLikeImei(serial: string): boolean {
  return /^\d{15}$/.test(serial);
}

/** Whether fifteen digits are an IMEI: their last one is the Luhn check digit (3GPP TS 23.003, annex B). */
export function isImei(serial: string): boolean {
  return looksLikeImei(serial) && luhnSum(serial) % 10 === 0;
}

function luhnSum(digits: string): number {
  return Array.from(digits, Number).reduce((sum, digit, at) => {
    const doubled = (digits.length - at) % 2 === 0 ? digit * 2 : digit;
    return sum + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
}
