import { PEOPLE, TIMES, type Figure } from './figure.ts';

export const SUBSCRIBER_FIGURES: Figure[] = [
  {
    key: 'subscribers',
    title: { uk: 'Підписники', en: 'Subscribers' },
    unit: PEOPLE,
    meaning: {
      uk: 'Скільки підписників має бот наприкінці періоду: усі, хто прийшов, без тих, хто відписався або заблокував бота. Один акаунт месенджера в одному боті – один підписник.',
      en: 'How many subscribers the bot has at the end of the period: everybody who has come, without those who have unsubscribed or blocked it. One account of a messenger in one bot is one subscriber.',
    },
    how: {
      kind: 'level',
      plus: ['subscribers.added', 'subscribers.returned'],
      minus: ['subscribers.unsubscribed', 'subscribers.blocked'],
    },
  },
  {
    key: 'subscribers.added',
    title: { uk: 'Нові підписники', en: 'New subscribers' },
    unit: PEOPLE,
    meaning: {
      uk: 'Хто написав боту вперше. Хто попросив забути себе і прийшов знову, є новим підписником.',
      en: 'Who wrote to the bot for the first time. Who asked to be forgotten and came again is a new subscriber.',
    },
    how: { kind: 'count', of: 'subscribers.added' },
  },
  {
    key: 'subscribers.returned',
    title: { uk: 'Повернулися', en: 'Came back' },
    unit: TIMES,
    meaning: {
      uk: 'Скільки разів підписники поверталися після того, як відписалися або заблокували бота.',
      en: 'How often subscribers came back after they had unsubscribed or blocked the bot.',
    },
    how: { kind: 'count', of: 'subscribers.returned' },
  },
  {
    key: 'subscribers.unsubscribed',
    title: { uk: 'Відписалися', en: 'Unsubscribed' },
    unit: TIMES,
    meaning: {
      uk: 'Скільки разів підписники відписувалися в месенджері або просили забути їх.',
      en: 'How often subscribers unsubscribed in the messenger, or asked to be forgotten.',
    },
    how: { kind: 'count', of: 'subscribers.unsubscribed' },
  },
  {
    key: 'subscribers.blocked',
    title: { uk: 'Заблокували бота', en: 'Blocked the bot' },
    unit: TIMES,
    meaning: {
      uk: 'Скільки разів месенджер відповів, що підписник більше не приймає повідомлень бота.',
      en: 'How often the messenger answered that a subscriber no longer takes messages of the bot.',
    },
    how: { kind: 'count', of: 'subscribers.blocked' },
  },
  {
    key: 'people.active',
    title: { uk: 'Активні продавці', en: 'Active sellers' },
    unit: PEOPLE,
    meaning: {
      uk: 'Скільки підписників написали боту або натиснули кнопку хоча б раз за період. Кожен рахується один раз, тому за місяць їх менше, ніж сума за днями.',
      en: 'How many subscribers wrote to the bot or pressed a button at least once in the period. Everybody counts once, so a month has fewer than the sum of its days.',
    },
    how: { kind: 'people', of: 'people.active' },
  },
  {
    key: 'sign-ins',
    title: { uk: 'Входи', en: 'Sign-ins' },
    unit: TIMES,
    meaning: {
      uk: 'Скільки разів продавці увійшли за номером телефону і кодом із SMS.',
      en: 'How often sellers signed in with their phone number and an SMS code.',
    },
    how: { kind: 'count', of: 'sign-ins' },
  },
];
