import { expect, test } from 'vitest';
import { classifyError } from '../../src/club/classify-error.ts';
import type { RefusalReason } from '../../src/club/club.ts';
import type { ClubMethod } from '../../src/club/methods.ts';

const WITH_SESSION: ClubMethod[] = [
  'GetChanges',
  'GetProfile',
  'PostProfile',
  'GetBalanceInfo',
  'GetRegistrations',
  'GetNotices',
  'GetActions',
  'PostSN',
  'PostSNModel',
  'PostQuestion',
  'GetNews',
  'GetArticle',
];

function classify(method: ClubMethod, code: number, comment: string) {
  const notes: string[] = [];
  return { failure: classifyError(method, code, comment, (what) => notes.push(what)), notes };
}

test.each(WITH_SESSION)(
  '1 and 2 of %s are its session, 3 its person, whatever the text (L423, L538, L427)',
  (method) => {
    for (const comment of ['session was expired', 'the session was expired', 'уже зарегистрирован', '']) {
      expect(classify(method, 1, comment)).toEqual({ failure: { kind: 'session', code: 1 }, notes: [] });
      expect(classify(method, 2, comment)).toEqual({ failure: { kind: 'session', code: 2 }, notes: [] });
      expect(classify(method, 3, comment)).toEqual({ failure: { kind: 'inactive' }, notes: [] });
    }
  },
);

test.each<[method: ClubMethod, code: number, reason: RefusalReason]>([
  ['GetAuthCode', 1, 'unknown phone'],
  ['GetAuthCode', 2, 'code already sent'],
  ['GetToken', 1, 'unknown phone'],
  ['GetToken', 2, 'wrong code'],
])('%s error %i is "%s" (L211–215, L314–318)', (method, code, reason) => {
  const failure = { kind: 'refused', reason, code, comment: 'session is incorrect' };
  expect(classify(method, code, 'session is incorrect')).toEqual({ failure, notes: [] });
});

test.each<[code: number, comment: string, reason: RefusalReason]>([
  [11, 'incorrect action', 'unknown action'],
  [12, 'incorrect action date', 'action ended'],
  [13, 'incorrect action model', 'not in promotion'],
  [14, 'incorrect sn_tt data', 'trade point missing'],
  [14, 'ТТ не принадлежит пользователю', 'trade point missing'],
  [14, 'нет ТТ', 'trade point missing'],
  [14, 'Не вказано торгову точку', 'trade point missing'],
  [14, 'Не вказано торгову точку, що бере участь в акції', 'trade point missing'],
  [14, 'Не указано фото чека по этой акции', 'photo missing'],
  [14, 'incorrect sn_photo data', 'photo missing'],
  [14, 'нет фотоподтверждения', 'photo missing'],
  [14, 'Немає фотопідтвердження', 'photo missing'],
  [15, 'Необходимо приложить фото', 'photo missing'],
  [15, 'Потрібна торгова точка', 'trade point missing'],
  [16, 'incorrect sn', 'bad serial'],
  [16, 'Введены некорректные данные по серийному номеру', 'bad serial'],
  [16, 'Серійний номер не знайдено', 'bad serial'],
  [16, 'Серийный номер 123123 уже зарегистрирован', 'already registered'],
  [16, 'Серійний номер 123123 вже зареєстрований', 'already registered'],
  [16, 'Серійний номер 123123 вже зареєстровано в акції', 'already registered'],
  [16, 'sn 123123 is already registered', 'already registered'],
  [16, 'Серийный номер 123123 не принимает участия в акции', 'not in promotion'],
  [16, 'Серійний номер 123123 не бере участі в акції', 'not in promotion'],
  [16, 'sn 123123 does not participate in the action', 'not in promotion'],
])('a sale refused with %i "%s" is "%s"', (code, comment, reason) => {
  const failure = { kind: 'refused', reason, code, comment };
  expect(classify('PostSNModel', code, comment)).toEqual({ failure, notes: [] });
});

test('error 17 of PostSN is "several actions" (L1333)', () => {
  const { failure } = classify('PostSN', 17, 'found several action models');
  expect(failure).toMatchObject({ kind: 'refused', reason: 'several actions' });
});

test('a comment that says nothing known leaves the code its usual meaning and is noted', () => {
  expect(classify('PostSN', 16, 'щось нове')).toMatchObject({
    failure: { reason: 'bad serial' },
    notes: ['unexpected comment of error 16'],
  });
  expect(classify('PostSNModel', 14, '')).toMatchObject({ failure: { reason: 'other' }, notes: [expect.any(String)] });
});

test('"not registered" is not "already registered"', () => {
  expect(classify('PostSN', 16, 'Серийный номер не зарегистрирован').failure).toMatchObject({ reason: 'bad serial' });
  expect(classify('PostSN', 16, 'sn is not yet registered').failure).toMatchObject({ reason: 'bad serial' });
});

test('an undocumented code is noted, and meant as its comment says', () => {
  expect(classify('PostSN', 42, 'Номер уже зарегистрирован')).toMatchObject({
    failure: { kind: 'refused', reason: 'already registered', code: 42 },
    notes: ['unexpected error code 42'],
  });
  expect(classify('GetNews', 500, 'boom').failure).toEqual({
    kind: 'refused',
    reason: 'other',
    code: 500,
    comment: 'boom',
  });
  expect(classify('PostSN', 14, 'нет ТТ').notes).toEqual(['unexpected error code 14']);
});
