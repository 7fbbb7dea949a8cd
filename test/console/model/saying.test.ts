import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Happening } from '../../../src/console/model/step.ts';
import { aDialog, aMessage, aPerson, PureConsole } from '../../support/pure-console.ts';

const A = aDialog(1);
const B = aDialog(2);
const C = aDialog(3);
const colleague = { login: 'petro', name: 'Петро' };

describe('what is written', () => {
  it('goes to the dialog that is open, once, and leaves the composer empty', () => {
    const console = PureConsole.with(A, B).opens(A).press('tab').type('Доброго дня').press('enter', 'enter');
    expect(console.done('say').map(({ outgoing }) => outgoing)).toMatchObject([{ dialog: 1, text: 'Доброго дня' }]);
    expect(console.written).toBe('');
  });

  it('stays through Esc, another dialog, another list and a help screen', () => {
    const console = PureConsole.with(A, B).opens(A).press('tab').type('Не губіть мене');
    console.press('escape', 'escape', 'f1', 'escape').opens(B).press('tab').type('Для Б');
    console.press('A-2').opens(A);
    expect(console.written).toBe('Не губіть мене');
    expect(console.done('say')).toEqual([]);
  });

  it('is on its way to the disk with every key', () => {
    const console = PureConsole.with(A).opens(A).press('tab').type('а').type('б').press('backspace');
    const kept = console.done('keep draft').map(({ dialog, draft }) => [dialog, draft.composer.text]);
    expect(kept).toEqual([
      [1, 'а'],
      [1, 'аб'],
      [1, 'а'],
    ]);
  });

  it('is not replaced by what was written elsewhere, but an empty composer takes it up', () => {
    const console = PureConsole.with(A, B).opens(A).press('tab').type('тут');
    console.tell({ type: 'shown', dialog: A, person: aPerson(), draft: 'там' });
    expect(console.written).toBe('тут');
    console.opens(B).tell({ type: 'shown', dialog: B, person: aPerson(), draft: 'там' });
    expect(console.written).toBe('там');
  });

  it('is not sent by pasting, however many lines there are, and wherever the keys go', () => {
    const console = PureConsole.with(A).opens(A);
    console.input({ kind: 'paste', text: 'перший\rдругий\rtttxxx\r' });
    expect(console.written).toBe('перший\nдругий\ntttxxx\n');
    expect([...console.done('say'), ...console.done('act')]).toEqual([]);
  });

  it('is not sent to somebody a colleague talks with, and stays', () => {
    const taken = aDialog(1, { state: 'taken', owner: colleague });
    const console = PureConsole.with(taken).opens(taken).press('tab').type('Моє').press('enter');
    expect(console.done('say')).toEqual([]);
    expect(console.written).toBe('Моє');
    expect(console.screen).toContain('Діалог веде Петро');
  });

  it('may be a note in the same place, which says so', () => {
    const console = PureConsole.with(A).opens(A).press('tab', 'A-n').type('Між нами');
    expect(console.screen).toContain('НОТАТКА для колег');
    console.press('enter');
    expect(console.done('say').map(({ outgoing }) => outgoing.kind)).toEqual(['note']);
    expect(console.screen).not.toContain('НОТАТКА для колег');
  });

  it('waits for a shorter form where it is too long', () => {
    const console = PureConsole.with(A).opens(A).press('tab');
    console.input({ kind: 'paste', text: 'а'.repeat(4_001) }).press('enter');
    expect(console.done('say')).toEqual([]);
    expect(console.screen).toContain('4001');
    expect(console.written).toHaveLength(4_001);
  });
});

describe('what was sent', () => {
  const sent = () => PureConsole.with(A).opens(A).press('tab').type('Раз').press('enter');
  const client = (console: PureConsole) => console.done('say').at(-1)?.outgoing.client ?? '';

  it('is shown as being on its way until the daemon has it, and as sent only when the messenger has it', () => {
    const console = sent();
    expect(console.screen).toMatch(/Ви \d\d:\d\d … надсилається/);
    const message = aMessage(9, { author: 'operator', text: 'Раз', state: 'pending', client: client(console) });
    console.tell({ type: 'said', client: client(console), messages: [message] });
    expect(console.screen).not.toMatch(/надсилається|✓/);
    console.tell({
      type: 'told',
      event: { type: 'dialog message', at: '', bot: '', dialog: 1, message: { ...message, state: 'sent' } },
    });
    expect(console.screen).toMatch(/Оператор \d\d:\d\d ✓/);
    expect(console.screen.match(/Раз/g)).toHaveLength(1);
  });

  it('is there once when the event comes before the answer', () => {
    const console = sent();
    const message = aMessage(9, { author: 'operator', text: 'Раз', state: 'pending', client: client(console) });
    console.tell({ type: 'told', event: { type: 'dialog message', at: '', bot: '', dialog: 1, message } });
    console.tell({ type: 'said', client: client(console), messages: [message] });
    expect(console.screen.match(/Раз/g)).toHaveLength(1);
    expect(console.model.outgoing).toEqual([]);
  });

  it('goes out again by the same id when the connection is back, and keeps its order', () => {
    const console = sent();
    const first = client(console);
    console.type('Два').press('enter');
    expect(console.done('say')).toHaveLength(1);
    console.fails(first, 'unreachable');
    expect(console.done('say')).toHaveLength(1);
    console.tell({ type: 'link', state: 'online', failure: undefined });
    expect(console.done('say').map(({ outgoing }) => outgoing.client)).toEqual([first, first]);
    console.tell({ type: 'said', client: first, messages: [] });
    expect(console.done('say').at(-1)?.outgoing.text).toBe('Два');
  });

  it('stands there as not sent when a colleague was faster, and can be taken back into the composer', () => {
    const console = sent();
    console.fails(client(console), 'conflict');
    expect(console.screen).toContain('НЕ НАДІСЛАНО');
    console.type('ще').press('A-l');
    expect(console.written).toBe('Раз\nще');
    expect(console.model.outgoing).toEqual([]);
  });

  it('a note of which nobody knows whether it is kept waits for the operator', () => {
    const console = PureConsole.with(A).opens(A).press('tab', 'A-n').type('Раз').press('enter');
    console.fails(client(console), 'unreachable');
    console.tell({ type: 'link', state: 'online', failure: undefined });
    expect(console.done('say')).toHaveLength(1);
    console.press('A-e');
    expect(console.done('say')).toHaveLength(2);
  });

  it('can be sent again where the messenger did not take it', () => {
    const console = PureConsole.with(A);
    console.opens(A, [aMessage(5, { author: 'operator', state: 'failed', reason: 'chat not found' })]);
    expect(console.screen).toContain('✗ не доставлено: chat not found');
    console.press('e');
    expect(console.done('again')).toEqual([{ do: 'again', dialog: 1, message: 5 }]);
  });
});

describe('whatever happens in whatever order', () => {
  const words = ['для-А', 'для-Б', 'для-В'];
  const event = (id: number, change: object): Happening => {
    return { type: 'told', event: { type: 'dialog', at: '', bot: '', dialog: aDialog(id, change) } };
  };
  const anything = fc.oneof(
    fc
      .constantFrom(
        'enter',
        'escape',
        'tab',
        'S-tab',
        'up',
        'down',
        'A-up',
        'A-down',
        'A-a',
        'A-1',
        'A-3',
        'A-u',
        'C-z',
        'backspace',
        'pageup',
        'A-n',
        'A-l',
        'A-e',
      )
      .map((name) => (console: PureConsole) => void console.press(name)),
    fc.constant((console: PureConsole) => {
      if (console.model.focus === 'composer' && !console.model.overlay)
        console.type(words[(console.model.open ?? 1) - 1] ?? '');
    }),
    fc
      .integer({ min: 1, max: 3 })
      .map(
        (id) => (console: PureConsole) =>
          void console.tell(event(id, { lastAt: new Date(console.model.now + 1_000).toISOString() })),
      ),
    fc
      .integer({ min: 1, max: 3 })
      .map((id) => (console: PureConsole) => void console.tell(event(id, { state: 'taken', owner: colleague }))),
    fc
      .constantFrom('online' as const, 'lost' as const)
      .map((state) => (console: PureConsole) => void console.tell({ type: 'link', state, failure: undefined })),
    fc.constant((console: PureConsole) => void console.lists([A, B, C])),
    fc
      .constantFrom('said' as const, 'unreachable' as const, 'conflict' as const)
      .map((end) => (console: PureConsole) => {
        const own = console.model.outgoing.find(({ state }) => state === 'sending');
        if (own && end === 'said') console.tell({ type: 'said', client: own.client, messages: [] });
        else if (own && end !== 'said') console.fails(own.client, end);
      }),
  );

  it('nothing that was written for one is sent to another', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 120 }), (deeds) => {
        const console = PureConsole.with(A, B, C);
        for (const deed of deeds) deed(console);
        for (const { outgoing } of console.done('say')) {
          const others = words.filter((_, at) => at !== outgoing.dialog - 1);
          expect(others.filter((other) => outgoing.text.includes(other))).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
