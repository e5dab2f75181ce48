import type { Address, Alias, CountryMention, DateSpan, Identifier, ListEntry, PartyKind } from '../entry.ts';
import { entryOf, type Found } from './build.ts';

/** One party of a list that spreads it over several records, while they are gathered. */
export interface Gathered {
  id: string;
  list: string;
  at: ListEntry['at'];
  kind: PartyKind;
  names: { alias: Alias; main: boolean }[];
  birthDates: DateSpan[];
  birthPlaces: string[];
  countries: CountryMention[];
  addresses: Address[];
  identifiers: Identifier[];
  /** What stands once for the whole party. */
  whole: Partial<Found>;
}

/** Gathers the records of a list by party, keeping what is said several times once. */
export class Groups {
  private readonly groups = new Map<string, Gathered>();

  /** The party of that id, begun where it is the first time. */
  of(id: string, begin: Pick<Gathered, 'list' | 'at'>): Gathered {
    let group = this.groups.get(id);
    if (group === undefined) {
      group = {
        id, ...begin, kind: 'unknown', names: [], birthDates: [], birthPlaces: [], countries: [], addresses: [], identifiers: [], whole: {},
      };
      this.groups.set(id, group);
    }
    return group;
  }

  /** Every party, in the order in which they began. A party without a name is given with an empty one. */
  *entries(): Generator<ListEntry> {
    for (const group of this.groups.values()) {
      const main = group.names.find((name) => name.main) ?? group.names[0];
      yield entryOf({
        ...group.whole, list: group.list, id: group.id, at: group.at, kind: group.kind, name: main?.alias.name ?? '',
        aliases: group.names.filter((name) => name !== main).map(({ alias }) => alias),
        birthDates: once(group.birthDates), birthPlaces: once(group.birthPlaces), countries: once(group.countries),
        addresses: once(group.addresses), identifiers: once(group.identifiers),
      });
    }
  }
}

/** Each value once, by what it says. */
function once<Value>(values: readonly Value[]): Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
