import type { Product } from './book-types.ts';

type Demands = { imei?: boolean; photo?: boolean; shop?: boolean };

function ergo(
  id: number,
  name: string,
  points: number,
  serial: [prefix: string, length: number],
  demands: Demands = {},
): Product {
  const { imei = true, photo = false, shop = false } = demands;
  const [serialPrefix, serialLength] = serial;
  const needs = { needsImei: imei, needsPhoto: photo, needsTradePoint: shop };
  return { id, name, points, brandId: 6, brand: 'ERGO', ...needs, serialPrefix, serialLength };
}

export const TELEVISIONS = [
  ergo(2101, 'ERGO 32GHS5500', 60, ['E32G', 14]),
  ergo(2102, 'ERGO 43GUS6500', 120, ['E43G', 14]),
  ergo(2103, 'ERGO 50WUS9200', 180, ['E50W', 14]),
  ergo(2104, 'ERGO 55WUS9200', 250, ['E55W', 14], { photo: true }),
];

/** Two lamps with serial numbers of one kind: the number alone does not tell which it is. */
export const LAMPS = [
  ergo(1511, 'LED лампа ERGO Basic A60 10W', 5, ['ELED', 12], { imei: false }),
  ergo(1512, 'LED лампа ERGO Standard A65 15W', 8, ['ELED', 12]),
];

export const LARGE_APPLIANCES = [
  ergo(3301, 'Пральна машина ERGO WMF 7030', 200, ['EWMF', 13], { photo: true, shop: true }),
  ergo(3302, 'Холодильник ERGO MRFN-196', 220, ['EMRF', 13], { shop: true }),
  ergo(3303, 'Кондиціонер ERGO ACI 1217 CHW', 300, ['EACI', 13], { photo: true }),
];

export const KITCHEN = [
  ergo(4401, 'Мікрохвильова піч ERGO EM-2010', 40, ['EM20', 12]),
  ergo(4402, 'Мультиварка ERGO MC-1055', 35, ['EMC1', 12]),
  ergo(4403, 'Електрочайник ERGO CT 8080', 15, ['ECT8', 12]),
];

export const GADGETS = [
  ergo(5501, 'Смартфон ERGO B504 Unit', 70, ['354512', 15]),
  ergo(5502, 'Планшет ERGO Tab A820', 90, ['354577', 15], { photo: true }),
  ergo(5503, 'Power bank ERGO LP-A22', 20, ['ELPA', 11]),
];

export const VACUUM_CLEANERS = [ergo(6601, 'Пилосос ERGO EVC-3740', 45, ['EVC3', 12])];

/** Made by ERGO, but in no promotion. */
export const HEADPHONES = [ergo(7701, 'Навушники ERGO BS-520 Twist', 0, ['EBS5', 12])];
