import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { ControlClient } from '../../src/control/client.ts';
import { contract } from '../../src/control/contract.ts';
import type { DialogLineAnswer } from '../../src/control/contract/dialog-shapes.ts';
import type { Administrator } from './administrator.ts';
import type { Stage } from './stage.ts';

const Added = z.object({ password: z.string() });

const { dialogs, session } = contract;

/** Somebody who answers sellers, at the control API as a console is. */
export class Operator {
  readonly name: string;
  readonly #client: ControlClient;

  private constructor(name: string, client: ControlClient) {
    this.name = name;
    this.#client = client;
  }

  /** Hired by the administrator, and signed in. */
  static async hired(
    { stage, administrator }: { stage: Stage; administrator: Administrator },
    login: string,
    name: string,
  ): Promise<Operator> {
    const added = await administrator.adds(login, '--name', name, '--role', 'operator', '--bot', 'ergo-club', '--json');
    return Operator.#signIn(stage, login, name, Added.parse(JSON.parse(added)).password);
  }

  static async #signIn(stage: Stage, login: string, name: string, password: string): Promise<Operator> {
    const server = `unix:${join(stage.folder, 'data', 'control.sock')}`;
    const stranger = new ControlClient({ server, via: 'api' });
    const { token } = await stranger.call(session.login, { body: { login, password, device: 'demo' } });
    await stranger.close();
    return new Operator(name, new ControlClient({ server, token, via: 'console' }));
  }

  /** Who has waited longest. */
  async nextToAnswer(): Promise<DialogLineAnswer | undefined> {
    return (await this.#client.call(dialogs.list, { query: { order: 'waiting', limit: 1 } })).items[0];
  }

  async says(dialog: number, text: string): Promise<void> {
    await this.#client.call(dialogs.say, { params: { id: dialog }, body: { client: randomUUID(), text } });
  }

  /** Resolves when the seller has said so. */
  async hears(dialog: number, text: string): Promise<void> {
    for (;;) {
      const { items } = await this.#client.call(dialogs.messages, { params: { id: dialog }, query: {} });
      if (items.some((message) => message.author === 'seller' && message.text === text)) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async closes(dialog: number): Promise<void> {
    await this.#client.call(dialogs.close, { params: { id: dialog }, body: {} });
  }

  leaves(): Promise<void> {
    return this.#client.close();
  }
}
