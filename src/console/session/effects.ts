import type { ControlClient } from '../../control/client.ts';
import { AppError } from '../../domain/app-error.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Operator } from '../model/model.ts';
import type { Effect, Happening } from '../model/step.ts';
import type { Words } from '../words/words.ts';
import { actingEffects } from './acting-effects.ts';
import type { DeskFolder } from './desk-folder.ts';
import { fileEffects } from './file-effects.ts';
import { findingEffects } from './finding-effects.ts';
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
  [Name in Do]: (effect: Named[Name]) => Promise<Happening | undefined>;
};

/** Effects that the terminal has, and that the console performs itself. */
export type OfTerminal = Extract<Effect, { do: 'bell' | 'copy' | 'mouse' | 'redraw' | 'quit' }>;

type Outside = Exclude<Effect, OfTerminal>['do'];

/** Performs everything that reaches the daemon or the disk. Never throws: a failure is a happening too. */
export class Effects {
  readonly #parts: EffectParts;
  readonly #performers: Performers<Outside>;

  constructor(parts: EffectParts) {
    this.#parts = parts;
    this.#performers = {
      ...readingEffects(parts),
      ...findingEffects(parts),
      ...actingEffects(parts),
      ...keepingEffects(parts),
      ...fileEffects(parts),
    };
  }

  async perform(effect: Exclude<Effect, OfTerminal>): Promise<Happening | undefined> {
    try {
      return await performBy(this.#performers, effect.do, effect);
    } catch (error) {
      if (error instanceof AppError) return { type: 'failed', effect, failure: error.code };
      // A bug or a full disk, and no reason to take the desk away from somebody in the middle of an answer.
      await this.#parts.desk.noteBug(error).catch(() => undefined);
      return { type: 'failed', effect, failure: 'internal' };
    }
  }
}

type Named = { [Do in Effect['do']]: Extract<Effect, { do: Do }> };

/** The performer of a name takes the effect of that name. */
function performBy<Do extends Outside>(performers: Performers<Outside>, name: Do, effect: Named[Do]) {
  return performers[name](effect);
}
