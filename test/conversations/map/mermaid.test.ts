import { describe, expect, it } from 'vitest';
import { mermaid } from '../../../src/conversations/map/mermaid.ts';
import { scenarioMap, type ScenarioMap } from '../../../src/conversations/map/scenario-map.ts';

/** A map small enough to be read. */
const SMALL: ScenarioMap = {
  entrances: [
    { by: 'register', to: ['quick.serial'], label: '📝 Зареєструвати продаж', command: '/register' },
    { by: 'batch', to: ['batch.fix'] },
    { by: 'start', to: ['menu.home'] },
    { by: 'lost', to: ['menu.home'] },
  ],
  steps: [
    { name: 'menu.home', exits: [{ to: 'quick.serial' }, { to: 'sign-in.phone', comesBack: true }] },
    { name: 'sign-in.phone', exits: [{ to: 'sign-in.phone' }, { to: 'sign-in.code' }] },
    { name: 'sign-in.code', exits: [{ to: 'sign-in.phone' }, { to: 'back' }] },
    { name: 'quick.serial', exits: [{ to: 'quick.serial' }, { to: 'quick.pick' }] },
    { name: 'quick.pick', exits: [{ to: 'quick.serial' }] },
    { name: 'batch.fix', exits: [{ to: 'menu.home' }, { to: 'batch.pick' }] },
    { name: 'batch.pick', exits: [{ to: 'batch.fix' }] },
    { name: 'sign-out.ask', exits: [{ to: 'sign-in.phone' }] },
    { name: 'forget.ask', exits: [{ to: 'forgotten' }] },
  ],
};

const SIGNS = ['🔑', '🏠', '📦', '↻'];

/** The lines of a box without their indentation, its head and its end. */
function box(drawn: string, name: string): string[] {
  const lines = drawn.split('\n');
  const head = lines.findIndex((line) => line.startsWith(`  subgraph ${name} `));
  return lines.slice(head + 1, lines.indexOf('  end', head)).map((line) => line.trim());
}

/** What is written on the node of a step. */
function node(drawn: string, id: string): string | undefined {
  return new RegExp(`\\b${id}\\["(.*?)"\\]`).exec(drawn)?.[1];
}

/** The arrows as `from → to`. */
function arrows(drawn: string): string[] {
  return drawn.split('\n').flatMap((line) => {
    const [from, ends] = line.trim().split(' --> ');
    return (ends ?? '').split(' & ').flatMap((end) => (end === '' ? [] : `${from} → ${end}`));
  });
}

function idOf(name: string): string {
  return name.replaceAll(/[.-]/g, '_');
}

describe('the scenario map as a Mermaid flowchart', () => {
  it('draws a box for each scene, with arrows between its steps', () => {
    expect(box(mermaid(SMALL), 'sign_in')).toEqual([
      'sign_in_phone["phone ↻"]',
      'sign_in_code["code"]',
      'sign_in_to_back(["back to where it was needed"])',
      'sign_in_phone --> sign_in_code',
      'sign_in_code --> sign_in_phone & sign_in_to_back',
    ]);
  });

  it('ends an arrow that leaves the scene in the same box, in words where it leads to no step', () => {
    expect(box(mermaid(SMALL), 'sign_out')).toEqual([
      'sign_out_ask["ask"]',
      'sign_out_to_sign_in_phone(["sign-in.phone"])',
      'sign_out_ask --> sign_out_to_sign_in_phone',
    ]);
    expect(box(mermaid(SMALL), 'forget')).toContain('forget_to_forgotten(["nobody: who writes again is new"])');
  });

  it('has signs for what is so common that arrows would hide all others', () => {
    const drawn = mermaid(SMALL);
    expect(node(drawn, 'menu_home')).toMatch(/^menu\.home 🔑 📦/);
    expect(node(drawn, 'batch_fix')).toMatch(/^fix 🏠/);
    expect(node(drawn, 'quick_serial')).toMatch(/^serial ↻/);
    expect(arrows(drawn).filter((arrow) => arrow.startsWith('menu_home'))).toEqual([]);
    for (const sign of SIGNS) expect(node(drawn, 'legend')).toContain(sign);
  });

  it('tells at each step what leads there from anywhere', () => {
    const drawn = mermaid(SMALL);
    expect(node(drawn, 'quick_serial')).toBe('serial ↻<br>▸ 📝 Зареєструвати продаж /register');
    expect(node(drawn, 'batch_fix')).toBe('fix 🏠<br>▸ batch');
    expect(node(drawn, 'menu_home')).toBe('menu.home 🔑 📦<br>▸ start<br>▸ lost');
  });

  it('puts steps that no arrow leads from or to into one box', () => {
    expect(box(mermaid(SMALL), 'answers').join()).toContain('menu_home');
    expect(mermaid(SMALL)).not.toContain('subgraph menu ');
  });

  it('shows every step of the bot once, and every way on by an arrow or by its sign', () => {
    const map = scenarioMap();
    const drawn = mermaid(map);
    const all = new Set(arrows(drawn));
    const hidden = map.steps.flatMap(({ name, exits }) => {
      const [id, scene = ''] = [idOf(name), name.split('.')[0]];
      const signs = node(drawn, id)?.split('<br>')[0] ?? '';
      const isShown = ({ to, comesBack }: (typeof exits)[number]) =>
        all.has(`${id} → ${idOf(to)}`) ||
        all.has(`${id} → ${idOf(`${scene}.to.${to}`)}`) ||
        (comesBack && signs.includes('🔑')) ||
        (to === 'menu.home' && signs.includes('🏠')) ||
        (to.startsWith('quick.') && signs.includes('📦')) ||
        (to === name && signs.includes('↻'));
      return exits.filter((exit) => !isShown(exit)).map(({ to }) => `${name} → ${to}`);
    });
    expect(hidden).toEqual([]);
    for (const { name } of map.steps) expect(drawn.split(` ${idOf(name)}["`)).toHaveLength(2);
  });

  it('gives no node a name that Mermaid stumbles over', () => {
    const ids = mermaid(scenarioMap()).match(/[\w.-]+(?=\[|\(\[)/g) ?? [];
    expect(ids.length).toBeGreaterThan(40);
    expect(ids.filter((one) => !/^\w+$/.test(one))).toEqual([]);
  });
});
