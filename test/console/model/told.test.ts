import { describe, expect, it } from 'vitest';
import type { Dialog, Message } from '../../../src/console/model/model.ts';
import type { Happening } from '../../../src/console/model/step.ts';
import { aDialog, aMessage, NOON, PureConsole } from '../../support/pure-console.ts';

const dialogTold = (dialog: Dialog): Happening => ({
  type: 'told',
  event: { type: 'dialog', at: '', bot: '', dialog },
});
const messageTold = (dialog: number, message: Message): Happening => {
  return { type: 'told', event: { type: 'dialog message', at: '', bot: '', dialog, message } };
};
const colleague = { login: 'petro', name: 'Петро' };

describe('the list', () => {
  it('puts who was heard of last on top, and leaves the selection where it was', () => {
    const console = PureConsole.with(aDialog(1), aDialog(2), aDialog(3)).press('down');
    expect(console.model.list.selected).toBe(2);
    console.tell(dialogTold(aDialog(3, { lastAt: new Date(NOON).toISOString() })));
    expect(console.model.list.order).toEqual([3, 1, 2]);
    expect(console.model.list.selected).toBe(2);
  });

  it('lets go of what belongs in it no more, and goes on with the next', () => {
    const console = PureConsole.with(aDialog(1), aDialog(2), aDialog(3)).press('down');
    console.tell(dialogTold(aDialog(2, { state: 'closed' })));
    expect(console.model.list).toMatchObject({ order: [1, 3], selected: 3 });
  });

  it('reads on near its end, once', () => {
    const many = Array.from({ length: 30 }, (_, at) => aDialog(at + 1));
    const console = PureConsole.with().lists(many, 'next');
    for (let at = 0; at < 25; at++) console.press('down');
    expect(console.done('list').filter(({ cursor }) => cursor === 'next')).toHaveLength(1);
  });

  it('takes no page of a list that is not shown any more', () => {
    const console = PureConsole.with(aDialog(1));
    const { filter } = console.model.list;
    console.press('3').tell({ type: 'listed', filter, isFirst: true, items: [aDialog(9)], next: undefined });
    expect(console.model.list.order).toEqual([]);
  });
});

describe('a message that comes in', () => {
  const open = () => PureConsole.with(aDialog(1), aDialog(2)).opens(aDialog(1), [aMessage(5)]);

  it('is read when the dialog is open at its end and somebody looks', () => {
    const console = open()
      .tell(messageTold(1, aMessage(6)))
      .tell(dialogTold(aDialog(1, { unread: 1 })));
    expect(console.done('mark read')).toEqual([{ do: 'mark read', dialog: 1, upTo: 6 }]);
    expect(console.done('bell')).toEqual([]);
  });

  it('rings and stays unread while nobody looks, and stands below a line', () => {
    const console = open().input({ kind: 'focus', isIn: false });
    console.tell(messageTold(1, aMessage(6))).tell(dialogTold(aDialog(1, { unread: 1 })));
    expect(console.done('mark read')).toEqual([]);
    expect(console.done('bell')).toHaveLength(1);
    expect(console.screen).toMatch(/повідомлення 5\n[^\n]*─ непрочитане ─/);
    console.input({ kind: 'focus', isIn: true });
    expect(console.done('mark read')).toEqual([{ do: 'mark read', dialog: 1, upTo: 6 }]);
  });

  it('stays unread while an older part of the history is looked at', () => {
    const many = Array.from({ length: 60 }, (_, at) => aMessage(at + 1));
    const console = PureConsole.with(aDialog(1)).opens(aDialog(1), many).press('pageup', 'pageup');
    const before = console.screen;
    console.tell(messageTold(1, aMessage(61))).tell(dialogTold(aDialog(1, { unread: 1 })));
    expect(console.done('mark read')).toEqual([]);
    const history = (screen: string) =>
      screen
        .split('\n')
        .slice(4, 20)
        .map((line) => line.slice(30))
        .join('\n');
    expect(history(console.screen)).toBe(history(before));
    console.press('end');
    expect(console.done('mark read')).toEqual([{ do: 'mark read', dialog: 1, upTo: 61 }]);
  });

  it('does not ring for what a colleague has', () => {
    const console = open().tell(dialogTold(aDialog(2, { state: 'taken', owner: colleague })));
    console.tell(messageTold(2, aMessage(7)));
    expect(console.done('bell')).toEqual([]);
  });
});

describe('when something was missed', () => {
  it('the list and the open dialog are read anew', () => {
    const console = PureConsole.with(aDialog(1)).opens(aDialog(1), [aMessage(5)]);
    console.effects.length = 0;
    console.tell({ type: 'told', event: { type: 'gap', at: '' } });
    expect(console.effects.map((effect) => effect.do)).toEqual(['list', 'show', 'page']);
  });
});

describe('a dialog that is taken away', () => {
  it('is said, and what was written stays', () => {
    const own = aDialog(1, { state: 'taken', owner: { login: 'olena', name: 'Олена' } });
    const console = PureConsole.with(own).opens(own).press('tab').type('майже готово');
    console.tell(dialogTold(aDialog(1, { state: 'taken', owner: colleague })));
    expect(console.screen).toContain('Петро тепер веде діалог');
    expect(console.written).toBe('майже готово');
  });
});
