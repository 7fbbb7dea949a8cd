import type { Phone } from '../../src/sandbox/phone.ts';
import type { ShownMessage } from '../../src/sandbox/phones/shown.ts';
import { Behind } from './behind.ts';
import type { Picture } from './chat-view.ts';
import type { Narrator } from './narrator.ts';
import { PhoneScreen } from './phone-screen.ts';
import type { Stage } from './stage.ts';
import { mustHold, StepWentWrong } from './step-went-wrong.ts';

/** What one message of the bot has to say: all of these words. */
export type Answer = string | string[];

/** A button that was once on the screen, for somebody who scrolls up. */
export type OldButton = { label: string; data: string; message: string };

/** How long an answer may take, in milliseconds, on a machine that has much else to do. */
const PATIENCE = 60_000;

/**
 * A seller with a phone in the hand. Everything the seller does names the answers it must bring, one for each message
 * of the bot; when another comes, or one too few or too many, the journey ends.
 */
export class Seller {
  readonly name: string;
  readonly phone: Phone;
  readonly behind: Behind;
  readonly #narrator: Narrator;
  readonly #screen: PhoneScreen;
  #seenUpTo = 0;
  #lookedAt = Date.now();

  constructor(props: { name: string; phone: Phone; stage: Stage; narrator: Narrator }) {
    const { terminal, phoneWidth: width } = props.narrator;
    this.name = `${props.name} (${props.phone.messenger === 'telegram' ? 'Telegram' : 'Viber'})`;
    this.phone = props.phone;
    this.behind = new Behind(props);
    this.#narrator = props.narrator;
    this.#screen = new PhoneScreen({ phone: props.phone, terminal, width });
  }

  /** Follows a deep link: Telegram's START button, Viber's chat that opens with a welcome. */
  async followsTheLink(payload: string, ...answers: Answer[]): Promise<void> {
    const did =
      this.phone.messenger === 'telegram' ? `/start ${payload}` : `opens the chat by a link with "${payload}"`;
    await this.#beat(did, () => this.phone.start(payload), answers);
  }

  async writes(text: string, ...answers: Answer[]): Promise<void> {
    await this.#beat(text, () => this.phone.say(text), answers);
  }

  /** Writes and gets no answer yet; the beat ends when `until` resolves. */
  async writesInto(silence: { text: string; until: () => Promise<void> }): Promise<void> {
    const act = async () => {
      await this.phone.say(silence.text);
      await silence.until();
    };
    await this.#beat(silence.text, act, []);
  }

  async presses(label: string, ...answers: Answer[]): Promise<void> {
    await this.#beat(`presses [ ${label} ]`, () => this.phone.press(label), answers);
  }

  async sends(photo: Picture, ...answers: Answer[]): Promise<void> {
    await this.#beat(photo, () => this.phone.sendPhoto(photo.bytes), answers);
  }

  /** Presses a button of an earlier question; Viber shows none, but a second device may still have it. */
  async scrollsUpAndPresses(button: OldButton, ...answers: Answer[]): Promise<void> {
    const press = () =>
      this.phone.messenger === 'telegram'
        ? this.phone.press(button.label, { message: button.message })
        : this.phone.say(button.data);
    await this.#beat(`scrolls up and presses [ ${button.label} ]`, press, answers);
  }

  /** Does nothing, and the bot speaks. */
  async reads(...answers: Answer[]): Promise<void> {
    await this.#beat(undefined, () => Promise.resolve(), answers);
  }

  /** A button that is on the screen now. */
  async sees(label: string): Promise<OldButton> {
    const last = await this.phone.lastFromBot();
    const rows = [...(last?.buttons ?? []), ...((await this.phone.keyboard())?.rows ?? [])];
    const data = rows.flat().find((button) => button.label === label)?.data;
    if (data === undefined || !last) throw new StepWentWrong(`${this.name} does not see the button "${label}"`);
    return { label, data, message: last.id };
  }

  /** The label of a button on the screen now that holds these words. */
  async seesLike(words: string): Promise<string> {
    const last = await this.phone.lastFromBot();
    const rows = [...(last?.buttons ?? []), ...((await this.phone.keyboard())?.rows ?? [])];
    const label = rows.flat().find((button) => button.label.includes(words))?.label;
    if (label === undefined) throw new StepWentWrong(`${this.name} sees no button with "${words}"`);
    return label;
  }

  async newestSmsCode(): Promise<string> {
    const sms = (await this.phone.sms()).at(-1);
    if (!sms) throw new StepWentWrong(`${this.name} got no SMS`);
    return sms.code;
  }

  async #beat(did: string | Picture | undefined, act: () => Promise<unknown>, answers: Answer[]): Promise<void> {
    const since = did === undefined ? this.#lookedAt : Date.now();
    await act();
    await this.#waitFor(answers);
    await this.behind.settle();

    const news = (await this.#news()).sort((a, b) => a.first - b.first);
    // A message that is written and then changed is one message; a change of an older one is none.
    const fresh = news.filter((message) => message.first > this.#seenUpTo);
    const said = fresh.filter((message) => !onlyAsksForPatience(message) || answers.some((one) => holds(message, one)));
    // Of what has been looked at, not of the screen: what comes meanwhile belongs to the next beat.
    this.#seenUpTo = Math.max(this.#seenUpTo, ...news.map(({ revision }) => revision));
    const deed = did === undefined ? this.#screen.heading(this.name) : await this.#screen.deed(this.name, did);
    await this.#narrator.beat([...deed, ...(await this.#screen.news(news))], await this.behind.look(), since);
    this.#lookedAt = Date.now();

    mustHold(
      said.length === answers.length,
      `${this.name} got ${said.length} messages where ${answers.length} were due`,
    );
  }

  /** Messages of the bot that are new, or were changed, since the last beat. */
  async #news(): Promise<ShownMessage[]> {
    return (await this.phone.chat()).filter(({ from, revision }) => from === 'bot' && revision > this.#seenUpTo);
  }

  /** Waits for all answers, in whatever order they come. */
  async #waitFor(answers: Answer[]): Promise<void> {
    const until = performance.now() + PATIENCE;
    for (;;) {
      const { revision } = await this.phone.state();
      const news = await this.#news();
      const missing = answers.find((answer) => !news.some((message) => holds(message, answer)));
      if (missing === undefined) return;
      if (performance.now() >= until) throw new StepWentWrong(tellMissing(this.name, missing, news));
      // Woken by the next change, or by the end of patience, which is told above.
      await this.phone.waitForState((now) => now.revision > revision, until - performance.now()).catch(() => undefined);
    }
  }
}

/** On a machine that is slow the bot says that it takes a moment, and rightly so. */
function onlyAsksForPatience({ text }: ShownMessage): boolean {
  return text.startsWith('⏳');
}

function holds({ text }: ShownMessage, answer: Answer): boolean {
  return [answer].flat().every((words) => text.includes(words));
}

function tellMissing(name: string, missing: Answer, news: ShownMessage[]): string {
  const said = news.map(({ text }) => `“${text.replace(/\s+/g, ' ')}”`).join(', ') || 'nothing';
  return `${name} waited in vain for “${[missing].flat().join('” with “')}”; the bot said ${said}`;
}
