/** What staff read in prompts and next steps; everything else at the command line is English. */
export type Words = {
  login: string;
  password: string;
  newPassword: string;
  newPasswordOrNone: string;
  oldPassword: string;
  repeatPassword: string;
  botId: string;
  botTitle: string;
  messengers: string;
  telegramToken: string;
  viberToken: string;
  senderName: string;
  publicUrl: string;
  clubUrl: string;
  clubSite: string;
  clubTerms: string;
  administratorOrNone: string;
  administratorAdded: (login: string) => string;
  written: (file: string) => string;
  nextSteps: string;
  botFather: (reference: string) => string;
  viberPanel: (reference: string) => string;
  publicHttps: (publicUrl: string, listen: string) => string;
  thenDoctor: string;
  thenRun: string;
  recipients: (count: number) => string;
  forget: (accounts: number) => string;
  segmentField: string;
  segmentTerm: (examples: string) => string;
  segmentName: string;
  enough: string;
  survey: SurveyWords;
};

/** What is asked of somebody who builds a survey. */
type SurveyWords = {
  title: string;
  introduction: string;
  picture: string;
  question: (number: number) => string;
  id: string;
  answer: (number: number) => string;
  own: string;
  next: string;
  final: string;
  usualFinal: string;
  file: string;
};

const UKRAINIAN: Words = {
  login: 'Логін',
  password: 'Пароль',
  newPassword: 'Новий пароль (від 10 символів)',
  newPasswordOrNone: 'Новий пароль (від 10 символів; Enter – придумати замість вас)',
  oldPassword: 'Пароль до цього часу',
  repeatPassword: 'Ще раз той самий пароль',
  botId: 'Ідентифікатор бота (малі латинські літери, цифри, дефіси)',
  botTitle: 'Назва програми',
  messengers: 'Месенджери',
  telegramToken: 'Токен Telegram від BotFather (Enter – додати пізніше)',
  viberToken: 'Токен Viber з панелі адміністратора (Enter – додати пізніше)',
  senderName: "Ім'я відправника у Viber",
  publicUrl: 'Публічна адреса HTTPS, за якою Viber знайде цей сервер',
  clubUrl: 'Адреса API клубу',
  clubSite: 'Сайт клубу',
  clubTerms: 'Посилання на умови програми',
  administratorOrNone: 'Логін першого адміністратора (Enter – додати пізніше)',
  administratorAdded: (login) => `Адміністратора ${login} додано. Увійти: ergo-bot login ${login}`,
  written: (file) => `Записано ${file}`,
  nextSteps: 'Далі:',
  botFather: (reference) =>
    `Telegram: відкрийте @BotFather, команда /newbot, і покладіть токен туди, де його шукає конфігурація: ${reference}`,
  viberPanel: (reference) =>
    `Viber: створіть бота на https://partners.viber.com, і покладіть токен туди, де його шукає конфігурація: ${reference}`,
  publicHttps: (publicUrl, listen) =>
    `HTTPS: веб-сервер (nginx, Caddy) має приймати ${publicUrl} і передавати запити на http://${listen}`,
  thenDoctor: 'Перевірка: ergo-bot doctor',
  thenRun: 'Запуск: ergo-bot run',
  recipients: (count) => `Розсилку отримають стільки людей: ${count}. Щоб надіслати, введіть це число`,
  forget: (accounts) => `Назавжди стерти ці профілі: ${accounts}. Щоб підтвердити, введіть це число`,
  segmentField: 'За чим відбирати людей',
  segmentTerm: (examples) => `Умова (приклади: ${examples})`,
  segmentName: 'Назва сегмента (Enter – не зберігати)',
  enough: 'Більше умов немає',
  survey: {
    title: 'Назва опитування, яку побачать і продавці',
    introduction: 'Вступ (\\n – новий рядок)',
    picture: 'Шлях до картинки (Enter – без неї)',
    question: (number) => `Питання ${number} (Enter – питань більше немає)`,
    id: 'Коротка назва латиницею, за якою його знайдуть у результатах',
    answer: (number) =>
      `Варіант відповіді ${number}, наприклад 👍 Так, або 👍 Так → wish, якщо далі інше питання (Enter – ${number === 1 ? 'відповідають своїми словами' : 'це всі'})`,
    own: 'Кнопка для своєї відповіді, наприклад ✍️ Інше (Enter – без неї)',
    next: 'Яке питання далі (Enter – наступне за порядком, end – кінець)',
    final: 'Заключне слово',
    usualFinal: 'Дякую за відповіді! 💙',
    file: 'До якого файла записати опитування',
  },
};

const ENGLISH: Words = {
  login: 'Login',
  password: 'Password',
  newPassword: 'New password (10 characters or more)',
  newPasswordOrNone: 'New password (10 characters or more; Enter: have one made)',
  oldPassword: 'Password until now',
  repeatPassword: 'The same password once more',
  botId: "The bot's id (small latin letters, digits, dashes)",
  botTitle: 'Name of the programme',
  messengers: 'Messengers',
  telegramToken: 'Telegram token from BotFather (Enter: add it later)',
  viberToken: 'Viber token from the admin panel (Enter: add it later)',
  senderName: 'Name of the sender in Viber',
  publicUrl: 'Public HTTPS address under which Viber finds this server',
  clubUrl: "Address of the club's API",
  clubSite: "The club's web site",
  clubTerms: 'Link to the terms of the programme',
  administratorOrNone: 'Login of the first administrator (Enter: add one later)',
  administratorAdded: (login) => `${login} is an administrator. Signing in: ergo-bot login ${login}`,
  written: (file) => `Wrote ${file}`,
  nextSteps: 'Next:',
  botFather: (reference) =>
    `Telegram: open @BotFather, say /newbot, and put the token where the configuration looks for it: ${reference}`,
  viberPanel: (reference) =>
    `Viber: make a bot at https://partners.viber.com, and put the token where the configuration looks for it: ${reference}`,
  publicHttps: (publicUrl, listen) =>
    `HTTPS: a web server (nginx, Caddy) has to take ${publicUrl} and pass requests on to http://${listen}`,
  thenDoctor: 'Check: ergo-bot doctor',
  thenRun: 'Start: ergo-bot run',
  recipients: (count) => `It goes to ${count} people. Type this number to send it`,
  forget: (accounts) => `These profiles are erased for good: ${accounts}. Type this number to confirm`,
  segmentField: 'What people are chosen by',
  segmentTerm: (examples) => `Condition (examples: ${examples})`,
  segmentName: 'Name of the segment (Enter: do not keep it)',
  enough: 'No more conditions',
  survey: {
    title: 'Title of the survey, which sellers see too',
    introduction: 'Introduction (\\n: a new line)',
    picture: 'Path of a picture (Enter: none)',
    question: (number) => `Question ${number} (Enter: no more questions)`,
    id: 'A short latin name by which results are found',
    answer: (number) =>
      `Answer ${number}, such as 👍 Yes, or 👍 Yes → wish when another question follows (Enter: ${number === 1 ? 'people answer in own words' : 'these are all'})`,
    own: 'The button for an answer in own words, such as ✍️ Other (Enter: none)',
    next: 'Which question follows (Enter: the next in order; end: none)',
    final: 'Final word',
    usualFinal: 'Дякую за відповіді! 💙',
    file: 'The file to write the survey to',
  },
};

/** The catalogue of a language; Ukrainian unless asked otherwise. */
export function wordsIn(language: 'uk' | 'en' = 'uk'): Words {
  return { uk: UKRAINIAN, en: ENGLISH }[language];
}
