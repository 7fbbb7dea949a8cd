import type { MoveEnd } from '../move.ts';
import { HOME } from '../places.ts';
import { STEPS } from '../step-names.ts';
import type { MapEntrance, ScenarioMap } from './scenario-map.ts';

type MapStep = ScenarioMap['steps'][number];
type MapExit = MapStep['exits'][number];

/** What is so common that an arrow for each would hide all others stands as a sign at the step instead. */
const SIGNS: { sign: string; says: string; holds: (exit: MapExit, step: MapStep) => boolean }[] = [
  { sign: '🔑', says: 'signs in first where that is needed, and comes back', holds: (exit) => exit.comesBack === true },
  { sign: '🏠', says: 'leads to the menu', holds: ({ to }) => to === HOME.step },
  {
    sign: '📦',
    says: 'takes what can only be a sale to quick registration',
    holds: ({ to }, { name }) => isQuick(to) && !isQuick(name),
  },
  { sign: '↻', says: 'asks again, with what was said', holds: ({ to }, { name }) => to === name },
];
const ENTRANCE = { sign: '▸', says: 'from anywhere: by menu button, command, another button, or what happens' };
const LEGEND = [ENTRANCE, ...SIGNS].map(({ sign, says }) => `${sign} ${says}`).join('<br>');

/** Where an arrow ends that leads to no step. */
const ENDS: Partial<Record<MoveEnd, string>> = {
  back: 'back to where it was needed',
  forgotten: 'nobody: who writes again is new',
};

/** So many boxes stand beside each other, and so many steps that only answer. */
const BOXES_IN_A_ROW = 3;
const STEPS_IN_A_ROW = 3;
/** A box with more steps has a row of its own. */
const SMALL_BOX = 4;

/** A part of the drawing: a scene, or all steps that only answer. */
type Box = { id: string; steps: number; lines: string[] };

/** The map as a Mermaid flowchart: a box for each scene with arrows between its steps, and one for those that only answer. */
export function mermaid(map: ScenarioMap): string {
  const boxes = Object.keys(STEPS).flatMap((scene) => sceneBox(scene, map) ?? []);
  const legend = { id: 'legend', steps: 0, lines: [`legend["${LEGEND}"]:::legend`] };
  const small = boxes.filter(({ steps }) => steps <= SMALL_BOX);
  const big = boxes.filter(({ steps }) => steps > SMALL_BOX);
  const rows = [[legend], ...inRows(small, BOXES_IN_A_ROW), ...big.map((box) => [box]), [answersBox(map)]];
  // What nothing connects is laid side by side, wider than any page: links that are not seen put row below row.
  const below = rows.slice(1).map((row, at) => `${names(rows[at] ?? [])} ~~~ ${names(row)}`);
  const lines = [...rows.flat().flatMap((box) => box.lines), ...below, STYLE];
  return ['flowchart TB', ...lines.map((line) => `  ${line}`)].join('\n');
}

const STYLE = 'classDef legend text-align:left,fill:none,stroke-dasharray:4';

function sceneBox(scene: string, map: ScenarioMap): Box | undefined {
  const steps = stepsOf(scene, map).filter((step) => isJoined(step, map));
  if (steps.length === 0) return undefined;
  const own = new Set<string>(steps.map(({ name }) => name));
  const arrows = steps.flatMap((step) => arrowsFrom(step).map(({ to }) => ({ from: step.name, to })));
  const outside = [...new Set(arrows.map(({ to }) => to).filter((to) => !own.has(to)))];
  const idOf = (end: MoveEnd) => (own.has(end) ? id(end) : id(`${scene}.to.${end}`));
  return boxOf(scene, scene, steps.length, [
    ...steps.map((step) => node(step, step.name.slice(scene.length + 1), map.entrances)),
    ...outside.map((end) => `${idOf(end)}(["${ENDS[end] ?? end}"])`),
    ...[...Map.groupBy(arrows, ({ from }) => from)].map(
      ([from, ways]) => `${id(from)} --> ${ways.map(({ to }) => idOf(to)).join(' & ')}`,
    ),
  ]);
}

function answersBox(map: ScenarioMap): Box {
  const alone = map.steps.filter((step) => !isJoined(step, map));
  const rows = inRows(alone, STEPS_IN_A_ROW).map((row) =>
    row.map((step) => node(step, step.name, map.entrances)).join(' ~~~ '),
  );
  return boxOf('answers', 'everything else', alone.length, ['direction LR', ...rows]);
}

function boxOf(name: string, title: string, steps: number, inside: string[]): Box {
  const lines = [`subgraph ${id(name)} ["${title}"]`, ...inside.map((line) => `  ${line}`), 'end'];
  return { id: id(name), steps, lines };
}

/** Whether an arrow leads from the step, or to it. */
function isJoined(step: MapStep, map: ScenarioMap): boolean {
  if (arrowsFrom(step).length > 0) return true;
  return map.steps.some((other) => arrowsFrom(other).some(({ to }) => to === step.name));
}

function arrowsFrom(step: MapStep): MapExit[] {
  return step.exits.filter((exit) => !SIGNS.some(({ holds }) => holds(exit, step)));
}

function node(step: MapStep, called: string, entrances: MapEntrance[]): string {
  const signs = SIGNS.filter(({ holds }) => step.exits.some((exit) => holds(exit, step))).map(({ sign }) => sign);
  const ways = entrances.filter(({ to }) => to.some((one) => one === step.name)).map(wayIn);
  return `${id(step.name)}["${[[called, ...signs].join(' '), ...ways].join('<br>')}"]`;
}

function wayIn({ by, label, command }: MapEntrance): string {
  const called = [label, command].filter((one) => one !== undefined);
  return `${ENTRANCE.sign} ${called.length > 0 ? called.join(' ') : by}`;
}

function stepsOf(scene: string, { steps }: ScenarioMap): MapStep[] {
  return steps.filter(({ name }) => name.startsWith(`${scene}.`));
}

function isQuick(end: MoveEnd): boolean {
  return end.startsWith('quick.');
}

function inRows<Item>(items: readonly Item[], most: number): Item[][] {
  return items.length === 0 ? [] : [items.slice(0, most), ...inRows(items.slice(most), most)];
}

function names(boxes: Box[]): string {
  return boxes.map((box) => box.id).join(' & ');
}

/** Mermaid takes no dots in the name of a node, and stumbles over dashes. */
function id(name: string): string {
  return name.replaceAll(/[.-]/g, '_');
}
