import type { Article, BookedNotice } from './book-types.ts';
import { kyivDate } from './kyiv-time.ts';

/** News of the demo club: with a photo, without one, and with the document's mistyped address (L1655). */
export function demoNews(now: number): Article[] {
  return [
    {
      id: 67657,
      name: 'Подвійні бали за телевізори ERGO',
      date: kyivDate(now, -1),
      notice: 'Цього тижня бали за 43GUS6500 подвоєно.',
      photo: '',
      html: '<p>Цього тижня <b>бали подвоєно</b>. <a href="https://club.ergo-global.com/">Умови</a></p>',
    },
    {
      id: 45342,
      name: 'Переможці місяця',
      date: kyivDate(now, -8),
      notice: 'Вітаємо найкращих продавців.',
      photo: 'fttps://club.ergo-global.com/sm/winners.jpg',
      html: '<h2>Вітаємо!</h2><ul><li>Київ</li><li>Львів</li></ul><img src="https://club.ergo-global.com/sm/winners.jpg">',
    },
    {
      id: 45001,
      name: 'Нова лінійка кондиціонерів',
      date: kyivDate(now, -15),
      notice: 'ACI 1217 CHW уже в магазинах.',
      photo: 'https://club.ergo-global.com/sm/aci.jpg',
      html: '<p>Кондиціонер ERGO ACI 1217 CHW &mdash; тиша &amp; прохолода.</p>',
    },
  ];
}

export function demoNotices(now: number): BookedNotice[] {
  const from = `${kyivDate(now, -2)} 12:00:00`;
  return [
    {
      id: 17,
      name: 'Технічні роботи',
      text: 'У ніч на неділю сайт може бути недоступний.',
      from,
      to: `${kyivDate(now, 8)} 00:00:00`,
    },
    {
      id: 29,
      name: 'Виплати',
      text: 'Виплати за минулий місяць буде здійснено до 15 числа.',
      from,
      to: `${kyivDate(now, 20)} 17:00:00`,
    },
  ];
}
