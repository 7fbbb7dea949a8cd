/** A phone for showing to its owner: the operator's code and the last two digits stay. */
export function maskPhone(phone: string): string {
  return phone.replace(/^(\+?\d{5})\d+(\d{2})$/, '$1*****$2');
}

/**
 * A payout's recipient as the club writes it, "Прізвище Ім'я По батькові, поповнення картки 2222 3333 4444 5555", with
 * the names cut to initials after the first and numbers to their last four digits (specification L764, L769).
 */
export function maskPayout(recipient: string): string {
  const [person = '', ...rest] = recipient.split(',');
  const [first = '', ...others] = person.trim().split(/\s+/);
  const initials = others.map((word) => `${word.slice(0, 1)}.`);
  return [maskNumbers([first, ...initials].join(' ')), ...rest.map((part) => ` ${maskNumbers(part.trim())}`)].join(',');
}

function maskNumbers(text: string): string {
  return text.replace(/\+?\d(?:[^\p{L}\d]{0,3}\d){7,}/gu, (number) => `•••• ${number.replace(/\D/g, '').slice(-4)}`);
}
