import { type FigureSource, itemFacts } from './itemFacts.ts';
import type { Leg } from './legs.ts';
import { type Item, itemsOf, type Owner, type Package, type Party } from './model.ts';
import { factsOfParty, unknownParty } from './partyFacts.ts';
import { put, read, type StatedFacts } from './statements.ts';
import type { Place } from './tree.ts';

/** One thing that may be counted, or one of several ways to look at it: a thing counts once, however often it is seen. */
export interface Element {
  /** The party, item or request, by its id. */
  of: string;
  facts: StatedFacts;
}

/** What of a package the law may count (`counts` in the vocabulary), beside its items, which are seen through their legs. */
export const collectionNames = ['members', 'memberOwners', 'suppliers', 'requests', 'blocs', 'items'] as const;
export type CollectionName = (typeof collectionNames)[number];

/**
 * The things to count, with their facts; of the items those that no leg moves. Who is left open is among them, with facts
 * that are known to be unknown.
 */
export function collectionsOf(
  found: Package, legs: readonly Leg[], catalog?: FigureSource,
): Record<CollectionName, Element[]> {
  return {
    members: members(found).map((party) => ({ of: party.id, facts: factsOfParty(party, 'member', found) })),
    memberOwners: members(found).flatMap((party) => ownersOf(party, found)),
    suppliers: suppliers(found),
    requests: requests(found),
    blocs: (found.targets?.blocs ?? []).map((name) => ({
      of: name, facts: { 'bloc.name': read(name, found.file, found.targets!) },
    })),
    items: itemsWithoutLegs(found, legs, catalog),
  };
}

function members(found: Package): Party[] {
  const ids = new Set((found.consortium?.members ?? []).map(({ party }) => party));
  const anchor = found.consortium?.anchor?.value;
  if (anchor != null) ids.add(anchor);
  return (found.parties ?? []).filter(({ id }) => ids.has(id));
}

/**
 * A member beside everyone recorded above it: the member itself, its ultimate parent, and its owners all the way up.
 * Where the list of owners is not complete, somebody unknown is among them.
 */
function ownersOf(member: Party, found: Package): Element[] {
  const own = factsOfParty(member, 'member', found);
  const beside = (facts: StatedFacts): Element => ({ of: member.id, facts: { ...own, ...facts } });
  const elements = [beside(factsOfParty(member, 'party', found))];
  const seen = new Set([member.id]);
  const climb = (party: Party): void => {
    const { owners = [], ownersComplete, ultimateParent, line, column } = party;
    const complete = ownersComplete === undefined ? ultimateParent?.value?.itself === true : ownersComplete.value === true;
    if (!complete) elements.push(beside(unknownParty('party', found.file, party)));
    const parent = ultimateParent?.value?.party;
    for (const owner of parent === undefined ? owners : [...owners, { party: parent, line, column }]) {
      const above = found.parties?.find(({ id }) => id === owner.party);
      if (above === undefined) elements.push(beside(namedOwner(owner, found)));
      else if (!seen.has(above.id)) {
        seen.add(above.id);
        elements.push(beside(factsOfParty(above, 'party', found)));
        climb(above);
      }
    }
  };
  climb(member);
  return elements;
}

/** An owner of whom the file gives no more than a name and perhaps a seat. */
function namedOwner(owner: Owner, { file }: Package): StatedFacts {
  const facts = unknownParty('party', file, owner);
  if (owner.name !== undefined) facts['party.name'] = read(owner.name, file, owner);
  put(facts, 'party.headquarters', owner.headquarters, file);
  return facts;
}

/** Each supplier once for each layer it supplies; an item without one has a supplier nobody knows. */
function suppliers(found: Package): Element[] {
  const elements = new Map<string, Element>();
  for (const { layer, item } of itemsOf(found)) {
    const party = found.parties?.find(({ id }) => id === item.supplier?.value);
    const of = party?.id ?? `supplier of ${item.id}`;
    const facts = party === undefined
      ? unknownParty('supplier', found.file, item.supplier ?? item) : factsOfParty(party, 'supplier', found);
    elements.set(`${of} ${layer}`, { of, facts: { ...facts, 'item.layer': read(layer, found.file, item) } });
  }
  return [...elements.values()];
}

function requests(found: Package): Element[] {
  return (found.support ?? []).map((request, index) => {
    const place: Place = request;
    return {
      of: `${request.agency} ${request.instrument}${repeated(found.support!, index) ? ` ${index + 1}` : ''}`,
      facts: {
        'request.agency': read(request.agency, found.file, place),
        'request.instrument': read(request.instrument, found.file, place),
      },
    };
  });
}

function repeated(all: readonly { agency: string; instrument: string }[], index: number): boolean {
  const { agency, instrument } = all[index]!;
  return all.slice(0, index).some((other) => other.agency === agency && other.instrument === instrument);
}

/** Items that go nowhere yet are counted by what they are. */
function itemsWithoutLegs(found: Package, legs: readonly Leg[], catalog?: FigureSource): Element[] {
  const moved = new Set(legs.map(({ item }) => item));
  return itemsOf(found).filter(({ item }) => !moved.has(item.id)).map(({ layer, item }) => ({
    of: item.id, facts: withOrigin(item, itemFacts(item, layer, found, catalog), found.file),
  }));
}

function withOrigin(item: Item, facts: StatedFacts, file: string): StatedFacts {
  put(facts, 'origin', item.origin, file);
  return facts;
}
