import type { Address, Alias, CountryMention, DateSpan, Identifier, ListEntry, PartyKind } from '../entry.ts';
import { aliasOf, countriesOf, entryOf, present } from './build.ts';
import { type FeedContext, feedFault, type FeedReader, onlyFile } from './feed.ts';
import { identifierKind, identifierOf } from './identifiers.ts';
import { dayOf, type Lookups, readLookups } from './ofacAdvancedLookups.ts';
import { all, attribute, deep, type Element, first, xmlRecords } from './xmlRecords.ts';

const kinds: Record<string, PartyKind> = { individual: 'person', entity: 'organisation', vessel: 'vessel', aircraft: 'aircraft' };

/**
 * OFAC's advanced XML (`SDN_ADVANCED.XML`, `CONS_ADVANCED.XML`). The file refers forwards and backwards, so it is gone through
 * twice: once for what the parties refer to, once for the parties.
 */
export const readOfacAdvanced: FeedReader = async function* (files, context) {
  const file = onlyFile(files);
  const lookups = await readLookups(file, context);
  if (lookups.sanctions.size === 0) throw feedFault(file.name, 1, 'The file holds no SanctionsEntry.');
  context.header.declaredCount = lookups.sanctions.size;
  for await (const party of xmlRecords(file, ['DistinctParty'])) {
    if (party.name === 'DistinctParty') yield* entriesFrom(party, file.name, lookups, context);
  }
};

function* entriesFrom(party: Element, file: string, lookups: Lookups, context: FeedContext): Generator<ListEntry> {
  for (const profile of all(party, 'Profile')) {
    const id = attribute(profile, 'ID');
    const sanction = lookups.sanctions.get(id);
    // Parties that are only related to a listed one stand in the file too.
    if (sanction === undefined) continue;
    const list = context.listOf(sanction.list, sanction.programmes);
    if (list === undefined) throw feedFault(file, party.line, `There is no list called '${sanction.list}'.`, 'ListID');
    const identities = all(profile, 'Identity');
    const names = identities.flatMap((identity) => namesOf(identity, lookups));
    const main = names.find(({ primary }) => primary) ?? names[0];
    if (main === undefined) throw feedFault(file, party.line, `The party ${id} has no name.`);
    const found: Features = { birthDates: [], birthPlaces: [], countries: [], addresses: [], identifiers: [] };
    for (const feature of [...all(profile, 'Feature'), ...all(party, 'Feature')]) readFeature(feature, found, lookups, context);
    const papers = identities.flatMap((identity) => lookups.papers.get(attribute(identity, 'ID')) ?? []);
    yield entryOf({
      list, id, name: main.alias.name, kind: kindOf(profile, lookups), at: { file, line: party.line },
      aliases: names.filter((name) => name !== main).map(({ alias }) => alias),
      ...found, identifiers: [...papers, ...found.identifiers], programmes: sanction.programmes,
      ...(sanction.start === undefined ? {} : { start: sanction.start }),
    });
  }
}

function kindOf(profile: Element, lookups: Lookups): PartyKind {
  return kinds[lookups.partyType(attribute(profile, 'PartySubTypeID')).toLowerCase()] ?? 'unknown';
}

interface Features {
  birthDates: DateSpan[];
  birthPlaces: string[];
  countries: CountryMention[];
  addresses: Address[];
  identifiers: Identifier[];
}

function namesOf(identity: Element, lookups: Lookups): { alias: Alias; primary: boolean }[] {
  const partTypes = new Map(deep(identity, 'NamePartGroup').map((group) =>
    [attribute(group, 'ID'), lookups.word('NamePartType', attribute(group, 'NamePartTypeID'))]));
  return all(identity, 'Alias').flatMap((alias) => {
    const former = /^f/i.test(lookups.word('AliasType', attribute(alias, 'AliasTypeID')));
    const weak = attribute(alias, 'LowQuality') === 'true';
    return all(alias, 'DocumentedName').map((documented, index) => {
      const values = deep(documented, 'NamePartValue');
      const script = lookups.script(attribute(values[0], 'ScriptID'));
      return {
        // The first spelling is the Latin one; those behind it are the same name in other scripts.
        primary: attribute(alias, 'Primary') === 'true' && index === 0,
        alias: aliasOf(written(values, partTypes), weak ? 'weak' : 'strong', {
          ...(former ? { former: true as const } : {}), ...(script === undefined || script === 'Latn' ? {} : { script }),
        }),
      };
    });
  }).filter(({ alias }) => alias.name !== '');
}

/** Last name, a comma, the rest: as the printed list has it. Names of one part are written as they are. */
function written(values: readonly Element[], partTypes: ReadonlyMap<string, string>): string {
  const isLast = (value: Element): boolean => partTypes.get(attribute(value, 'NamePartGroupID')) === 'Last Name';
  const join = (some: readonly Element[]): string => some.map(({ text }) => text.trim()).join(' ');
  const [last, rest] = [values.filter(isLast), values.filter((value) => !isLast(value))];
  return last.length > 0 && rest.length > 0 ? `${join(last)}, ${join(rest)}` : join(values);
}

function readFeature(feature: Element, found: Features, lookups: Lookups, context: FeedContext): void {
  const title = lookups.word('FeatureType', attribute(feature, 'FeatureTypeID'));
  const versions = all(feature, 'FeatureVersion');
  const details = deep(feature, 'VersionDetail').map((detail) =>
    detail.text.trim() || lookups.word('DetailReference', attribute(detail, 'DetailReferenceID'))).filter((text) => text !== '');
  const places = present(deep(feature, 'VersionLocation').map((place) => lookups.locations.get(attribute(place, 'LocationID'))));
  const where = [...places.map(({ text }) => text), ...details];
  if (title === 'Birthdate') found.birthDates.push(...present((versions.length === 0 ? [feature] : versions).map(birthDateOf)));
  else if (title === 'Place of Birth') found.birthPlaces.push(...where);
  else if (title === 'Location') found.addresses.push(...places);
  else if (/^Nationality/.test(title)) found.countries.push(...countriesOf('nationality', where, context));
  else if (/^Citizenship/.test(title)) found.countries.push(...countriesOf('citizenship', where, context));
  else if (/^(Vessel Flag|Current Flag)/.test(title)) found.countries.push(...countriesOf('flag', where, context));
  else if (identifierKind(title) !== 'other') {
    found.identifiers.push(...present(details.map((value) => identifierOf(title, value, undefined, context.countryCode))));
  }
}

function birthDateOf(version: Element): DateSpan | undefined {
  const period = first(version, 'DatePeriod');
  const start = first(period, 'Start');
  const earliest = dayOf(first(start, 'From')) ?? dayOf(first(period, 'From'));
  if (earliest === undefined) return undefined;
  const latest = dayOf(first(period, 'End', 'To')) ?? dayOf(first(period, 'End', 'From')) ?? dayOf(first(start, 'To')) ?? earliest;
  const circa = attribute(start, 'Approximate') === 'true';
  const year = earliest.slice(0, 4);
  const whole = earliest === `${year}-01-01` && latest === `${year}-12-31`;
  const text = earliest === latest ? earliest : whole ? year : `${earliest} to ${latest}`;
  return { text: circa ? `circa ${text}` : text, earliest, latest, ...(circa ? { circa } : {}) };
}
