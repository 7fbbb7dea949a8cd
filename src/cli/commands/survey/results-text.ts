import type { QuestionResult, SurveyProgress, SurveyResults } from '../../../control/contract/surveys.ts';
import { withoutControls } from '../../table.ts';

/** A bar is as long as this when everybody answered so. */
const MOST_BAR = 30;
const LONGEST_LABEL = 36;
const PERCENT = 100;

type Bar = { label: string; count: number; share: number };

/** The way from the invitation to the end, and then each question with its answers as bars. */
export function resultsText({ survey, progress, results }: SurveyResults, { columns }: { columns: number }): string {
  const most = Math.max(10, Math.min(MOST_BAR, columns - LONGEST_LABEL - 20));
  return [
    `Survey ${survey.id} “${withoutControls(survey.title)}”, version ${survey.version}: ${survey.state}`,
    ...bars(funnelOf(progress, results), most),
    ...results.flatMap((result) => ['', ...questionText(result, most)]),
  ].join('\n');
}

/** Shares are of those invited. */
function funnelOf(progress: readonly SurveyProgress[], results: readonly QuestionResult[]): Bar[] {
  const sum = (count: (one: SurveyProgress) => number) => progress.reduce((total, one) => total + count(one), 0);
  const invited = sum((one) => one.invited);
  const step = (label: string, count: number) => ({ label, count, share: invited === 0 ? 0 : count / invited });
  return [
    step('invited', invited),
    step(
      'begun',
      sum((one) => one.started),
    ),
    ...results.map(({ number, id, answered }) => step(`${number}. ${id}`, answered)),
    step(
      'completed',
      sum((one) => one.completed),
    ),
    step(
      'refused',
      sum((one) => one.refused),
    ),
  ];
}

function questionText(
  { id, number, text, answered, stopped, choices, written }: QuestionResult,
  most: number,
): string[] {
  const pressed = choices.map(({ emoji, text: words, count, share }) => ({
    label: emoji === null ? words : `${emoji} ${words}`,
    count,
    share,
  }));
  const own = written ? [{ label: choices.length > 0 ? '(own words)' : '(written)', ...written }] : [];
  const left = stopped > 0 ? `, ${stopped} stopped here` : '';
  return [
    `${number}. ${withoutControls(text)}`,
    `   ${answered} answered${left}`,
    ...bars([...pressed, ...own], most),
    ...(written && written.count > 0 ? [`   read them: --written ${id}`] : []),
  ];
}

function bars(all: readonly Bar[], most: number): string[] {
  const labels = all.map(({ label }) => cut(withoutControls(label)));
  const width = Math.max(...labels.map((label) => label.length));
  const digits = Math.max(...all.map(({ count }) => String(count).length));
  return all.map(({ count, share }, at) => {
    const bar = '█'.repeat(Math.round(share * most)).padEnd(most, '·');
    const percent = `${(share * PERCENT).toFixed(1)} %`.padStart(8);
    return `   ${(labels[at] ?? '').padEnd(width)}  ${bar}  ${String(count).padStart(digits)} ${percent}`;
  });
}

function cut(label: string): string {
  return label.length <= LONGEST_LABEL ? label : `${label.slice(0, LONGEST_LABEL - 1)}…`;
}
