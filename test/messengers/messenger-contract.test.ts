import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Keyboard } from '../../src/domain/keyboard.ts';
import type { OutgoingMessage, OutgoingOperation } from '../../src/domain/message.ts';
import { MESSENGERS } from '../../src/domain/messenger-name.ts';
import { parseMarkup, plain } from '../../src/domain/rich-text.ts';
import { deadAddress, html, json, type Answer } from '../support/loopback-server.ts';
import { recordedLog } from '../support/recorded-log.ts';
import { DIALECTS, openBench, TOKEN, type Bench } from './messenger-bench.ts';

const signal = new AbortController().signal;
const choices: Keyboard = { kind: 'choices', rows: [[{ label: 'Так', press: 'yes' }]] };

function message(words: string, more: Partial<OutgoingMessage> = {}): OutgoingOperation {
  return { kind: 'message', message: { text: parseMarkup(words), ...more } };
}

for (const name of MESSENGERS) {
  const dialect = DIALECTS[name];

  describe(`${name} keeps the messenger's contract`, () => {
    let bench: Bench;

    beforeEach(async () => {
      bench = await openBench(dialect);
    });
    afterEach(() => bench.close());

    const sendAnswered = (answer: Answer) => {
      bench.server.answerWith(() => answer);
      return bench.messenger.send('7', message('Вітаємо'), signal);
    };

    it('connects and names its account', async () => {
      bench.server.answerWith((call) => dialect.account(call));
      const connected = await bench.messenger.connect(signal);
      expect(connected).toMatchObject({ ok: true, value: { name: 'ERGO CLUB', username: 'ergo_bot' } });
    });

    it('tells a wrong token from a network without the messenger', async () => {
      bench.server.answerWith(() => dialect.wrongToken);
      expect(await bench.messenger.connect(signal)).toMatchObject({ ok: false, failure: { kind: 'credentials' } });
      bench.server.answerWith(() => html(502));
      expect(await bench.messenger.connect(signal)).toMatchObject({ ok: false, failure: { kind: 'unreachable' } });
      bench.server.answerWith(() => 'drop');
      expect(await bench.messenger.connect(signal)).toMatchObject({ ok: false, failure: { kind: 'unreachable' } });
    });

    it('answers each end of a send with its outcome', async () => {
      expect(await sendAnswered(dialect.sent(12))).toEqual({ kind: 'sent', messageId: '12' });
      expect(await sendAnswered(dialect.blocked)).toMatchObject({ kind: 'blocked' });
      expect(await sendAnswered(dialect.tooMany)).toMatchObject({ kind: 'retryAfter' });
      expect(await sendAnswered(dialect.refused)).toMatchObject({ kind: 'rejected' });
      expect(await sendAnswered(dialect.wrongToken)).toMatchObject({ kind: 'unreachable' });
      expect(await sendAnswered(html(502))).toMatchObject({ kind: 'unreachable' });
      expect(await sendAnswered(html(200))).toMatchObject({ kind: 'unknown' });
      expect(await sendAnswered(json({}))).toMatchObject({ kind: 'unknown' });
      expect(await sendAnswered({ status: 200, body: '' })).toMatchObject({ kind: 'unknown' });
      expect(await sendAnswered('drop')).toMatchObject({ kind: 'unknown' });
    });

    it('knows that nothing was sent where nobody listens, and when it is already stopping', async () => {
      const alone = dialect.create(await deadAddress(), '/nowhere', recordedLog());
      expect(await alone.send('7', message('Вітаємо'), signal)).toMatchObject({ kind: 'unreachable' });
      expect(await bench.messenger.send('7', message('Вітаємо'), AbortSignal.abort())).toMatchObject({
        kind: 'unreachable',
      });
      expect(bench.sends()).toEqual([]);
    });

    it('counts a send cut off by its signal as unknown', async () => {
      const stop = new AbortController();
      bench.server.answerWith(() => {
        stop.abort();
        return 'hang';
      });
      expect(await bench.messenger.send('7', message('Вітаємо'), stop.signal)).toMatchObject({ kind: 'unknown' });
    });

    it('splits a text too long for one message and gives the keyboard to the last part', async () => {
      const words = 'Слово '.repeat(dialect.longText / 4);
      bench.server.answerWith(() => dialect.sent(bench.sends().length));
      const outcome = await bench.messenger.send('7', message(words, { keyboard: choices }), signal);

      const sends = bench.sends();
      expect(outcome).toEqual({ kind: 'sent', messageId: String(sends.length) });
      expect(sends.map((call) => dialect.textOf(call)).join(' ')).toBe(words.trim());
      expect(sends.every((call) => dialect.textOf(call).length <= dialect.longText)).toBe(true);
      expect(sends.map((call) => dialect.hasKeyboard(call))).toEqual([false, true]);
    });

    it('tells how many parts have arrived when a later one does not go, and goes on after those', async () => {
      const long = message('Слово '.repeat(dialect.longText / 4));
      for (const [answer, kind] of [
        [dialect.tooMany, 'retryAfter'],
        [html(502), 'unreachable'],
        ['drop', 'unknown'],
      ] as const) {
        const before = bench.sends().length;
        bench.server.answerWith(() => (bench.sends().length === before + 1 ? dialect.sent(1) : answer));
        expect(await bench.messenger.send('7', long, signal)).toMatchObject({ kind, partsSent: 1 });

        bench.server.answerWith(() => answer);
        expect(await bench.messenger.send('7', long, signal, 1)).toMatchObject({ kind, partsSent: 1 });

        bench.server.answerWith(() => dialect.sent(2));
        expect(await bench.messenger.send('7', long, signal, 1)).toEqual({ kind: 'sent', messageId: '2' });
        const [first, ...later] = bench
          .sends()
          .slice(before)
          .map((call) => dialect.textOf(call));
        expect(new Set(later).size).toBe(1);
        expect(later).not.toContain(first);
        expect(later).toHaveLength(3);
      }
    });

    it('sends a picture with its caption, and a long caption as a text of its own', async () => {
      bench.server.answerWith(() => dialect.sent(1));
      const picture = { file: 'picture.jpg' };
      await bench.messenger.send('7', message('Акція', { picture, keyboard: choices }), signal);
      expect(bench.sends().map((call) => dialect.textOf(call))).toEqual(['Акція']);

      const long = 'а'.repeat(dialect.longCaption + 1);
      expect(await bench.messenger.send('7', message(long, { picture, keyboard: choices }), signal)).toMatchObject({
        kind: 'sent',
      });
      const after = bench.sends().slice(1);
      expect(after.map((call) => dialect.textOf(call))).toEqual(['', long]);
      expect(after.map((call) => dialect.hasKeyboard(call))).toEqual([false, true]);
    });

    it('closes a choice, or counts it as closed where messages cannot be changed', async () => {
      bench.server.answerWith(() => dialect.sent(5));
      const closing = { messageId: '5', text: plain('Зареєструвати?'), hasPicture: false, chosen: '✅ Так' };
      expect(await bench.messenger.send('7', { kind: 'close choice', closing }, signal)).toMatchObject({
        kind: 'sent',
      });
      expect(bench.server.calls.length).toBe(bench.messenger.abilities.closesChoices ? 1 : 0);
    });

    it('downloads a file from the messenger, and nothing from anywhere else', async () => {
      const download = (answer: Answer) => {
        bench.server.answerWith((call) => dialect.beforeFile(call) ?? answer);
        return bench.messenger.download(dialect.media(bench.server), signal);
      };
      const got = await download({ body: 'jpeg' });
      expect(got.ok && Buffer.from(got.value).toString()).toBe('jpeg');
      expect(await download({ status: 404 })).toMatchObject({ ok: false, failure: { kind: 'gone' } });
      expect(await download({ status: 503 })).toMatchObject({ ok: false, failure: { kind: 'unreachable' } });
      expect(await download('drop')).toMatchObject({ ok: false, failure: { kind: 'unreachable' } });
      const elsewhere = { status: 302, headers: { location: 'http://127.0.0.1:1/metadata' } };
      expect(await download(elsewhere)).toMatchObject({ ok: false, failure: { kind: 'gone' } });
      const huge = { body: new Uint8Array(20 * 1024 * 1024 + 1) };
      expect(await download(huge)).toMatchObject({ ok: false, failure: { kind: 'too big' } });
    });

    it('says for how long the messenger asks to wait with a download, and with connecting', async () => {
      const busy = { status: 429, headers: { 'retry-after': '7' } };
      bench.server.answerWith((call) => dialect.beforeFile(call) ?? busy);
      const download = await bench.messenger.download(dialect.media(bench.server), signal);
      expect(download).toMatchObject({ ok: false, failure: { kind: 'unreachable', seconds: 7 } });

      bench.server.answerWith(() => dialect.tooMany);
      const connected = await bench.messenger.connect(signal);
      const seconds = name === 'telegram' ? 7 : 60;
      expect(connected).toMatchObject({ ok: false, failure: { kind: 'unreachable', seconds } });
    });

    it('does not mind when typing or an answer to a press cannot be shown', async () => {
      bench.server.answerWith(() => html(502));
      await expect(bench.messenger.showTyping('7')).resolves.toBeUndefined();
      await expect(bench.messenger.acknowledge('1')).resolves.toBeUndefined();
    });

    it('keeps its token and the texts out of the log and out of every reason', async () => {
      const said: unknown[] = [];
      for (const answer of [html(502), 'drop', dialect.wrongToken, dialect.refused, json({})] satisfies Answer[]) {
        bench.server.answerWith(() => answer);
        said.push(await bench.messenger.connect(signal));
        said.push(await bench.messenger.send('7', message('Таємниця'), signal));
        said.push(await bench.messenger.download(dialect.media(bench.server), signal));
        await bench.messenger.showTyping('7');
      }
      const words = JSON.stringify(said) + bench.log.lines.join('\n');
      expect(words).not.toContain(TOKEN);
      expect(words).not.toContain('Таємниця');
    });
  });
}
