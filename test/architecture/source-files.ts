import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** One import of a source file: `target` is a path from the root for own files, else the name of the package. */
export type Import = { target: string; own: boolean; typesOnly: boolean; dynamic: boolean };

export type SourceFile = { path: string; code: string; imports: Import[] };

/** Every TypeScript file below a folder of the repository, with its imports and its code without comments. */
export function sourceFiles(folder: string): SourceFile[] {
  return filesBelow(folder)
    .filter((path) => path.endsWith('.ts'))
    .map((path) => {
      const code = withoutComments(readFileSync(join(ROOT, path), 'utf8'));
      return { path, code, imports: importsOf(path, code) };
    });
}

/** The paths of all files below a folder, from the root, with `/` between names. */
export function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

const STATIC = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?([\w*\s{},$]*?)\s*from\s+'([^']+)'/g;
const BARE = /(?:^|\n)\s*import\s+'([^']+)'/g;
const DYNAMIC = /\bimport\(\s*'([^']+)'\s*\)/g;

function importsOf(path: string, code: string): Import[] {
  const statics = [...code.matchAll(STATIC)].map(([, type, names = '', target = '']) =>
    importOf(path, target, { typesOnly: Boolean(type) || onlyTypes(names), dynamic: false }),
  );
  const bare = [...code.matchAll(BARE)].map(([, target = '']) =>
    importOf(path, target, { typesOnly: false, dynamic: false }),
  );
  const dynamics = [...code.matchAll(DYNAMIC)].map(([, target = '']) =>
    importOf(path, target, { typesOnly: false, dynamic: true }),
  );
  return [...statics, ...bare, ...dynamics];
}

/** `{ type A, type B }` */
function onlyTypes(names: string): boolean {
  const inner = /^\{([\s\S]*)\}$/.exec(names.trim())?.[1];
  const listed = inner?.split(',').filter((name) => name.trim() !== '') ?? [];
  return listed.length > 0 && listed.every((name) => name.trim().startsWith('type '));
}

function importOf(path: string, target: string, how: Pick<Import, 'typesOnly' | 'dynamic'>): Import {
  if (target.startsWith('.')) return { target: posix.join(posix.dirname(path), target), own: true, ...how };
  const name = target.startsWith('@') ? target.split('/').slice(0, 2).join('/') : (target.split('/')[0] ?? '');
  return { target: name, own: false, ...how };
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}
