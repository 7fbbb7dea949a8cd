import { POINTS, SALES, SECONDS, type Figure } from './figure.ts';

/** Every sale belongs to the day on which it was captured, whatever becomes of it later. */
export const SALE_FIGURES: Figure[] = [
  {
    key: 'sales',
    title: { uk: 'Продажі', en: 'Sales' },
    unit: SALES,
    meaning: {
      uk: 'Серійні номери, які продавці надіслали на реєстрацію, за днем надсилання. Далі – що з ними стало на цей час; усі стани разом дають це число.',
      en: 'Serial numbers that sellers sent to be registered, on the day they sent them. What follows is what has become of them until now; all states together make this number.',
    },
    how: { kind: 'count', of: 'sales' },
  },
  {
    key: 'sales.registered',
    title: { uk: 'Зареєстровано', en: 'Registered' },
    unit: SALES,
    meaning: {
      uk: 'Клуб зареєстрував продаж і не відхилив його згодом.',
      en: 'The club registered the sale and has not rejected it since.',
    },
    how: { kind: 'count', of: 'sales.registered' },
    shareOf: 'sales',
  },
  {
    key: 'sales.needs-model',
    title: { uk: 'Чекають на модель', en: 'Need a model' },
    unit: SALES,
    meaning: {
      uk: 'Продавець ще має обрати модель або додати те, чого вона потребує.',
      en: 'The seller still has to choose the model, or to add what it demands.',
    },
    how: { kind: 'count', of: 'sales.needs-model' },
    shareOf: 'sales',
  },
  {
    key: 'sales.waiting',
    title: { uk: 'У роботі', en: 'In work' },
    unit: SALES,
    meaning: { uk: 'Клуб ще не дав відповіді.', en: 'The club has not answered yet.' },
    how: { kind: 'count', of: 'sales.waiting' },
    shareOf: 'sales',
  },
  {
    key: 'sales.refused',
    title: { uk: 'Не прийнято', en: 'Refused' },
    unit: SALES,
    meaning: {
      uk: 'Клуб не прийняв серійний номер, або продавець попросив забути себе до відповіді.',
      en: 'The club did not take the serial number, or the seller asked to be forgotten before it answered.',
    },
    how: { kind: 'count', of: 'sales.refused' },
    shareOf: 'sales',
  },
  {
    key: 'sales.rejected',
    title: { uk: 'Відхилено', en: 'Rejected' },
    unit: SALES,
    meaning: {
      uk: 'Клуб спершу зареєстрував продаж, а згодом відхилив його.',
      en: 'The club registered the sale at first and rejected it later.',
    },
    how: { kind: 'count', of: 'sales.rejected' },
    shareOf: 'sales',
  },
  {
    key: 'sales.confirmed',
    title: { uk: 'Підтверджено', en: 'Confirmed' },
    unit: SALES,
    meaning: {
      uk: 'З зареєстрованих – ті, які клуб уже підтвердив або зарахував на баланс.',
      en: 'Of those registered, the ones that the club has confirmed or put on the balance.',
    },
    how: { kind: 'count', of: 'sales.confirmed' },
  },
  {
    key: 'points',
    title: { uk: 'Бали', en: 'Points' },
    unit: POINTS,
    meaning: {
      uk: 'Бали за зареєстровані продажі, без відхилених.',
      en: 'Points for registered sales, without those rejected.',
    },
    how: { kind: 'count', of: 'points' },
  },
  {
    key: 'sales.answer-time',
    title: { uk: 'Час до відповіді клубу', en: 'Time to the club’s answer' },
    unit: SECONDS,
    meaning: {
      uk: 'Скільки в середньому минуло від надсилання серійного номера до відповіді клубу.',
      en: 'How long it took on average from the sending of a serial number to the answer of the club.',
    },
    how: { kind: 'mean', sum: 'sales.answer-seconds', count: 'sales.answered' },
  },
];
