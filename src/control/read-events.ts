import type { Readable } from 'node:stream';

/** Reads server-sent events (HTML Living Standard, 9.2.6) whose data is JSON; other fields and comments are passed over. */
export async function* readEvents(body: Readable): AsyncGenerator<{ id: string; data: unknown }> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    rest += decoder.decode(chunk, { stream: true });
    const blocks = rest.split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = field(block, 'data');
      if (data !== '') yield { id: field(block, 'id'), data: JSON.parse(data) };
    }
  }
}

function field(block: string, name: string): string {
  const lines = block.split(/\r?\n/).filter((line) => line.startsWith(`${name}:`));
  return lines.map((line) => line.slice(name.length + 1).replace(/^ /, '')).join('\n');
}
