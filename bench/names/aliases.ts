import { table } from '../table.ts';
import type { NameData, Row } from './data.ts';
import type { Matcher } from './matchers.ts';

/** How often the entry came first, and among the first ten. */
interface Found {
  asked: number;
  first: number;
  ten: number;
}

/** An alias is taken out of its entry and searched: does the entry come back? By class of variation, for every matcher. */
export async function measureAliases(
  { aliases, entries }: NameData, matchers: readonly Matcher[], most: number,
): Promise<{ text: string; first: number; ten: number }> {
  const step = Math.max(1, Math.floor(aliases.length / most));
  const queries = aliases.filter((_, at) => at % step === 0);
  const targets = targetsOf(entries);
  const rows: string[][] = [];
  let own: Found = { asked: 0, first: 0, ten: 0 };
  for (const matcher of matchers) {
    const asked = queries.filter((_, at) => at % Math.max(1, Math.ceil(queries.length / matcher.queries)) === 0);
    const classes = Map.groupBy(asked, ({ variation_class: of }) => of!);
    const found: (Found & { name: string })[] = [];
    for (const [name, members] of classes) found.push({ name, ...await search(matcher, members, targets) });
    const all = found.reduce((sum, { asked: count, first, ten }) => (
      { asked: sum.asked + count, first: sum.first + first, ten: sum.ten + ten }), { asked: 0, first: 0, ten: 0 });
    if (rows.length === 0) {
      own = all;
      rows.push(...found.map(({ name, ...rest }) => line(`${matcher.title}, ${name.replaceAll('_', ' ')}`, rest)));
    }
    rows.push(line(`**${matcher.title}**`, all));
  }
  return {
    text: table(['matcher', 'names', 'first', 'in the first ten'], rows, [1, 2, 3]),
    first: own.first / own.asked, ten: own.ten / own.asked,
  };
}

function line(title: string, { asked, first, ten }: Found): string[] {
  return [title, String(asked), (first / asked).toFixed(3), (ten / asked).toFixed(3)];
}

function targetsOf(entries: NameData['entries']): Map<string, Set<number>> {
  const targets = new Map<string, Set<number>>();
  entries.forEach(({ list, id }, at) => {
    const key = `${list}|${id}`;
    targets.set(key, (targets.get(key) ?? new Set()).add(at));
  });
  return targets;
}

async function search(matcher: Matcher, queries: readonly Row[], targets: ReadonlyMap<string, Set<number>>): Promise<Found> {
  const found = { asked: 0, first: 0, ten: 0 };
  for (const { source, entity_number: number, primary_name: primary, query_alias: alias } of queries) {
    const target = targets.get(`${source}|${number === '' ? primary : number}`);
    if (target === undefined) continue;
    const rank = (await matcher.rank(alias!, { entries: target, name: alias! })).findIndex((entry) => target.has(entry));
    found.asked++;
    if (rank === 0) found.first++;
    if (rank >= 0 && rank < 10) found.ten++;
  }
  return found;
}
