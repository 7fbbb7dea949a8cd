import { MESSAGES, TIMES, type Figure } from './figure.ts';

export const MESSAGE_FIGURES: Figure[] = [
  {
    key: 'messages.in',
    title: { uk: 'Повідомлення від продавців', en: 'Messages from sellers' },
    unit: MESSAGES,
    meaning: {
      uk: 'Тексти, команди, фото, контакти та інше, що продавці надіслали боту. Кожне фото альбому – окреме повідомлення.',
      en: 'Texts, commands, photos, contacts and whatever else sellers sent to the bot. Each photo of an album is a message.',
    },
    how: { kind: 'count', of: 'messages.in' },
  },
  {
    key: 'messages.presses',
    title: { uk: 'Натиснуті кнопки', en: 'Buttons pressed' },
    unit: TIMES,
    meaning: {
      uk: 'Скільки разів продавці натиснули кнопку бота.',
      en: 'How often sellers pressed a button of the bot.',
    },
    how: { kind: 'count', of: 'messages.presses' },
  },
  {
    key: 'messages.out',
    title: { uk: 'Надіслані повідомлення', en: 'Messages sent' },
    unit: MESSAGES,
    meaning: {
      uk: 'Повідомлення бота, які месенджер прийняв, за днем надсилання. Зміни вже надісланих повідомлень не рахуються.',
      en: 'Messages of the bot that the messenger accepted, on the day they were sent. Edits of sent messages do not count.',
    },
    how: { kind: 'count', of: 'messages.out' },
  },
  {
    key: 'messages.undelivered',
    title: { uk: 'Не доставлені повідомлення', en: 'Messages not delivered' },
    unit: MESSAGES,
    meaning: {
      uk: 'Повідомлення бота, які месенджер не прийняв або про які невідомо, чи вони дійшли.',
      en: 'Messages of the bot that the messenger did not accept, or of which it is not known whether they arrived.',
    },
    how: { kind: 'count', of: 'messages.undelivered' },
  },
];
