import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EFFECTS, ROOMS, VENDORS, type RoomRule } from './architecture/rules.ts';
import { filesBelow, ROOT, sourceFiles, type Import, type SourceFile } from './architecture/source-files.ts';

const FILES = sourceFiles('src');

/** Whether a path from the root is the file, or lies in the room. */
function isIn(path: string, room: string): boolean {
  return path === `src/${room}` || path.startsWith(`src/${room}/`);
}

function ruleOf(path: string): RoomRule | undefined {
  return ROOMS.filter(({ room }) => isIn(path, room)).sort((a, b) => b.room.length - a.room.length)[0];
}

function mayImport(rule: RoomRule, { target, typesOnly, dynamic }: Import): boolean {
  const allowed = [
    rule.room,
    ...rule.from,
    ...(typesOnly ? (rule.types ?? []) : []),
    ...(dynamic ? (rule.dynamic ?? []) : []),
  ];
  return allowed.some((room) => isIn(target, room));
}

function breaches(find: (file: SourceFile) => string[]): string[] {
  return FILES.flatMap((file) => find(file).map((breach) => `${file.path} ${breach}`));
}

describe('the tiers', () => {
  test('every source file lies in a room of the design', () => {
    expect(FILES.length).toBeGreaterThan(50);
    expect(breaches(({ path }) => (ruleOf(path) ? [] : ['lies in no room']))).toEqual([]);
  });

  test('imports point down, never up or across', () => {
    const found = breaches(({ path, imports }) => {
      const rule = ruleOf(path);
      return imports
        .filter((one) => one.own && rule && !mayImport(rule, one))
        .map((one) => `imports ${one.typesOnly ? 'types of ' : ''}${one.target}`);
    });
    expect(found).toEqual([]);
  });

  test('rooms do not import each other in a circle', () => {
    const uses = new Map(ROOMS.map(({ room, from }) => [room, from.filter((other) => other !== room)]));
    const reaches = (start: string, goal: string, seen: Set<string>): boolean =>
      (uses.get(start) ?? []).some((next) => next === goal || (!seen.has(next) && reaches(next, goal, seen.add(next))));
    expect(ROOMS.map(({ room }) => room).filter((room) => reaches(room, room, new Set()))).toEqual([]);
  });

  test('only the daemon makes adapters and opens the database', () => {
    const adapters = ['messengers', 'club', 'barcodes', 'images', 'store/open.ts'];
    const owners = ['daemon', ...adapters.map((room) => room.split('/')[0] ?? '')];
    const found = breaches(({ path, imports }) => {
      if (owners.some((room) => isIn(path, room))) return [];
      // The console draws pictures, and is no part of the daemon.
      const own = isIn(path, 'console') ? adapters.filter((room) => room !== 'images') : adapters;
      return imports
        .filter(({ target, typesOnly }) => !typesOnly && own.some((room) => isIn(target, room)))
        .map(({ target }) => `imports ${target}`);
    });
    expect(found).toEqual([]);
  });
});

describe('packages', () => {
  test('each is imported only in its own rooms', () => {
    const found = breaches(({ path, imports }) =>
      imports
        .filter(({ own, target }) => !own && !target.startsWith('node:'))
        .filter(({ target }) => !(VENDORS[target] ?? []).some((room) => isIn(path, room)))
        .map(({ target }) => `imports ${target}`),
    );
    expect(found).toEqual([]);
  });

  test('each dependency has its rooms in the table, and each entry of the table is a dependency', () => {
    const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(read('package.json'));
    expect(Object.keys(VENDORS).toSorted()).toEqual(Object.keys(dependencies).toSorted());
  });

  test('the domain imports nothing, not even Node', () => {
    const found = FILES.filter(({ path }) => isIn(path, 'domain')).flatMap(({ path, imports }) =>
      imports.filter(({ own }) => !own).map(({ target }) => `${path} imports ${target}`),
    );
    expect(found).toEqual([]);
  });
});

describe('no hidden effects', () => {
  test.each(EFFECTS)('$what', ({ pattern, allowed }) => {
    const found = breaches(({ path, code }) => {
      if (allowed.some(({ where }) => isIn(path, where))) return [];
      return code.split('\n').filter((line) => pattern.test(line));
    });
    expect(found).toEqual([]);
  });

  test('HTTP goes out through undici, not through the global fetch', () => {
    const found = breaches(({ code, imports }) => {
      if (imports.some(({ target }) => target === 'undici')) return [];
      return code.split('\n').filter((line) => /(?<![.\w#])fetch\(/.test(line) || /globalThis\.fetch/.test(line));
    });
    expect(found).toEqual([]);
  });
});

describe('the map', () => {
  test('tests lie in the same folders as what they test', () => {
    const rooms = new Set(filesBelow('src').flatMap(foldersAbove));
    const lost = filesBelow('test')
      .filter((path) => path.endsWith('.test.ts') && !OVER_ALL_ROOMS.test(path))
      .filter((path) => !rooms.has(dirname(path).replace(/^test/, 'src')));
    expect(lost).toEqual([]);
  });

  test('every path that the README names exists', () => {
    const readme = read('README.md').replace(/^```[\s\S]*?^```$/gm, '');
    const named = [...readme.matchAll(/`([^`\s]+)`/g)].map(([, text = '']) => text).filter(looksLikePath);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});

/** Tests of the whole program, which belong to no single room. */
const OVER_ALL_ROOMS = /^test\/(?:scenarios\/|architecture\.test\.ts)/;

function foldersAbove(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

const TOP_LEVEL = /^(?:src|test|scripts|bin|\.ci)(?:\/|$)|^[\w.-]+\.(?:json|ts|md)$/;

/** Runtime files that a README may name without their being in the repository. */
const NOT_OURS = /^ergo-bot\.config\.|^data(?:\/|$)/;

function looksLikePath(text: string): boolean {
  return TOP_LEVEL.test(text) && !NOT_OURS.test(text) && !/[<>*…]/.test(text);
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}
