const CONTROL = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** What is shown in a terminal, without control and direction signs: input is hostile. */
export function withoutControls(text: string): string {
  return text.replace(CONTROL, ' ');
}

/** Rows under a heading, columns as wide as their widest value. */
export async function table(heading: readonly string[], rows: readonly (readonly string[])[]): Promise<string> {
  const { default: Table } = await import('cli-table3');
  const plain = { head: [], border: [], 'padding-left': 0, 'padding-right': 2 };
  const none = { top: '', bottom: '', left: '', right: '', mid: '', middle: '' };
  const chars = {
    ...none,
    'top-mid': '',
    'top-left': '',
    'top-right': '',
    'bottom-mid': '',
    'bottom-left': '',
    'bottom-right': '',
    'left-mid': '',
    'mid-mid': '',
    'right-mid': '',
  };
  const drawn = new Table({ head: [...heading], chars, style: plain });
  for (const row of rows) drawn.push(row.map((cell) => withoutControls(cell)));
  return drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
