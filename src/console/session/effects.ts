import type { ControlClient } from '../../control/client.ts';
import { AppError } from '../../domain/app-error.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Operator } from '../model/model.ts';
import type { Effect, Happening } from '../model/step.ts';
import type { Words } from '../words/words.ts';
import { actingEffects } from './acting-effects.ts';
import type { DeskFolder } from './desk-folder.ts';
import { fileEffects } from './file-effects.ts';
import { keepingEffects } from './keeping-effects.ts';
import { readingEffects } from './reading-effects.ts';

/** What effects are performed with. */
export type EffectParts = {
  client: ControlClient;
  desk: DeskFolder;
  operator: Operator;
  words: Words;
  clock: Clock;
  /** Where `~` is. */
  home: string;
};

/** What is done for an effect; what comes of it, if anything. May throw AppError. */
export type Performers<Do extends Effect['do']> = {
  [Name in Do]: (effect: Extract<Effect, { do: Name }>) => Promise<Happening | undefined>;
};

/** Effects that the terminal has, and that the console performs itself. */
export type OfTerminal = Extract<Effect, { do: 'bell' | 'copy' | 'mouse' | 'redraw' | 'quit' }>;

/** Performs everything that reaches the daemon or the disk. Never throws: a failure is a happening too. */
export class Effects {
  readonly #performers: Performers<Exclude<Effect, OfTerminal>['do']>;

  constructor(parts: EffectParts) {
    this.#performers = {
      ...readingEffects(parts),
      ...actingEffects(parts),
      ...keepingEffects(parts),
      ...fileEffects(parts),
    };
  }

  async perform(effect: Exclude<Effect, OfTerminal>): Promise<Happening | undefined> {
    try {
      // Each performer takes the effect of its own name, which the type of the table says and a look-up cannot.
      const perform = this.#performers[effect.do] as (one: typeof effect) => Promise<Happening | undefined>;
      return await perform(effect);
    } catch (error) {
      if (error instanceof AppError) return { type: 'failed', effect, failure: error.code };
      throw error;
    }
  }
}
