import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCannedServer, type CannedServer } from './canned-server.ts';
import { documentSample, mendedSample } from './document-samples.ts';

const SESSION = '9fc890ad7f5d078b251e87a0cdea68ef';
const SALE = { actionId: '147', modelId: '1511', serial: '123123', date: '2018-08-22 12:12:12' };

const PERSON = {
  active: true,
  name: 'Test',
  lastName: 'Testuvalniy',
  patronymic: 'Testovich',
  phone: '380889993366',
  email: 'test@email.net',
};

const PROFILE = {
  ...PERSON,
  tradePoints: [
    { id: '1771', name: 'Наименование торговой точки пользователя с ИД 1771' },
    { id: '45765', name: 'Наименование торговой точки пользователя с ИД 45765' },
  ],
};

const REJECTED = {
  id: '127',
  status: 'Отклонена',
  comment: 'Вы не являетесь участником партнерской программы',
  serial: '1234123534',
  action: 'Ergo ТВ серпень 2018',
  model: '65CU6565MC',
  points: 25,
  onBalance: false,
  onBalanceDate: '',
};

type Club = CannedServer['club'];

/** A line of the document, the call whose answer stands there, and what the client makes of it. */
const READABLE: [line: string, call: (club: Club) => Promise<unknown>, value: unknown][] = [
  ['L200', (club) => club.getAuthCode('380889993366'), undefined],
  ['L298', (club) => club.getToken('380889993366', '1234'), { ...PERSON, session: '0ce330a1b1a02fa4592532b2aa12e5de' }],
  ['L371', (club) => club.getChanges(SESSION), { profile: false, actions: false, notices: false }],
  ['L400', (club) => club.getChanges(SESSION), { profile: true, actions: false, notices: true }],
  ['L510', (club) => club.getProfile(SESSION), PROFILE],
  ['L633', (club) => club.postProfile(SESSION, PERSON), PROFILE],
  [
    'L748',
    (club) => club.getBalanceInfo(SESSION),
    {
      bonus: 1250,
      points: 0,
      toBalance: 0,
      forTest: 1024,
      forConfirmation: 300,
      rejected: 50,
      all: 5765,
      payouts: [
        {
          date: '2018-12-15',
          bonus: 2019,
          recipient: 'Тест Тестов Тестович, пополнение карточки Приватбанк 2222 3333 4444 5555',
        },
        {
          date: '2018-12-15',
          bonus: 34,
          recipient: 'Тест Тестов Тестович, пополнение мобильного телефона +38 (033) 2224455',
        },
      ],
    },
  ],
  [
    'L887',
    (club) => club.getRegistrations(SESSION, 'registration_rejected'),
    [
      { ...REJECTED, date: '2018-08-17 15:34:45' },
      { ...REJECTED, date: '2018-08-22 03:15:37' },
    ],
  ],
  ['L927', (club) => club.getRegistrations(SESSION, 'registration_for_test'), []],
  [
    'L1001',
    (club) => club.getNotices(SESSION),
    [
      {
        id: '17',
        name: 'Наименование оповещения',
        text: 'Текст оповещения',
        from: '2018-09-09 12:00:00',
        to: '2018-09-19 00:00:00',
      },
      {
        id: '29',
        name: 'Еще одно наименование оповещения',
        text: 'Текст оповещения, который большой текст и может быть длинным',
        from: '2018-09-01 00:00:00',
        to: '2018-09-07 17:00:00',
      },
    ],
  ],
  [
    'L1263',
    (club) => club.postSn(SESSION, '123123'),
    { kind: 'registered', actionId: '147', modelId: '1511', serial: '123123' },
  ],
  ['L1298', (club) => club.postSn(SESSION, '123123'), { kind: 'needs model', actionId: '147', modelId: '1511' }],
  [
    'L1434',
    (club) => club.postSnModel(SESSION, SALE),
    { kind: 'registered', actionId: '147', modelId: '1511', serial: '123123' },
  ],
  ['L1570', (club) => club.postQuestion(SESSION, 'Доколе?'), undefined],
  [
    'L1639',
    (club) => club.getNews(SESSION),
    [
      { id: '67657', name: 'Наименование новости', date: '2018-09-09', notice: 'Анонс новости' },
      {
        id: '45342',
        name: 'Наименование новости',
        date: '2018-09-03',
        notice: 'Анонс новости',
        photoUrl: 'https://club.ergo-global.com/sm/….',
      },
    ],
  ],
  [
    'L1711',
    (club) => club.getArticle(SESSION, '45342'),
    'Текст новости с html-форматированием и абсолютными ссылками.',
  ],
];

const REFUSALS: [line: string, call: (club: Club) => Promise<unknown>, failure: unknown][] = [
  [
    'L229',
    (club) => club.getAuthCode('380889993366'),
    { kind: 'refused', reason: 'unknown phone', code: 1, comment: 'incorrect phone' },
  ],
  [
    'L332',
    (club) => club.getToken('380889993366', '1'),
    { kind: 'refused', reason: 'wrong code', code: 2, comment: 'incorrect code' },
  ],
  ['L440', (club) => club.getChanges(SESSION), { kind: 'inactive' }],
  [
    'L1343',
    (club) => club.postSn(SESSION, '123123'),
    { kind: 'refused', reason: 'already registered', code: 16, comment: 'Серийный номер 123123 уже зарегистрирован' },
  ],
  [
    'L1356',
    (club) => club.postSn(SESSION, '123123'),
    {
      kind: 'refused',
      reason: 'not in promotion',
      code: 16,
      comment: 'Серийный номер 123123 не принимает участия в акции',
    },
  ],
  [
    'L1494',
    (club) => club.postSnModel(SESSION, SALE),
    { kind: 'refused', reason: 'already registered', code: 16, comment: 'Серийный номер 123123 уже зарегистрирован' },
  ],
  [
    'L1507',
    (club) => club.postSnModel(SESSION, SALE),
    {
      kind: 'refused',
      reason: 'not in promotion',
      code: 16,
      comment: 'Серийный номер 123123 не принимает участия в акции',
    },
  ],
  [
    'L1520',
    (club) => club.postSnModel(SESSION, SALE),
    { kind: 'refused', reason: 'photo missing', code: 15, comment: 'Необходимо приложить фото' },
  ],
];

let server: CannedServer;
beforeAll(async () => {
  server = await startCannedServer();
});
afterAll(() => server.close());

test.each(READABLE)(
  'the sample answer at %s is read, misprints and all, without surprise',
  async (line, call, value) => {
    server.answer(mendedSample(line));
    expect(await call(server.club)).toEqual({ ok: true, value });
    expect(server.surprises).toEqual([]);
  },
);

test('the promotions at L1139 are read: model_pionts, ids and flags as strings, two fields absent', async () => {
  server.answer(mendedSample('L1139'));
  const answer = await server.club.getActions(SESSION);

  const flags = { needsImei: true, needsPhoto: false, needsTradePoint: false };
  expect(answer).toMatchObject({
    ok: true,
    value: [
      { id: '17', kind: 'cumulative', from: '2018-10-01', to: '2018-10-31', hotNotice: 'Важно добавить фото' },
      {
        id: '147',
        kind: 'bonus',
        description: '',
        hotNotice: '',
        models: [
          { id: '1511', name: 'LED лампа Ergo', points: 100, ...flags, needsImei: false },
          { id: '1512', name: 'LED лампа Ergo Standard', points: 150, ...flags },
        ],
      },
    ],
  });
  expect(server.surprises).toEqual([]);
});

test.each(REFUSALS)('the sample error at %s is understood without surprise', async (line, call, failure) => {
  server.answer(documentSample(line));
  expect(await call(server.club)).toEqual({ ok: false, failure });
  expect(server.surprises).toEqual([]);
});

test('a bracket that the document lost makes an answer unreadable, not wrong', async () => {
  const unreadable = { ok: false, failure: { kind: 'unavailable', why: 'garbage', done: 'maybe' } };
  server.answer(documentSample('L1001'));
  expect(await server.club.getNotices(SESSION)).toEqual(unreadable);
  server.answer(documentSample('L1139'));
  expect(await server.club.getActions(SESSION)).toEqual(unreadable);
});
