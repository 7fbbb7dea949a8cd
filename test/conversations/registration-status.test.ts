import { expect, it } from 'vitest';
import type { Registration } from '../../src/club/club-types.ts';
import { isRejected, registrationStatus } from '../../src/conversations/registration-status.ts';
import { Words } from '../../src/conversations/words.ts';

const words = new Words();

function registration(told: Partial<Registration>): Registration {
  const rest = { id: '127', comment: '', serial: 'E1', action: '', model: '', points: 25, date: '2018-08-17 15:34:45' };
  return { ...rest, status: '', onBalance: false, onBalanceDate: '', ...told };
}

it.each([
  ['Отклонена', '❌ Відхилено'],
  ['Відхилена', '❌ Відхилено'],
  ['На подтверждении', '⏳ Чекає підтвердження'],
  ['Ожидает подтверждения', '⏳ Чекає підтвердження'],
  ['Очікує підтвердження', '⏳ Чекає підтвердження'],
  ['Не подтверждена', '⏳ Чекає підтвердження'],
  ['Требуется тест', '🎓 Потрібно пройти тест'],
  ['Подтверждена', '✅ Підтверджено, ще не на балансі'],
  ['Щось нове', 'Щось нове'],
])('the club’s «%s» reads %s', (status, shown) => {
  expect(registrationStatus(registration({ status }), words)).toBe(shown);
});

it('what is on the balance is there, whatever the status says', () => {
  const paid = registration({ status: 'Подтверждена', onBalance: true });
  expect(registrationStatus(paid, words)).toBe('💰 На балансі');
  expect(registrationStatus({ ...paid, onBalanceDate: '2018-09-01 10:00:00' }, words)).toBe(
    '💰 На балансі з 01.09.2018',
  );
});

it('only a rejected one gives a reason', () => {
  expect(isRejected(registration({ status: 'Отклонена' }))).toBe(true);
  expect(isRejected(registration({ status: 'Отклонена', onBalance: true }))).toBe(false);
  expect(isRejected(registration({ status: 'Подтверждена' }))).toBe(false);
});
