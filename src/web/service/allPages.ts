import type { Given } from './api.ts';

/** Every page of a list as one answer. Where one page is refused, so is the whole. */
export async function allPages<Item>(
  ask: (after: string | undefined) => Promise<Given<{ items: Item[]; next?: string }>>,
): Promise<Given<Item[]>> {
  const items: Item[] = [];
  let after: string | undefined;
  for (;;) {
    const { data, error, response } = await ask(after);
    if (data === undefined) return { error, response };
    items.push(...data.items);
    if (data.next === undefined) return { data: items, response };
    after = data.next;
  }
}
