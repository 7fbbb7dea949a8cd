import { describe, expect, it } from 'vitest';
import { aDialog, aMessage, PureConsole } from '../../support/pure-console.ts';

const A = aDialog(1);
const B = aDialog(2);

describe('a dialog that opens only after a while', () => {
  /** In A, the operator has chosen B's person by name; the daemon has still to answer. */
  function asked(): PureConsole {
    const console = PureConsole.with(A).opens(A).press('tab').type('Вам, А').press('C-f');
    for (const name of ['п', 'р']) console.press(name);
    const items = [{ label: 'Продавець 2', detail: '', choice: { kind: 'subscriber', subscriber: 2 } }] as const;
    console.tell({ type: 'items', about: 'people', words: 'пр', items }).press('enter');
    expect(console.done('open subscriber')).toMatchObject([{ subscriber: 2 }]);
    return console;
  }

  it('is opened for an operator who waits for it', () => {
    const console = asked().tell({ type: 'changed', dialog: B, done: 'open' });
    expect(console.model.open).toBe(2);
  });

  it('takes no word from an operator who has gone on writing in another', () => {
    const console = asked().type(' і далі').tell({ type: 'changed', dialog: B, done: 'open' });
    console.type('!').press('enter');
    expect(console.done('say').map(({ outgoing }) => outgoing)).toMatchObject([{ dialog: 1, text: 'Вам, А і далі!' }]);
    expect(console.screen).toContain('Продавець 2');
  });
});

describe('words that failed', () => {
  it('are never put together with a note that has been begun', () => {
    const console = PureConsole.with(A).opens(A).press('tab').type('Так').press('enter');
    console.fails(console.done('say')[0]?.outgoing.client ?? '', 'conflict');
    console.press('A-n').type('між нами').press('A-l');
    expect(console.written).toBe('між нами');
    expect(console.screen).toContain('НОТАТКА для колег');
    expect(console.screen).toContain('Спершу надішліть або зітріть написане');
  });
});

describe('words on their way', () => {
  it('are on disk before they are said, and leave the draft only after that', () => {
    const console = PureConsole.with(A).opens(A).press('tab').type('Так');
    const before = console.effects.length;
    console.press('enter');
    expect(console.effects.slice(before).map((effect) => effect.do)).toEqual(['keep outgoing', 'keep draft', 'say']);
  });
});

describe('words of a seller that are copied', () => {
  it('carry nothing that a terminal would obey when they are pasted', () => {
    const evil = aMessage(5, { text: 'добре\u001B[201~\r' });
    const console = PureConsole.with(A).opens(A, [evil]).press('A-h');
    const [copied] = console.done('copy');
    expect(copied?.text).toContain('добре');
    expect(copied?.text).not.toMatch(/(?!\n)\p{Cc}/u);
  });
});
