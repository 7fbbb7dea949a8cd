import type { Log } from '../../src/domain/log.ts';

/** A log that keeps its lines, as a test reads them. */
export type RecordedLog = Log & { lines: string[] };

export function recordedLog(): RecordedLog {
  const lines: string[] = [];
  const write = (level: string) => (fields: object, words: string) =>
    void lines.push(`${level} ${words} ${JSON.stringify(fields)}`);
  const log: RecordedLog = {
    lines,
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: () => log,
  };
  return log;
}
