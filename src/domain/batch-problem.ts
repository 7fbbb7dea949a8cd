import type { SerialProblem } from './serial-number.ts';

/** Why no sale was made of one part of a batch. `repeated`: its serial number stands in the batch already. */
export type ItemProblem =
  | SerialProblem
  | 'repeated'
  | 'nothing read'
  | 'article only'
  | 'bad photo'
  | 'photo too slow'
  | 'photo gone'
  | 'several codes';
