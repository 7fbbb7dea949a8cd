import type { Promotion } from './book-types.ts';
import * as products from './demo-products.ts';
import { kyivDate } from './kyiv-time.ts';

/**
 * The promotions of the demo club around `now`: six that run, one that ended yesterday and still takes what was sold
 * in time, and one long over.
 */
export function demoPromotions(now: number): Promotion[] {
  const day = (days: number): string => kyivDate(now, days);
  return [...runningPromotions(day), ...otherPromotions(day)];
}

function runningPromotions(day: (days: number) => string): Promotion[] {
  return [
    {
      id: 17,
      name: 'ERGO ТВ: великий екран',
      kind: 'cumulative',
      from: day(-20),
      to: day(40),
      description: 'Реєструйте продажі телевізорів ERGO та накопичуйте бали. Для моделі 55WUS9200 потрібне фото чека.',
      hotNotice: 'Важливо додати фото чека',
      products: products.TELEVISIONS,
    },
    { id: 147, name: 'LED лампи ERGO', kind: 'bonus', from: day(-40), to: day(60), products: products.LAMPS },
    {
      id: 203,
      name: 'Велика побутова техніка',
      kind: 'bonus',
      from: day(-10),
      to: day(20),
      description:
        'Бонуси за пральні машини, холодильники та кондиціонери. Вкажіть торгову точку, для частини моделей — фото.',
      products: products.LARGE_APPLIANCES,
    },
    {
      id: 214,
      name: 'Кухня ERGO',
      kind: 'cumulative',
      from: day(-5),
      to: day(25),
      description: 'Мікрохвильові печі, мультиварки та чайники.',
      products: products.KITCHEN,
    },
    {
      id: 221,
      name: 'Смартфони, планшети, зарядки',
      kind: 'bonus',
      from: day(-15),
      to: day(15),
      description: 'Реєструйте за IMEI або серійним номером.',
      hotNotice: 'IMEI надруковано на коробці',
      products: products.GADGETS,
    },
    {
      id: 230,
      name: 'Топ-продавець: 50 дюймів',
      kind: 'bonus',
      from: day(-3),
      to: day(30),
      description: 'Додаткові бонуси за 50WUS9200; модель бере участь і в акції «ERGO ТВ: великий екран».',
      products: products.TELEVISIONS.filter((product) => product.id === 2103),
    },
  ];
}

function otherPromotions(day: (days: number) => string): Promotion[] {
  const [vacuum] = products.VACUUM_CLEANERS;
  const old = vacuum && { ...vacuum, id: 6699, name: 'Пилосос ERGO EVC-1400', serialPrefix: 'EVC1' };
  return [
    {
      id: 188,
      name: 'Чистий дім',
      kind: 'bonus',
      from: day(-31),
      to: day(-1),
      products: products.VACUUM_CLEANERS,
    },
    { id: 98, name: 'Осінь з ERGO', kind: 'cumulative', from: day(-120), to: day(-60), products: old ? [old] : [] },
    {
      id: 260,
      name: 'Новий сезон',
      kind: 'bonus',
      from: day(10),
      to: day(40),
      products: products.HEADPHONES.slice(0, 0),
    },
  ];
}
