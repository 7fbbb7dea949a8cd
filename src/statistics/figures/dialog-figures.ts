import { MESSAGES, SECONDS, STARS, TIMES, type Figure } from './figure.ts';

/** A matter that sellers and support talk about belongs to the day on which it was opened, whatever becomes of it later. */
export const DIALOG_FIGURES: Figure[] = [
  {
    key: 'dialogs',
    title: { uk: 'Звернення в підтримку', en: 'Matters of support' },
    unit: TIMES,
    meaning: {
      uk: 'Скільки розмов з підтримкою почато, за днем початку: від першого слова, доки оператор не завершить.',
      en: 'How many talks with support were begun, on the day of their first word; each lasts until an operator closes it.',
    },
    how: { kind: 'count', of: 'dialogs' },
  },
  {
    key: 'dialogs.answered',
    title: { uk: 'Звернення з відповіддю', en: 'Matters answered' },
    unit: TIMES,
    meaning: {
      uk: 'У скількох із них оператор уже відповів хоча б раз.',
      en: 'In how many of them an operator has answered at least once by now.',
    },
    how: { kind: 'count', of: 'dialogs.answered' },
  },
  {
    key: 'dialogs.answer-time',
    title: { uk: 'Час до першої відповіді', en: 'Time to the first answer' },
    unit: SECONDS,
    meaning: {
      uk: 'Скільки в середньому продавець чекав на першу відповідь, якщо написав у робочий час підтримки.',
      en: 'How long sellers waited on average for the first answer, where they wrote in the working hours of support.',
    },
    how: { kind: 'mean', sum: 'dialogs.wait-seconds', count: 'dialogs.awaited' },
  },
  {
    key: 'dialogs.answers',
    title: { uk: 'Повідомлення операторів', en: 'Messages of operators' },
    unit: MESSAGES,
    meaning: {
      uk: 'Скільки повідомлень написали оператори. Кожне фото альбому – окреме повідомлення.',
      en: 'How many messages operators wrote. Each photo of an album is a message.',
    },
    how: { kind: 'count', of: 'dialogs.answers' },
  },
  {
    key: 'dialogs.ratings',
    title: { uk: 'Оцінки підтримки', en: 'Ratings of support' },
    unit: TIMES,
    meaning: {
      uk: 'Скільки звернень цього часу продавці оцінили.',
      en: 'How many matters of that time sellers have rated.',
    },
    how: { kind: 'count', of: 'dialogs.ratings' },
  },
  {
    key: 'dialogs.rating',
    title: { uk: 'Середня оцінка', en: 'Mean rating' },
    unit: STARS,
    meaning: {
      uk: 'Від 1 до 5; рахується остання оцінка кожного звернення.',
      en: 'From 1 to 5; of each matter its last rating counts.',
    },
    how: { kind: 'mean', sum: 'dialogs.stars', count: 'dialogs.ratings' },
  },
];
