import type { Place, Scene, BoundStep } from '../scene.ts';
import { aboutScene } from './about.ts';
import { balanceScene } from './balance.ts';
import { fullScene } from './full/full.ts';
import { helpScene } from './help.ts';
import { menuScene } from './menu.ts';
import { quickScene } from './quick.ts';
import { signInScene } from './sign-in.ts';
import { supportScene } from './support.ts';

/** Every scene of the bot. */
export const SCENES: Record<string, Scene> = {
  menu: menuScene,
  'sign-in': signInScene,
  quick: quickScene,
  full: fullScene,
  balance: balanceScene,
  about: aboutScene,
  help: helpScene,
  support: supportScene,
};

/** The step at a place; undefined when the place is unknown or its data does not fit (a conversation of an older version). */
export function stepAt(place: Place): BoundStep | undefined {
  return SCENES[place.scene]?.[place.step]?.bind(place.data);
}
