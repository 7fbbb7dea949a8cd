import type { Club } from '../club.ts';
import type { Narrator } from '../narrator.ts';
import type { Seller } from '../seller.ts';
import type { Stage } from '../stage.ts';

/** Everybody and everything that an act may call on. */
export type Cast = { sellers: Seller[]; club: Club; stage: Stage; narrator: Narrator };

/** One act of the journey. `play` throws when anything goes otherwise than told. */
export type Act = { title: string; story: string; play: (cast: Cast) => Promise<void> };
