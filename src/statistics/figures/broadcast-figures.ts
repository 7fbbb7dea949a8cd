import { MESSAGES, type Figure } from './figure.ts';

export const BROADCAST_FIGURES: Figure[] = [
  {
    key: 'broadcasts.sent',
    title: { uk: 'Надіслано розсилками', en: 'Sent by broadcasts' },
    unit: MESSAGES,
    meaning: {
      uk: 'Скільком підписникам месенджер прийняв повідомлення розсилок, за днем надсилання. До «Надісланих повідомлень» вони не входять.',
      en: 'To how many subscribers the messenger accepted messages of broadcasts, on the day they were sent. They are not among the messages sent.',
    },
    how: { kind: 'count', of: 'broadcasts.sent' },
  },
  {
    key: 'broadcasts.undelivered',
    title: { uk: 'Не доставлено розсилками', en: 'Not delivered by broadcasts' },
    unit: MESSAGES,
    meaning: {
      uk: 'Скільки повідомлень розсилок месенджер не прийняв, бо підписник пішов або з іншої причини, чи про які невідомо, чи вони дійшли. Кожна спроба рахується.',
      en: 'How many messages of broadcasts the messenger did not accept, because the subscriber had gone or for another reason, or of which it is not known whether they arrived. Each try counts.',
    },
    how: { kind: 'count', of: 'broadcasts.undelivered' },
  },
];
