import { unexpected, type Field, type FilterScope, type TermProblem } from '../audience/filter/field.ts';
import { matchNumber, passes, wantedNumber } from '../audience/filter/numbers.ts';
import { matchText, wantedText } from '../audience/filter/text-match.ts';
import { readTimePart, TIME_PARTS } from '../audience/filter/time-part.ts';
import { failure, success, type Result } from '../domain/result.ts';
import { allOf, compares, type Condition, type Expressions } from '../store/expressions.ts';

type RecipientCondition = Condition<'broadcast_recipients'>;

const SENT: RecipientCondition = (eb) => eb.and([eb('state', '=', 'sent'), eb('failed_at', 'is', null)]);

const OUTCOMES: Record<string, RecipientCondition> = {
  sent: SENT,
  delivered: (eb) => eb('delivered_at', 'is not', null),
  seen: (eb) => eb('seen_at', 'is not', null),
  failed: (eb) => eb.or([eb('state', '=', 'failed'), eb('failed_at', 'is not', null)]),
  blocked: (eb) => eb('state', '=', 'blocked'),
  unknown: (eb) => eb('state', '=', 'unknown'),
};

const PARTS = `${Object.keys(OUTCOMES).join(', ')}, or a time: ${TIME_PARTS}`;

/** What people have received of broadcasts, as fields of filters. */
export const BROADCAST_FIELDS: readonly Field[] = [
  {
    name: 'broadcast',
    about: 'a broadcast they were sent, by its id or its title; with other outcomes: broadcast.seen, broadcast.failed',
    examples: ['broadcast:12', '-broadcast:"Весна"', 'broadcast.seen:12', 'broadcast.30d:*'],
    read(term, parts, scope) {
      const received = readParts(parts, scope);
      if (!received.ok) return received;
      const wanted = wantedText(term);
      if (!wanted.ok) return unexpected('the id or the title of a broadcast, or * for any');
      const { value } = wanted;
      return success((eb) => {
        const named = broadcastsOf(eb, scope).where((own) =>
          value.kind === 'any'
            ? allOf([])
            : own.or([
                matchText(own.ref('broadcasts.title'), value),
                ...(/^\d{1,9}$/.test(value.text) ? [own('broadcasts.id', '=', Number(value.text))] : []),
              ]),
        );
        return eb('subscribers.id', 'in', recipients(eb, named, received.value));
      });
    },
  },
  {
    name: 'broadcasts',
    about: 'how many broadcasts they were sent; with other outcomes: broadcasts.seen',
    examples: ['broadcasts.30d:<2', 'broadcasts:0'],
    read(term, parts, scope) {
      const received = readParts(parts, scope);
      if (!received.ok) return received;
      const wanted = wantedNumber(term);
      if (!wanted.ok) return wanted;
      const test = wanted.value;
      return success((eb) => {
        const groups = recipients(eb, broadcastsOf(eb, scope), received.value).groupBy('subscriber_id');
        // Whoever was sent nothing is in no group: where nothing is enough, it is asked for those who are not meant.
        if (!passes(test, 0))
          return eb(
            'subscribers.id',
            'in',
            groups.having((own) => matchNumber(own.fn.countAll<number>(), test)),
          );
        return eb(
          'subscribers.id',
          'not in',
          groups.having((own) => own.not(matchNumber(own.fn.countAll<number>(), test))),
        );
      });
    },
  },
];

function readParts(parts: readonly string[], scope: FilterScope): Result<RecipientCondition, TermProblem> {
  const outcomes: RecipientCondition[] = [];
  const times: RecipientCondition[] = [];
  for (const part of parts) {
    const time = readTimePart(part, scope);
    const outcome = Object.hasOwn(OUTCOMES, part) ? OUTCOMES[part] : undefined;
    if (time)
      times.push((eb) => allOf(time.map((test) => compares(eb.ref('settled_at'), test.comparison, test.value))));
    else if (outcome) outcomes.push(outcome);
    else return failure({ part: 'field', expected: PARTS, known: Object.keys(OUTCOMES) });
  }
  const asked = [...(outcomes.length > 0 ? outcomes : [SENT]), ...times];
  return success((eb) => allOf(asked.map((condition) => condition(eb))));
}

function broadcastsOf(eb: Expressions<'subscribers'>, { botId }: FilterScope) {
  return eb.selectFrom('broadcasts').select('broadcasts.id').where('broadcasts.bot_id', '=', botId);
}

function recipients(
  eb: Expressions<'subscribers'>,
  broadcasts: ReturnType<typeof broadcastsOf>,
  condition: RecipientCondition,
) {
  return eb
    .selectFrom('broadcast_recipients')
    .select('broadcast_recipients.subscriber_id')
    .where('broadcast_recipients.broadcast_id', 'in', broadcasts)
    .where((own) => condition(own));
}
