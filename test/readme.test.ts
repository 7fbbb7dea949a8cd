import { accessSync, constants, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { FilterFields } from '../src/audience/filter/filter-fields.ts';
import { BROADCAST_FIELDS } from '../src/broadcasts/filter-fields.ts';
import { EXIT_CODES } from '../src/cli/exit-codes.ts';
import { createProgram } from '../src/cli/program.ts';
import { helpLines } from '../src/console/views/overlay-view.ts';
import { wordsIn } from '../src/console/words/words.ts';
import { mermaid } from '../src/conversations/map/mermaid.ts';
import { scenarioMap } from '../src/conversations/map/scenario-map.ts';
import { configJsonSchema } from '../src/config/json-schema.ts';
import { SURVEY_FIELDS } from '../src/surveys/filter-fields.ts';
import { ROOT } from './architecture/source-files.ts';
import { testIo } from './support/test-io.ts';

const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** The text between a heading and the next one of its kind. */
function section(title: string): string {
  const [, text = ''] = README.split(`\n## ${title}\n`);
  return text.split('\n## ')[0] ?? '';
}

/** The cells of every table row of a section; heads and rules left out. */
function tableRows(title: string): string[][] {
  const rows = section(title).matchAll(/^\| *(`?[^|\n]+`?) \|(.*)\|$/gm);
  return [...rows]
    .map(([, first = '', rest = '']) =>
      [first, ...rest.split('|')].map((cell) => cell.trim().replace(/^`(.*)`$/, '$1')),
    )
    .filter(([first = '']) => !/^-+$/.test(first));
}

/** Every command line shown, in blocks and within sentences, without what comes after a pipe or a redirection. */
const SHOWN = [...README.matchAll(/(?:^|[`\s])(ergo-bot|bin\/ergo-bot\.js|scripts\/[\w/.-]*\w)((?: [^\s`|>#]+)*)/gm)];

describe('commands that the README shows', () => {
  const program = createProgram({ io: testIo(), finish: () => {} });
  const lines = SHOWN.filter(([, name = '']) => name.includes('ergo-bot')).map(([, , rest = '']) => rest.trim());

  test('there are some', () => expect(lines.length).toBeGreaterThan(5));

  test.each([...new Set(lines)].filter((line) => /^[a-z-]/.test(line)))('ergo-bot %s', (line) => {
    const { command, rest } = descend(program, line.split(' '));
    const options = rest.filter((word) => word.startsWith('--'));
    const known = [...command.options, ...program.options].map(({ long }) => long);

    expect(command, `the command of "${line}"`).not.toBe(program);
    expect(options.filter((option) => !known.includes(option) && option !== '--help')).toEqual([]);
  });

  test('scripts are there and may be started', () => {
    const names = SHOWN.map(([, name = '']) => name).filter((name) => name.includes('/'));
    const files = [...new Set(names)].filter((name) => statSync(join(ROOT, name)).isFile() && !name.endsWith('.ts'));
    for (const file of files) accessSync(join(ROOT, file), constants.X_OK);
    expect(files).toEqual(expect.arrayContaining(['bin/ergo-bot.js', 'scripts/demo', 'scripts/test']));
  });
});

function descend(from: Command, words: string[]): { command: Command; rest: string[] } {
  const [first, ...rest] = words;
  const next = from.commands.find((command) => command.name() === first);
  return next ? descend(next, rest) : { command: from, rest: words };
}

const Schema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    properties: z.record(z.string(), Schema).optional(),
    items: Schema.optional(),
    required: z.array(z.string()).optional(),
    default: z.unknown().optional(),
  }),
);
type Schema = {
  properties?: Record<string, Schema> | undefined;
  items?: Schema | undefined;
  required?: string[] | undefined;
  default?: unknown;
};

/** Each value of the configuration with its default as the README writes it. */
function settings(schema: Schema, path = '', required = true): [key: string, value: string][] {
  if (schema.items?.properties) return settings(schema.items, `${path}[]`);
  if (schema.properties) {
    return Object.entries(schema.properties).flatMap(([name, value]) =>
      settings(value, path ? `${path}.${name}` : name, schema.required?.includes(name) ?? false),
    );
  }
  if (schema.default !== undefined) return [[path, JSON.stringify(schema.default)]];
  return [[path, required ? 'required' : '–']];
}

describe('tables', () => {
  test('the configuration table has every key with its default', () => {
    const told = tableRows('Configuration').map(([key = '', value = '']) => [key, value]);
    const inside = settings(Schema.parse(configJsonSchema())).filter(([key]) => key !== '$schema');
    expect(told.filter(([key]) => key !== 'key')).toEqual(inside);
  });

  test('the keys of the console are those of its one table', () => {
    const told = tableRows('The operators’ console').filter(
      ([, meaning]) => meaning !== '' && meaning !== 'what they do',
    );
    const rows = helpLines(wordsIn('en')).flat();
    expect(told).toEqual(rows.flatMap(({ keys, meaning }) => (keys === '' ? [] : [[keys, meaning]])));
  });

  test('the exit codes are those of the program', () => {
    const told = tableRows('Operations').flatMap(([code = '']) => (/^\d+$/.test(code) ? [Number(code)] : []));
    expect(told).toEqual([...new Set([0, ...Object.values(EXIT_CODES)])].toSorted((a, b) => a - b));
  });

  test('the fields of filters are those of the program', () => {
    const told = tableRows('Filters').filter(([name]) => name !== 'field');
    const fields = new FilterFields([...BROADCAST_FIELDS, ...SURVEY_FIELDS])
      .all()
      .map(({ name, about, examples }) => [name, about, ...examples]);
    const examplesOf = (cell = '') => cell.replaceAll('`', '').split(/ (?=-?[a-z][\w.-]*:)/);
    expect(told.map(([name, about, examples]) => [name, about, ...examplesOf(examples)])).toEqual(fields);
  });

  test('the project structure names every room', () => {
    const rooms = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const told = section('Project structure');
    expect(rooms.map(({ name }) => name).filter((name) => !told.includes(`\`src/${name}/\``))).toEqual([]);
  });
});

test('links within the README lead to its headings', () => {
  const anchors = [...README.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .replaceAll(' ', '-'),
  );
  const links = [...README.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = '']) => anchor);
  expect(links.filter((link) => !anchors.includes(link))).toEqual([]);
});

test('the scenario map is the one that the code draws', () => {
  const [, drawn] = /```mermaid\n(.*?)\n```/s.exec(section('Scenario map')) ?? [];
  expect(drawn).toBe(mermaid(scenarioMap()));
});
