import * as z from 'zod';
import { scenarioMap } from '../../../src/conversations/map/scenario-map.ts';
import type { MessengerName } from '../../../src/domain/messenger-name.ts';

/** What the daemon logs of each way that is taken. */
const Moved = z.object({
  words: z.literal('moved'),
  messenger: z.string(),
  from: z.string().optional(),
  by: z.string().optional(),
  to: z.string(),
});

const MAP = scenarioMap();

/** Every way in from anywhere that the map has. */
export const ENTRANCES = MAP.entrances.flatMap(({ by, to }) => to.map((step) => `(${by}) → ${step}`));

/** Every way on that the map has from the steps of a scene. */
export function waysOnFrom(scene: string): string[] {
  const steps = MAP.steps.filter(({ name }) => name.startsWith(`${scene}.`));
  return steps.flatMap(({ name, exits }) => exits.map(({ to }) => `${name} → ${to}`));
}

/** Every way that sellers have taken in this messenger, by the daemon's log. */
export function waysTaken(log: string[], messenger: MessengerName): Set<string> {
  const lines = log.filter((line) => line.includes('"words":"moved"'));
  const moves = lines.map((line) => Moved.parse(JSON.parse(line))).filter((move) => move.messenger === messenger);
  return new Set(moves.map(({ from, by = '', to }) => `${from ?? `(${by})`} → ${to}`));
}
