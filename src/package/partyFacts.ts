import type { Origin } from '../engine/fact.ts';
import { type Package, type Party, type PartyRole, itemsOf } from './model.ts';
import { type StatedFacts, derived, fromFile, put, read } from './statements.ts';

/** A party with the parts it plays and all that the file says of it, its facts under `party.`. */
export interface PartyFacts {
  party: string;
  roles: PartyRole[];
  facts: StatedFacts;
}

/** The facts of every party, for tests that look at parties one by one. */
export function partyFacts(found: Package): PartyFacts[] {
  const roles = rolesOf(found);
  return (found.parties ?? []).map((party) => ({
    party: party.id,
    roles: [...(roles.get(party.id) ?? [])],
    facts: { ...membership(party, roles.get(party.id), found), ...factsOfParty(party, 'party', found) },
  }));
}

/** Whether the party offers the package with others; said of nobody while the file names no consortium. */
function membership(party: Party, roles: ReadonlySet<PartyRole> | undefined, found: Package): StatedFacts {
  const member = roles?.has('member') === true || roles?.has('anchor') === true;
  if (!member && found.consortium?.members === undefined) return {};
  return { 'party.consortiumMember': derived(member, 'As the file names the consortium.', found.file, party) };
}

/** Every part a party plays anywhere in the file: declared, in the consortium, at sites, for items. */
function rolesOf(found: Package): ReadonlyMap<string, ReadonlySet<PartyRole>> {
  const roles = new Map<string, Set<PartyRole>>();
  const add = (id: string | null | undefined, role: PartyRole): void => {
    if (id == null) return;
    const present = roles.get(id) ?? new Set();
    roles.set(id, present.add(role));
  };
  for (const { id, roles: declared = [] } of found.parties ?? []) for (const role of declared) add(id, role);
  add(found.consortium?.anchor?.value, 'anchor');
  for (const { party } of found.consortium?.members ?? []) add(party, 'member');
  for (const site of found.sites ?? []) {
    for (const role of ['owner', 'operator', 'builder', 'endUser', 'consignee'] as const) add(site[role]?.value, role);
    for (const tenant of site.tenants?.value ?? []) add(tenant, 'tenant');
  }
  for (const { item } of itemsOf(found)) {
    for (const role of ['supplier', 'exporter', 'endUser'] as const) add(item[role]?.value, role);
    for (const party of item.through ?? []) add(party, 'intermediateConsignee');
  }
  return roles;
}

/** What the file says of a party, under the name of a role (`endUser.headquarters`). */
export function factsOfParty(party: Party, prefix: string, found: Package): StatedFacts {
  const { file } = found;
  const facts: StatedFacts = { [`${prefix}.name`]: read(party.name, file, party) };
  put(facts, `${prefix}.location`, party.location, file);
  put(facts, `${prefix}.organisedIn`, party.organisedIn, file);
  put(facts, `${prefix}.headquarters`, party.headquarters, file);
  const parent = parentHeadquarters(party, found);
  if (parent !== undefined) facts[`${prefix}.ultimateParentHeadquarters`] = parent;
  Object.assign(facts, screeningFacts(party, prefix, file));
  for (const [name, stated] of Object.entries(party.facts ?? {})) {
    facts[`${prefix}.${name.slice('party.'.length)}`] = fromFile(stated, file);
  }
  return facts;
}

/** Nobody said who plays the role: the facts on which most turns are known to be unknown. */
export function unknownParty(
  prefix: string,
  file: string,
  at: { line: number; column: number; note?: string },
): StatedFacts {
  const note = at.note === undefined ? {} : { note: at.note };
  return Object.fromEntries(
    ['name', 'location', 'headquarters', 'ultimateParentHeadquarters'].map((fact) => [
      `${prefix}.${fact}`,
      { value: null, origin: { kind: 'file', file, line: at.line, column: at.column, ...note } },
    ]),
  );
}

function parentHeadquarters(party: Party, found: Package): StatedFacts[string] | undefined {
  const { file } = found;
  const { ultimateParent } = party;
  if (ultimateParent === undefined) return undefined;
  const { value } = ultimateParent;
  if (value === null) return fromFile({ ...ultimateParent, value: null }, file);
  const about = fromFile({ ...ultimateParent, value: null }, file).origin;
  if (value.itself === true) {
    const own = party.headquarters && fromFile(party.headquarters, file);
    return (
      own &&
      derived(own.value, 'The party is its own ultimate parent.', file, about.kind === 'assumed' ? about : own.origin)
    );
  }
  if (value.party === undefined) {
    return value.headquarters && fromFile({ ...ultimateParent, ...value.headquarters }, file);
  }
  const above = topOf(value.party, found);
  const seat = above?.headquarters && fromFile(above.headquarters, file);
  return (
    seat &&
    above &&
    derived(
      seat.value,
      `The headquarters of ${above.name}, the ultimate parent.`,
      file,
      about.kind === 'assumed' ? about : seat.origin,
    )
  );
}

/** The end of a chain of parents within the file. The reader has made sure that it has one. */
function topOf(id: string, found: Package): Party | undefined {
  const party = found.parties?.find((one) => one.id === id);
  const next = party?.ultimateParent?.value?.party;
  return next === undefined ? party : topOf(next, found);
}

/** What a recorded search says about the lists it covered. It says nothing about any other list. */
function screeningFacts({ screening, assumed }: Party, prefix: string, file: string): StatedFacts {
  if (screening === undefined) return {};
  const { on, lists, outcome, matches = [], by, line, column } = screening;
  const from: Origin = {
    kind: assumed === undefined ? 'file' : 'assumed',
    line,
    column,
    ...(assumed === undefined ? {} : { note: assumed }),
  };
  const search = `Screened on ${on}${by === undefined ? '' : ` (${by})`}`;
  return Object.fromEntries(
    [...new Set([...lists, ...matches])].map((list) => {
      if (!matches.includes(list)) return [`${prefix}.${list}`, derived(false, `${search}: no match.`, file, from)];
      const value = outcome === 'match' ? true : null;
      return [
        `${prefix}.${list}`,
        derived(
          value,
          `${search}: ${outcome === 'match' ? 'a match' : 'a possible match, not yet decided'}.`,
          file,
          from,
        ),
      ];
    }),
  );
}
