import type { GlobalOptions } from './command.ts';
import type { Io } from './io.ts';
import { table } from './table.ts';

/** How a list is shown as a table; `nobody` is said in place of one without rows. */
export type PageForm<Item> = {
  heading: readonly string[];
  row: (item: Item) => readonly string[];
  nobody?: string;
};

/** Shows a page of a list, and how to get the next; as it came with `--json`. */
export async function sayPage<Item>(
  list: { items: readonly Item[]; next?: string | undefined },
  { heading, row, nobody }: PageForm<Item>,
  { json }: Pick<GlobalOptions, 'json'>,
  io: Io,
): Promise<void> {
  if (json) return io.data(JSON.stringify(list));
  if (nobody !== undefined && list.items.length === 0) return io.say(nobody);
  io.data(
    await table(
      heading,
      list.items.map((item) => row(item)),
    ),
  );
  if (list.next) io.say(`More: add --cursor ${list.next}`);
}
