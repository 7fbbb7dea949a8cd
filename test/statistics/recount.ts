import type { MessengerName } from '../../src/domain/messenger-name.ts';
import type { Queries } from '../../src/store/database.ts';
import type { Counted } from './history.ts';

type Span = { from: string; to: string };

const KYIV = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Kyiv', dateStyle: 'short' });

export const kyivDay = (at: number) => KYIV.format(at);

/** Every figure counted anew, one thing after the other. */
export async function recount(db: Queries, counted: readonly Counted[]) {
  const sales = await db
    .selectFrom('sales')
    .innerJoin('subscribers', 'subscribers.id', 'sales.subscriber_id')
    .selectAll('sales')
    .select('messenger')
    .execute();

  return (figure: string, messengers: readonly MessengerName[], { from, to }: Span): number | null => {
    const isIn = (at: number) => kyivDay(at) >= from && kyivDay(at) <= to;
    const events = counted.filter((one) => messengers.includes(one.messenger));
    const inSpan = (name: string) => events.filter((one) => one.figure === name && isIn(one.at));
    const upTo = (name: string) => events.filter((one) => one.figure === name && kyivDay(one.at) <= to).length;
    const meanOf = (sum: string, count: string) => {
      const all = inSpan(sum).reduce((total, one) => total + (one.amount ?? 1), 0);
      return inSpan(count).length === 0 ? null : all / inSpan(count).length;
    };
    const sold = sales.filter((sale) => messengers.includes(sale.messenger) && isIn(sale.captured_at));
    const registered = sold.filter((sale) => sale.state === 'registered' && sale.fate !== 'rejected');
    const answered = sold.filter((sale) => sale.settled_at !== null && sale.refusal !== 'forgotten');
    switch (figure) {
      case 'subscribers':
        return (
          upTo('subscribers.added') +
          upTo('subscribers.returned') -
          upTo('subscribers.unsubscribed') -
          upTo('subscribers.blocked')
        );
      case 'people.active':
        return new Set(inSpan(figure).map((one) => one.who)).size;
      case 'sales':
        return sold.length;
      case 'sales.registered':
        return registered.length;
      case 'sales.needs-model':
        return sold.filter((sale) => sale.state === 'needs model').length;
      case 'sales.waiting':
        return sold.filter((sale) => ['captured', 'posting', 'in doubt'].includes(sale.state)).length;
      case 'sales.refused':
        return sold.filter((sale) => sale.state === 'refused').length;
      case 'sales.rejected':
        return sold.filter((sale) => sale.state === 'registered' && sale.fate === 'rejected').length;
      case 'sales.confirmed':
        return registered.filter((sale) => sale.fate === 'confirmed' || sale.fate === 'on balance').length;
      case 'points':
        return registered.reduce((sum, sale) => sum + (sale.points ?? 0), 0);
      case 'sales.answer-time': {
        if (answered.length === 0) return null;
        const seconds = answered.map((sale) =>
          Math.floor(Math.max(0, (sale.settled_at ?? 0) - sale.captured_at) / 1000),
        );
        return seconds.reduce((sum, one) => sum + one, 0) / answered.length;
      }
      case 'dialogs.answer-time':
        return meanOf('dialogs.wait-seconds', 'dialogs.answered');
      case 'dialogs.rating':
        return meanOf('dialogs.stars', 'dialogs.ratings');
      default:
        return inSpan(figure).length;
    }
  };
}
