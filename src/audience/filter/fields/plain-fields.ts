import { fold } from '../../../domain/fold.ts';
import { MESSENGERS } from '../../../domain/messenger-name.ts';
import { success } from '../../../domain/result.ts';
import { SUBSCRIBER_STATES } from '../../../domain/subscriber.ts';
import { allOf, anyOf, compares, isLikeText, isSameText } from '../../../store/expressions.ts';
import { unexpected, withoutParts, type Field } from '../field.ts';
import { wantedMoment } from '../periods.ts';
import { matchText, wantedText } from '../text-match.ts';

type About = Omit<Field, 'read' | 'name'>;

/** What the messengers tell of an account, and when it came and was last seen. */
export const PLAIN_FIELDS: readonly Field[] = [
  choiceField('messenger', MESSENGERS, { about: 'the messenger', examples: ['messenger:viber'] }),
  choiceField('state', SUBSCRIBER_STATES, {
    about: 'active; unsubscribed: they left; blocked: messages to them are refused',
    examples: ['state:active'],
  }),
  languageField(),
  textField('country', { about: 'the country as the messenger gives it', examples: ['country:UA'] }),
  textField('device', { about: 'the device as the messenger gives it', examples: ['device:iPhone*'] }),
  textField('source', { about: 'the link by which they came first', examples: ['source:poster', '-source:*'] }),
  textField('username', { about: 'the name after the @', examples: ['username:olena*'] }),
  nameField(),
  momentField('subscribed', 'created_at', {
    about: 'when they came',
    examples: ['subscribed:<30d', 'subscribed:2026-07'],
  }),
  momentField('seen', 'last_seen_at', {
    about: 'when they were last there',
    examples: ['seen:>90d', 'seen:>=2026-01-01'],
  }),
];

function choiceField(name: 'messenger' | 'state', values: readonly string[], about: About): Field {
  return withoutParts({ name, ...about }, ({ operator, operand }) => {
    const wanted = operand.kind === 'word' ? operand.text.toLowerCase() : '';
    if (operator !== '=' || !values.includes(wanted)) return unexpected(values.join(' or '), values);
    return success((eb) => compares(eb.ref(`subscribers.${name}`), '=', wanted));
  });
}

function textField(name: 'country' | 'device' | 'source' | 'username', about: About): Field {
  return withoutParts({ name, ...about }, (term) => {
    const wanted = wantedText(term);
    if (!wanted.ok) return wanted;
    const { value } = wanted;
    const column = `subscribers.${name}` as const;
    return success((eb) => (value.kind === 'any' ? eb(column, 'is not', null) : matchText(eb.ref(column), value)));
  });
}

/** `uk` is also `uk-UA`. */
function languageField(): Field {
  const about = { about: 'the language of the messenger', examples: ['language:uk'] };
  return withoutParts({ name: 'language', ...about }, (term) => {
    const wanted = wantedText(term);
    if (!wanted.ok) return wanted;
    const { value } = wanted;
    return success((eb) => {
      const column = eb.ref('subscribers.language');
      if (value.kind === 'any') return eb('subscribers.language', 'is not', null);
      if (value.kind === 'like') return matchText(column, value);
      const dialects = `${value.text.replace(/[*?]/g, '')}-*`;
      return anyOf([isSameText(column, value.text), isLikeText(column, dialects)]);
    });
  });
}

function nameField(): Field {
  const about = { about: 'the name in the messenger', examples: ['name:Олена*', 'name:"Олена Коваль"'] };
  return withoutParts({ name: 'name', ...about }, (term) => {
    const wanted = wantedText(term);
    if (!wanted.ok) return wanted;
    const { value } = wanted;
    if (value.kind === 'any') return success((eb) => eb('subscribers.name_folded', 'is not', null));
    const folded = { ...value, text: fold(value.text) };
    return success((eb) => matchText(eb.ref('subscribers.name_folded'), folded));
  });
}

function momentField(name: string, column: 'created_at' | 'last_seen_at', about: About): Field {
  return withoutParts({ name, ...about }, (term, scope) => {
    const wanted = wantedMoment(term, scope);
    if (!wanted.ok) return wanted;
    const tests = wanted.value;
    return success((eb) =>
      allOf(tests.map(({ comparison, value }) => compares(eb.ref(`subscribers.${column}`), comparison, value))),
    );
  });
}
