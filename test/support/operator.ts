import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { ControlClient } from '../../src/control/client.ts';
import { contract } from '../../src/control/contract.ts';
import type { ControlEvent } from '../../src/control/contract/events.ts';
import type { DialogLineAnswer, MessageAnswer } from '../../src/control/contract/dialog-shapes.ts';
import type { Desk } from './staff-life.ts';
import type { World } from './world.ts';

const { dialogs, desk, events, session } = contract;
const PATIENCE = 15_000;

/** An operator at the control API of a running daemon, as a console would be one: calls, and events that come in. */
export class Operator {
  readonly client: ControlClient;
  readonly heard: ControlEvent[] = [];
  readonly #gone = new AbortController();
  #lastEventId: string | undefined;

  private constructor(client: ControlClient) {
    this.client = client;
  }

  /** Signs in; the account is made by the administrator first. */
  static async signIn(world: World, admin: Desk, login: string, name: string): Promise<Operator> {
    const added = await admin.run('staff', 'add', login, '--name', name, '--bot', 'ergo-club', '--json');
    const { password }: { password: string } = JSON.parse(added.stdout);
    const server = `unix:${world.folder}/data/control.sock`;
    const stranger = new ControlClient({ server, via: 'api' });
    const { token } = await stranger.call(session.login, { body: { login, password, device: 'console' } });
    await stranger.close();
    const operator = new Operator(new ControlClient({ server, token, via: 'console' }));
    onTestFinished(() => operator.leave());
    operator.follow();
    return operator;
  }

  /** Listens to events, and goes on after a broken connection where it was. */
  follow(): void {
    void (async () => {
      while (!this.#gone.signal.aborted) {
        try {
          const input = { signal: this.#gone.signal, ...(this.#lastEventId && { lastEventId: this.#lastEventId }) };
          for await (const { id, event } of this.client.follow(events.follow, input)) {
            this.#lastEventId = id;
            this.heard.push(event);
          }
        } catch {
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      }
    })();
  }

  /** The dialogs that wait for an operator. */
  async waiting(): Promise<DialogLineAnswer[]> {
    return (await this.client.call(dialogs.list, { query: { order: 'waiting' } })).items;
  }

  async line(id: number): Promise<DialogLineAnswer> {
    return (await this.client.call(dialogs.show, { params: { id } })).dialog;
  }

  async history(id: number): Promise<MessageAnswer[]> {
    return (await this.client.call(dialogs.messages, { params: { id }, query: { limit: 200 } })).items;
  }

  async say(
    id: number,
    text: string,
    pictures: string[] = [],
    client: string = randomUUID(),
  ): Promise<MessageAnswer[]> {
    return (await this.client.call(dialogs.say, { params: { id }, body: { client, text, pictures } })).items;
  }

  async heartbeat(): Promise<number[]> {
    return (await this.client.call(desk.heartbeat, {})).dialogs;
  }

  /** Waits for an event, among those that came already or are to come. */
  async hears(wanted: (event: ControlEvent) => boolean, what: string): Promise<ControlEvent> {
    const until = performance.now() + PATIENCE;
    while (performance.now() < until) {
      const found = this.heard.find(wanted);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`no event came of ${what}`);
  }

  /** The seller’s words come in as an event; answers the dialog. */
  async hearsWords(text: string): Promise<number> {
    const isIt = (event: ControlEvent) => event.type === 'dialog message' && event.message.text === text;
    const event = await this.hears(isIt, `“${text}”`);
    return event.type === 'dialog message' ? event.dialog : 0;
  }

  async leave(): Promise<void> {
    this.#gone.abort();
    await this.client.close();
  }
}
