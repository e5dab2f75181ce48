import { parseDate } from '../../corpus/date.ts';
import { readLawData } from '../../corpus/lawData.ts';
import type { Path, Source, Tree } from '../../corpus/source.ts';

/** What a buyer needs. What it leaves out does not matter to it. */
export interface Need {
  title: string;
  country: string;
  /** A site of the pool of offers: where a composition would stand. */
  site?: string;
  /** The last day on which it has to work. */
  by?: string;
  budgetDollars?: number;
  powerMegawatts?: number;
  /** At least so much of each measure, under names on which buyer and offers agree. */
  workload: Record<string, number>;
  /** What has to be so, in words on which buyer and offers agree: `data-in-country`, `local-keys`. */
  sovereignty: string[];
  /** Parts of the hardware layer that have to be there: `compute`, `storage`. */
  parts: string[];
}

/** Reads what a buyer needs. Throws `InputError` with everything that is not in its form. */
export function readNeed(file: string, text: string): Need {
  const fields = ['title', 'country', 'site', 'by', 'budgetDollars', 'powerMegawatts', 'workload', 'sovereignty', 'parts'];
  return readLawData(file, text, (source, tree) => {
    source.map(tree, [], fields);
    const [site, by] = [source.text(tree, [], 'site'), source.date(tree, [], 'by')];
    const budgetDollars = amountOf(source, tree, [], 'budgetDollars');
    const powerMegawatts = amountOf(source, tree, [], 'powerMegawatts');
    return {
      title: source.text(tree, [], 'title', 'required') ?? '', country: source.text(tree, [], 'country', 'required') ?? '',
      workload: amountsOf(source, tree, [], 'workload'), sovereignty: source.texts(tree, [], 'sovereignty'),
      parts: source.texts(tree, [], 'parts'),
      ...(site === undefined ? {} : { site }), ...(by === undefined ? {} : { by }),
      ...(budgetDollars === undefined ? {} : { budgetDollars }), ...(powerMegawatts === undefined ? {} : { powerMegawatts }),
    };
  });
}

/** A figure of zero or more, or undefined where there is none. */
export function amountOf(source: Source, tree: Tree, path: Path, key: string): number | undefined {
  const value = tree[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
  return source.problem([...path, key], 'A figure of zero or more is needed here.');
}

/** A whole number of zero or more that has to be there. */
export function wholeOf(source: Source, tree: Tree, path: Path, key: string): number {
  const value = amountOf(source, tree, path, key);
  if (value === undefined) source.problem([...path, key], `'${key}' is missing.`);
  else if (!Number.isInteger(value)) source.problem([...path, key], 'A whole number is needed here.');
  return value ?? 0;
}

/** Figures by name. */
export function amountsOf(source: Source, tree: Tree, path: Path, key: string): Record<string, number> {
  const map = source.map(tree[key] ?? {}, [...path, key]) ?? {};
  return Object.fromEntries(Object.keys(map).flatMap((name) => {
    const value = amountOf(source, map, [...path, key], name);
    return value === undefined ? [] : [[name, value]];
  }));
}

/** What is promised or denied, by word. */
export function promisesOf(source: Source, tree: Tree, path: Path, key: string): Record<string, boolean> {
  const map = source.map(tree[key] ?? {}, [...path, key]) ?? {};
  for (const [word, value] of Object.entries(map)) {
    if (typeof value !== 'boolean') source.problem([...path, key, word], 'Write true or false; leave out what nobody has said.');
  }
  return map as Record<string, boolean>;
}

/** Whole days from one date to another. Both must exist. */
export function daysBetween(from: string, to: string): number {
  return parseDate(to)! - parseDate(from)!;
}
