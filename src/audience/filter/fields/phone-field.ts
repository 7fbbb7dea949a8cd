import { success } from '../../../domain/result.ts';
import { compares, isLikeText } from '../../../store/expressions.ts';
import { readPhoneNumber } from '../../phone-number.ts';
import { unexpected, withoutParts, type Field } from '../field.ts';

const EXPECTED =
  'a number, as in 0671234567 or "+38 (067) 123-45-67", its beginning, as in 38067*, its end, as in *4567, or * for any';

/** The number they have signed in with last. */
export const PHONE_FIELD: Field = withoutParts(
  { name: 'phone', about: 'the number they have signed in with last', examples: ['phone:*', '-phone:*', 'phone:067*'] },
  ({ operator, operand }) => {
    if (operator !== '=' || operand.kind === 'range') return unexpected(EXPECTED);
    const { text, isQuoted } = operand;
    if (!isQuoted && text === '*') return success((eb) => eb('subscribers.phone', 'is not', null));
    if (!isQuoted && /[*?]/.test(text)) {
      const pattern = international(text.replace(/[^\d*?]/g, ''));
      return /\d/.test(pattern)
        ? success((eb) => isLikeText(eb.ref('subscribers.phone'), pattern))
        : unexpected(EXPECTED);
    }
    const phone = readPhoneNumber(text);
    return phone === undefined
      ? unexpected(EXPECTED)
      : success((eb) => compares(eb.ref('subscribers.phone'), '=', phone));
  },
);

/** The beginning of a number as it is dialled in the country, as the beginning of the whole number. */
function international(pattern: string): string {
  return pattern.replace(/^80/, '380').replace(/^0/, '380');
}
