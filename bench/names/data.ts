import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { ListEntry, PartyKind } from '../../src/screening/entry.ts';
import { entryOf } from '../../src/screening/lists/build.ts';

/** Where the public test sets and the list lie when nobody says otherwise: beside the checkout. */
export const usualPlace = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/** The list that names are compared with, and the public test sets; see docs/screening.md for their sources. */
export interface NameData {
  entries: ListEntry[];
  pairs: Row[];
  aliases: Row[];
  negatives: Row[];
  treated: Row[];
  crossScript: Row[];
  official: Row[];
  strangers: Row[];
}

/** A row of a table by the names of its columns. */
export type Row = Record<string, string>;

interface CompactList {
  entries: { n: string; a?: string[]; s: number; t?: string; c?: string[]; e?: string }[];
  tables: { sources: string[] };
}

/** Reads all that is compared; undefined where the folder is not there. */
export function openNameData(place = usualPlace): NameData | undefined {
  const entries = openList(place);
  if (entries === undefined) return undefined;
  const table = (name: string): Row[] => {
    const bytes = readFileSync(`${place}/name-matching/${name}`);
    return parse(name.endsWith('.gz') ? gunzipSync(bytes) : bytes, { columns: true }) as Row[];
  };
  return {
    entries,
    pairs: table('name_pairs_nomenklatura.dev.csv'), aliases: table('leave_one_alias_out_2026-07-31.dev.csv'),
    negatives: table('hard_negative_individuals_2022-04.dev.csv'), treated: table('yente_un_treated_pairs.dev.csv'),
    crossScript: table('cross_script_pairs.dev.csv'), official: table('ofac_search_scores.dev.csv'),
    strangers: table('yente_synthetic_negatives_global.dev.csv.gz'),
  };
}

/** The list alone; undefined where it is not there. */
export function openList(place = usualPlace): ListEntry[] | undefined {
  const list = `${place}/screening/csl_2026-07-31.compact.json.gz`;
  return existsSync(list) ? entriesOf(JSON.parse(gunzipSync(readFileSync(list)).toString()) as CompactList) : undefined;
}

function entriesOf({ entries, tables }: CompactList): ListEntry[] {
  return entries.map(({ n, a = [], s, t, c = [], e }, index) => entryOf({
    list: tables.sources[s]!, id: e ?? n, name: n, kind: kindOf(t), at: { file: 'csl', line: index + 1 },
    aliases: a.map((name) => ({ name, strength: 'strong' })),
    countries: c.map((code) => ({ link: 'listed-under', text: code, code })),
  }));
}

/** A kind by the words of either source. */
export function kindOf(words = ''): PartyKind {
  const kinds: Record<string, PartyKind> = {
    Individual: 'person', Person: 'person', Entity: 'organisation', Company: 'organisation', Organization: 'organisation',
    Vessel: 'vessel', Aircraft: 'aircraft',
  };
  return kinds[words] ?? 'unknown';
}
