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
};

/** The catalogue of a language; Ukrainian unless asked otherwise. */
export function wordsIn(language: 'uk' | 'en' = 'uk'): Words {
  return { uk: UKRAINIAN, en: ENGLISH }[language];
}
