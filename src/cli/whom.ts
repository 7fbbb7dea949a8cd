/** Whose people a command is about. */
export type WhomOptions = { segment?: string; filter?: string };

export const SEGMENT_OPTION = ['--segment <name>', 'the people of a segment'] as const;
export const FILTER_OPTION = [
  '--filter <filter>',
  'the people of a filter (its fields: ergo-bot segment fields)',
] as const;

/** As the daemon is asked. */
export function whom({ segment, filter }: WhomOptions) {
  return { ...(segment !== undefined && { segment }), ...(filter !== undefined && { filter }) };
}
