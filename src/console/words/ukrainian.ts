import { UKRAINIAN_KEYS } from './ukrainian-keys.ts';
import { shortAgo } from './ago.ts';
import type { Words } from './words.ts';

const PLURAL = new Intl.PluralRules('uk');
const WEEKDAY = new Intl.DateTimeFormat('uk', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const NUMBER = new Intl.NumberFormat('uk');

/** «1 діалог», «2 діалоги», «5 діалогів». */
function count(number: number, one: string, few: string, many: string): string {
  const rule = PLURAL.select(number);
  return `${number} ${rule === 'one' ? one : rule === 'few' ? few : many}`;
}

const FAILURES = {
  usage: 'Так не можна: перевірте, що введено.',
  'not found': 'Цього вже немає, або ви не маєте до цього доступу.',
  'not signed in': 'Вхід більше не дійсний: вийдіть і виконайте ergo-bot login. Написане збережено.',
  'not allowed': 'На це у вас немає дозволу.',
  'try later': 'Забагато запитів: спробуйте за хвилину.',
  conflict: 'Не вийшло: діалог уже в іншому стані, подивіться, що змінилося.',
  unreachable: 'Сервер не відповідає. Спробуйте ще раз, коли з’явиться зв’язок.',
  'partly done': 'Зроблено лише частину.',
  configuration: 'Сервер налаштовано неправильно: скажіть адміністратору.',
  interrupted: 'Перервано.',
  internal: 'На сервері сталася помилка: скажіть адміністратору.',
} as const;

export const UKRAINIAN: Words = {
  ...UKRAINIAN_KEYS,
  views: {
    open: 'Відкриті',
    waiting: 'Чекають',
    mine: 'Мої',
    unread: 'Непрочитані',
    paused: 'Відкладені',
    escalated: 'Чекають задовго',
    all: 'Усі',
  },
  messengers: { telegram: 'Telegram', viber: 'Viber' },
  link: { connecting: 'з’єднуюся…', online: 'на зв’язку', lost: 'НЕМАЄ ЗВ’ЯЗКУ' },
  pickers: {
    people: 'Знайти за ім’ям або телефоном',
    'ready answers': 'Готові відповіді',
    colleagues: 'Кому передати діалог?',
    pause: 'Відкласти діалог',
    filter: 'Які діалоги показувати',
    elsewhere: 'Ця людина деінде',
  },
  questions: {
    search: () => 'Що шукати в листуванні?',
    'take over': (name) => `Чому забираєте діалог (${name}) в колеги?`,
    'save picture': () => 'Куди зберегти фото? (Tab доповнює)',
    'attach picture': (name) => `Яке фото надіслати (${name})? Шлях до файлу, Tab доповнює`,
    'end shift': () => 'Кінець зміни: кому передати всі ваші діалоги? Логін, або порожньо: усім',
    'keep answer': () => 'Під якою назвою зберегти це як готову відповідь?',
  },
  confirmations: {
    close: (name) => `Закрити діалог (${name})? Продавець про це дізнається.`,
    'close quietly': (name) => `Закрити діалог (${name}) без повідомлення продавцеві?`,
    quit: () => 'Завершити роботу? Написане збережено, діалоги лишаються вашими ще пів хвилини.',
  },
  saleStates: {
    captured: 'збережено, ще не надіслано до клубу',
    posting: 'надсилається до клубу',
    'in doubt': 'невідомо, чи клуб зареєстрував',
    registered: 'зареєстровано',
    'needs model': 'треба вказати модель',
    refused: 'відмовлено',
  },
  done: {
    take: (name) => `Діалог ваш: ${name}`,
    release: (name) => `Діалог вільний: ${name}`,
    pause: (name) => `Відкладено: ${name}`,
    close: (name) => `Закрито: ${name}`,
    transfer: (name) => `Передано: ${name}`,
    mute: (name) => `Змінено, чи кликати: ${name}`,
    'take over': (name) => `Діалог тепер ваш: ${name}`,
  },
  person: {
    phones: 'Телефон',
    bot: 'Бот',
    messenger: 'Месенджер',
    state: 'Вхід',
    signedIn: 'увійшов(ла)',
    notSignedIn: 'не увійшов(ла)',
    states: { unsubscribed: 'Відписався(лась) від бота', blocked: 'Заблоковано: повідомлення не дійдуть' },
    balance: 'Баланс',
    since: 'З нами з',
    lastSeen: 'Востаннє',
    language: 'Мова',
    device: 'Пристрій',
    source: 'Звідки',
    elsewhere: 'Також пише',
    tags: 'Позначки',
    about: 'Про цей продаж',
    sales: 'Останні продажі',
  },
  help: 'Клавіші (↑ ↓ гортають, Esc закриває)',
  anyKey: 'Будь-яка клавіша повертає',
  yes: 'Так',
  no: 'Ні',
  loading: 'Завантажую…',
  nothing: 'Нічого немає',
  noDialogs: 'Діалогів немає',
  chooseDialog: 'Оберіть діалог: ↑ ↓, Enter. Усі клавіші: F1.',
  nothingSaid: 'Тут ще нічого не казали',
  typeToFind: 'Почніть писати ім’я або номер',
  nameless: 'Без імені',
  seller: 'Продавець',
  bot: 'Бот',
  operator: 'Оператор',
  you: 'Ви',
  note: 'Нотатка',
  draft: 'Чернетка',
  unsentHere: '✗ не надіслано, відкрийте',
  photo: '[фото]',
  photoNotKept: '[фото, якого не збережено]',
  photoNotShown: '[фото не показати; s зберігає його у файл]',
  contact: '[номер телефону]',
  edited: 'змінено',
  unreadBelow: 'непрочитане',
  below: 'нижче є ще (End)',
  free: 'вільний',
  own: 'ваш',
  muted: 'тихо',
  closed: 'закритий',
  allBots: 'Усі боти',
  allMessengers: 'Усі месенджери',
  untilTheyWrite: 'Доки продавець не напише',
  writingNote: 'НОТАТКА для колег: продавець її не бачить',
  onItsWay: 'надсилається',
  nothingFailed: 'Немає нічого, що не надіслалося.',
  nothingUnread: 'Усе прочитано.',
  noMoreFound: 'Більше не знайдено.',
  noPhoto: 'Тут немає фото.',
  writeFirst: 'Спершу напишіть текст, який треба зберегти.',
  onlyAdministrators: 'Забрати діалог у колеги може лише адміністратор. Попросіть колегу передати його.',
  copied: 'Скопійовано.',
  pictureTooBig: 'Це не фото, або воно більше за 10 МБ. Підходять JPEG, PNG, WebP і GIF.',
  day: (date, today) => (date === today ? 'сьогодні' : WEEKDAY.format(Date.parse(date))),
  ago: (moment, now, dateTime) => shortAgo(['щойно', 'хв', 'г', 'д'], moment, now, dateTime),
  was: (text, until) => `до ${until} було: ${text}`,
  notDelivered: (reason) => `не доставлено${reason === '' ? '' : `: ${reason}`} (Alt-E: ще раз)`,
  notSaid: (failure) =>
    failure === 'conflict'
      ? 'НЕ НАДІСЛАНО: діалог веде колега (Alt-E: ще раз, Alt-L: назад у рядок)'
      : `НЕ НАДІСЛАНО. ${FAILURES[failure]} (Alt-E: ще раз, Alt-L: назад у рядок)`,
  failure: (failure, owner) =>
    failure === 'conflict' && owner !== undefined ? `Не вийшло: діалог веде ${owner}.` : FAILURES[failure],
  heldBy: (name) => `Діалог веде ${name}: відповідати може лише ця людина`,
  heldByShort: (name) => `веде ${name}`,
  takenBy: (operator, seller) => `${operator} тепер веде діалог (${seller}). Ваша чернетка збережена.`,
  paused: (until) => (until === undefined ? 'відкладено' : `відкладено до ${until}`),
  writingTo: (name) => (name === '' ? 'Відповідь' : `Відповідь: ${name}`),
  attached: (names) => `Фото: ${names.join(', ')} (Alt-J прибирає)`,
  tooLong: (length, most) => `Задовго: ${length} знаків, а можна ${most}. Скоротіть або поділіть на два.`,
  notFound: (words) => `«${words}» тут не знайдено.`,
  foundAt: (at, of, words) => `«${words}»: ${at} з ${of} (n далі, N назад)`,
  forMinutes: (minutes) => {
    if (minutes < 60) return `На ${count(minutes, 'хвилину', 'хвилини', 'хвилин')}`;
    return minutes < 1440 ? `На ${count(minutes / 60, 'годину', 'години', 'годин')}` : 'На добу';
  },
  handedOver: (all, unanswered) =>
    `Передано ${count(all, 'діалог', 'діалоги', 'діалогів')}, без відповіді: ${unanswered}.`,
  waitingCount: (number) => count(number, 'чекає', 'чекають', 'чекають'),
  escalatedCount: (number) => `задовго ${number}`,
  unreadCount: (number) => count(number, 'непрочитаний', 'непрочитані', 'непрочитаних'),
  ownCount: (number) => `моїх ${number}`,
  outgoingCount: (number) => `надсилається ${number}`,
  unsent: (number) =>
    `${count(number, 'повідомлення', 'повідомлення', 'повідомлень')} ще не надіслано: вони чекатимуть наступного запуску.`,
  points: (points) => `${NUMBER.format(points)} б.`,
  balance: (points, bonus) => `${NUMBER.format(points)} балів, ${NUMBER.format(bonus)} бонусів`,
  saved: (path) => `Збережено: ${path}`,
  answerKept: (name) => `Готову відповідь «${name}» збережено.`,
};
