import { mermaid } from '../conversations/map/mermaid.ts';
import { scenarioMap, type ScenarioMap } from '../conversations/map/scenario-map.ts';

/** The scenario map for the command line: as data, and drawn by Mermaid. Needs no running daemon. */
export function drawScenarios(): { map: ScenarioMap; mermaid: string } {
  const map = scenarioMap();
  return { map, mermaid: mermaid(map) };
}
