import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentFaults, Letter } from '../../src/broadcasts/content.ts';
import { fillIn, readTemplate, type Addressee } from '../../src/broadcasts/placeholders.ts';
import { escapeMarkup } from '../../src/domain/rich-text.ts';
import { telegramForm } from '../../src/messengers/telegram/telegram-form.ts';
import { viberForm } from '../../src/messengers/viber/viber-form.ts';

const BOTH = [telegramForm, viberForm];
const olena = { name: ' Олена  Коваль ', username: null };
const nobody = { name: null, username: null };
const said = (source: string, person: Addressee = olena) => fillIn(readTemplate(source), person);

describe('placeholders', () => {
  it.each([
    ['Привіт, {name|друже}!', 'Привіт, Олена Коваль!', 'Привіт, друже!'],
    ['{first_name|Друже}, дивіться', 'Олена, дивіться', 'Друже, дивіться'],
    ['@{username|ergo}', '@ergo', '@ergo'],
    ['\\{name|друже\\}', '{name|друже}', '{name|друже}'],
    ['Без нічого', 'Без нічого', 'Без нічого'],
  ])('%s', (source, forOlena, forNobody) => {
    expect([said(source).text, said(source, nobody).text]).toEqual([forOlena, forNobody]);
  });

  it('move the formatting over them and after them along', () => {
    const { text, marks } = said('*{name|друже}*, _дивіться_');
    expect(marks.map(({ start, length }) => text.slice(start, start + length))).toEqual(['Олена Коваль', 'дивіться']);
  });

  it('keep every mark on its own words, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), (name) => {
        const { text, marks } = said('а *{name|друже}* б _в_', { name, username: null });
        const [, second] = marks;
        expect(second && text.slice(second.start, second.start + second.length)).toBe('в');
      }),
    );
  });

  it.each([
    ['Рядок\nПривіт, {nam|друже}', 'line 2, column 9: {nam|друже} is no field of a profile'],
    ['Привіт, {name}', 'line 1, column 9: {name} says nothing to those whose name is not known: write {name|друже}'],
    ['\\{a\\} {b}', 'line 1, column 7: {b} is no field'],
  ])('what is wrong with %s is said with its place', (text, told) => {
    expect(contentFaults({ text }, BOTH).join()).toContain(told);
  });
});

describe('the limits of each messenger', () => {
  it('count with the longest names, and name the place at which it becomes too long', () => {
    const text = `${'а'.repeat(4_000)}\n${'б'.repeat(90)}{name|друже} кінець`;
    expect(contentFaults({ text }, BOTH)).toEqual([
      `telegram: a text has at most 4096 characters, this one has 4162 with the longest names: 66 too many, from line 2, column 96 ("${'М'.repeat(24)}…") on`,
    ]);
  });

  it('are shorter below a picture: 1024 in Telegram, 768 in Viber', () => {
    const faults = (length: number) =>
      contentFaults({ text: 'а'.repeat(length), picture: 'p.jpeg' }, BOTH).map((fault) => fault.split(':')[0]);
    expect([faults(768), faults(769), faults(1_025)]).toEqual([[], ['viber'], ['telegram', 'viber']]);
  });

  it('hold for the button and its address', () => {
    const faults = (label: string, url: string) => contentFaults({ text: 'а', button: { label, url } }, BOTH);
    expect(faults('🔥 Дивитися', 'https://ergo.example/')).toEqual([]);
    expect(faults(' ', 'https://ergo.example/')).toHaveLength(2);
    expect(faults('д'.repeat(65), 'https://ergo.example/')).toHaveLength(1);
    for (const url of ['ergo', 'javascript:alert(1)', `https://e.ua/${'a'.repeat(2_000)}`])
      expect(faults('Так', url)).toHaveLength(1);
  });

  it('let whatever they pass go out as one message', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (words) => {
        const content = { text: `а${escapeMarkup(words).replaceAll(/[{}]/g, '')}` };
        fc.pre(contentFaults(content, BOTH).length === 0);
        const { text } = new Letter(content).to(olena);
        for (const form of BOTH) expect(form.lengthOf(text)).toBeLessThanOrEqual(form.most.text);
      }),
    );
  });

  it('want something to read or to look at', () => {
    expect(contentFaults({ text: ' \n' }, BOTH)).toEqual(['text: found nothing to read, expected words, or a picture']);
    expect(contentFaults({ text: '', picture: 'p.jpeg' }, BOTH)).toEqual([]);
  });
});
