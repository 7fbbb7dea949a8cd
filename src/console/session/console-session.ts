import { randomUUID } from 'node:crypto';
import type { Clock } from '../../domain/clock.ts';
import type { LocalTime } from '../../domain/local-time.ts';
import type { Model } from '../model/model.ts';
import type { Effect, Happening } from '../model/step.ts';
import { update } from '../model/update.ts';
import type { Frame } from '../views/frame.ts';
import { screenView } from '../views/screen-view.ts';
import type { Words } from '../words/words.ts';
import type { Effects, OfTerminal } from './effects.ts';

/** What a session needs of a terminal. */
export type Shown = {
  draw(frame: Frame): void;
  redraw(): void;
  bell(): void;
  copy(text: string): void;
  useMouse(isOn: boolean): void;
};

export type ConsoleSessionProps = {
  model: Model;
  effects: Effects;
  screen: Shown;
  clock: Clock;
  words: Words;
  time: LocalTime;
};

/** Turns happenings into models, models into frames, and effects into happenings again, until the operator leaves. */
export class ConsoleSession {
  readonly #props: ConsoleSessionProps;
  #model: Model;
  #isDrawingDue = false;
  #isOver = false;
  #leave: (reason?: unknown) => void = () => {};
  /** Resolves when the operator leaves; rejects with what nobody expected. */
  readonly left: Promise<void>;

  constructor(props: ConsoleSessionProps) {
    this.#props = props;
    this.#model = props.model;
    this.left = new Promise((resolve, reject) => {
      this.#leave = (reason) => {
        this.#isOver = true;
        return reason === undefined ? resolve() : reject(reason);
      };
    });
  }

  /** Something has happened. What it changes is on the screen before anything else is read. */
  readonly tell = (happening: Happening): void => {
    if (this.#isOver) return;
    try {
      const { model, effects } = update(this.#model, happening, this.#stamp());
      this.#model = model;
      for (const effect of effects) this.#perform(effect);
      this.#drawSoon();
    } catch (error) {
      // A bug: whoever waits gives the terminal back before it is told.
      this.#leave(error);
    }
  };

  /** What still comes is not shown any more. */
  leave(): void {
    this.#leave();
  }

  /** Many happenings at once are drawn once. */
  #drawSoon(): void {
    if (this.#isDrawingDue) return;
    this.#isDrawingDue = true;
    setImmediate(() => {
      this.#isDrawingDue = false;
      if (this.#isOver) return;
      try {
        this.#props.screen.draw(screenView(this.#model, this.#stamp()));
      } catch (error) {
        this.#leave(error);
      }
    });
  }

  #perform(effect: Effect): void {
    if (isOfTerminal(effect)) return this.#onTerminal(effect);
    this.#props.effects.perform(effect).then(
      (happening) => happening && this.tell(happening),
      (error: unknown) => this.#leave(error),
    );
  }

  #onTerminal(effect: OfTerminal): void {
    const { screen, words } = this.#props;
    switch (effect.do) {
      case 'bell':
        return screen.bell();
      case 'copy':
        screen.copy(effect.text);
        return this.tell({ type: 'news', text: words.copied });
      case 'mouse':
        return screen.useMouse(effect.isOn);
      case 'redraw':
        return screen.redraw();
      case 'quit':
        return this.leave();
    }
  }

  #stamp() {
    const { clock, words, time } = this.#props;
    return { now: clock.now(), id: randomUUID(), words, time };
  }
}

function isOfTerminal(effect: Effect): effect is OfTerminal {
  return ['bell', 'copy', 'mouse', 'redraw', 'quit'].includes(effect.do);
}
