import type { BookedTradePoint, Member, Standing } from './book-types.ts';
import { kyivDate } from './kyiv-time.ts';

const SHOPS: BookedTradePoint[] = [
  { id: 1771, name: 'Техномаркет, Київ, просп. Берестейський, 47' },
  { id: 45765, name: 'Техномаркет, Київ, вул. Хрещатик, 12' },
];

/** A member as the books begin with: no registrations, no payouts. */
export function newMember(phone: string, given: Partial<Omit<Member, 'phone'>> = {}): Member {
  const person = { name: 'Тест', lastName: 'Тестовий', patronymic: 'Тестович', email: 'test@email.net' };
  const standing: Standing = 'active';
  const rest = { standing, tradePoints: SHOPS, opening: { bonus: 0, points: 0 }, payouts: [] };
  return { phone, ...person, ...rest, ...given };
}

/** The people of the demo club: three sellers, the document's own example, one blocked, one whose `active` is 0. */
export function demoMembers(now: number): Member[] {
  const olena = { name: 'Олена', lastName: 'Ковальчук', patronymic: 'Ігорівна', email: 'olena@example.com' };
  const payouts = [
    {
      date: kyivDate(now, 7),
      bonus: 2019,
      recipient: 'Ковальчук Олена Ігорівна, пополнение карточки Приватбанк 2222 3333 4444 5555',
    },
    {
      date: kyivDate(now, 7),
      bonus: 34,
      recipient: 'Ковальчук Олена Ігорівна, пополнение мобильного телефона +38 (033) 2224455',
    },
  ];
  return [
    newMember('380501112233', { ...olena, opening: { bonus: 3303, points: 480 }, payouts }),
    newMember('380671234567', {
      name: 'Андрій',
      lastName: 'Мельник',
      patronymic: 'Петрович',
      email: 'andriy@example.com',
    }),
    newMember('380931234567', { name: 'Ірина', lastName: 'Бондар', patronymic: 'Василівна', email: '' }),
    newMember('380889993366', { name: 'Test', lastName: 'Testuvalniy', patronymic: 'Testovich' }),
    newMember(STRANGER, { name: 'Петро', lastName: 'Інший' }),
    newMember('380660000003', { standing: 'blocked' }),
    newMember('380660000000', { standing: 'shut' }),
  ];
}

/** Has registered the serials that the demo club shows as somebody else's. */
export const STRANGER = '380990000001';
