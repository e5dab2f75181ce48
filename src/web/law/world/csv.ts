import type { Outcome } from '../../../engine/program.ts';
import { csvOf, harmlessCell } from '../../../package/csv.ts';
import type { World } from './useWorld.ts';

/** The outcomes of one day as CSV, one line a country. */
export function worldTable(
  names: Readonly<Record<string, string>>, on: string, enforced: ReadonlyMap<string, Outcome>, codified: ReadonlyMap<string, Outcome>,
): string {
  return csvOf([['code', 'country', 'on', 'enforced', 'codified'],
    ...Object.entries(names).map(([code, name]) => [code, harmlessCell(name), on, enforced.get(code) ?? '', codified.get(code) ?? ''])]);
}

/** The outcomes of every country from each day on which they change, as CSV. */
export function spanTable(
  names: Readonly<Record<string, string>>, { plan: { groups }, known }: Pick<World, 'plan' | 'known'>, changing: readonly string[],
): string {
  const places = new Map(groups.flatMap((group, index) => group.map((code) => [code, index] as const)));
  const rows = Object.entries(names).flatMap(([code, name]) => {
    const place = places.get(code);
    if (place === undefined) return [];
    let last = '';
    return changing.flatMap((from) => {
      const { enforced, codified } = known.get(from)!;
      const now = `${enforced[place]} ${codified[place]}`;
      if (now === last) return [];
      last = now;
      return [[code, harmlessCell(name), from, enforced[place]!, codified[place]!]];
    });
  });
  return csvOf([['code', 'country', 'from', 'enforced', 'codified'], ...rows]);
}
