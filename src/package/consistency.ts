import type { Interval } from '../engine/fact.ts';
import { type Item, type Package, type Party, itemsOf } from './model.ts';
import type { Reading } from './reading.ts';
import type { Place } from './tree.ts';

/** What the parts of a package must be to one another, beyond naming only what exists. */
export function checkConsistency(found: Package, reading: Reading): void {
  // Fields that could not be read are absent, whatever the types say: every look here must bear that.
  const parties = (found.parties ?? []).filter(({ id }) => id !== undefined);
  checkOwnership(parties, reading);
  for (const party of parties) checkPartyFacts(party, reading);
  for (const { item } of itemsOf(found)) checkQuantities(item, reading);
}

const controlling = 50;

/** Parents and majority owners of a party, where they are parties of the file. Small cross-holdings are ordinary. */
function controllers(party: Party): (Place & { id: string })[] {
  const { ultimateParent, owners = [] } = party;
  const parent = ultimateParent?.value?.party;
  const above =
    parent === undefined ? [] : [{ id: parent, line: ultimateParent!.line, column: ultimateParent!.column }];
  for (const owner of owners) {
    const percent = owner.percent?.value;
    if (owner.party !== undefined && typeof percent === 'number' && percent > controlling) {
      above.push({ id: owner.party, line: owner.line, column: owner.column });
    }
  }
  return above;
}

/** Nobody is above themselves. Walks upwards without recursion: a chain may be as long as the file. */
function checkOwnership(parties: readonly Party[], reading: Reading): void {
  const byId = new Map(parties.toReversed().map((party) => [party.id, party]));
  const cleared = new Set<string>();
  for (const start of byId.keys()) {
    const path: string[] = [];
    const onPath = new Set<string>();
    const stack: { id: string; leaving: boolean; at: Place }[] = [
      { id: start, leaving: false, at: { line: 1, column: 1 } },
    ];
    while (stack.length > 0) {
      const { id, leaving, at } = stack.pop()!;
      if (leaving) {
        onPath.delete(path.pop()!);
        cleared.add(id);
      } else if (onPath.has(id)) {
        const circle = [...path.slice(path.indexOf(id)), id];
        reading.problem(
          at,
          `parties[${path.at(-1)}]`,
          `Ownership runs in a circle: ${circle.join(' → ')}.`,
          'One of these is not above the next; correct its ultimateParent or owners.',
        );
      } else if (!cleared.has(id) && byId.has(id)) {
        path.push(id);
        onPath.add(id);
        stack.push({ id, leaving: true, at });
        for (const above of controllers(byId.get(id)!)) stack.push({ id: above.id, leaving: false, at: above });
      }
    }
  }
}

const directFields = {
  'party.name': 'name',
  'party.location': 'location',
  'party.organisedIn': 'organisedIn',
  'party.headquarters': 'headquarters',
  'party.ultimateParentHeadquarters': 'ultimateParent',
} as const;

function checkPartyFacts(party: Party, reading: Reading): void {
  for (const [fact, field] of Object.entries(directFields)) {
    const twice = party.facts?.[fact];
    if (twice !== undefined && party[field as keyof Party] !== undefined) {
      reading.problem(twice, `parties[${party.id}].facts`, `'${field}' already says this.`, 'Keep one of the two.');
    }
  }
  const { owners = [] } = party;
  const sum = owners.reduce((total, owner) => total + leastOf(owner.percent?.value), 0);
  if (sum > 100 + 1e-9) {
    reading.problem(
      party.owners![0]!,
      `parties[${party.id}].owners`,
      `The owners hold ${Number(sum.toFixed(6))} percent together, more than the whole.`,
    );
  }
}

/** The parts that go to single sites cannot be more than there is. */
function checkQuantities(item: Item, reading: Reading): void {
  const { sites = [], quantity } = item;
  const parts = sites.filter((site) => typeof site !== 'string');
  const field = `${item.id ?? 'item'}.sites`;
  const seen = new Set<string>();
  for (const site of sites) {
    const id = typeof site === 'string' ? site : site.site;
    if (id !== undefined && seen.has(id))
      reading.problem(item, field, `The site '${id}' is named twice.`, 'Name each site once.');
    seen.add(id);
  }
  const sum = parts.reduce((total, part) => total + leastOf(part.quantity?.value), 0);
  const most = mostOf(quantity?.value);
  if (sum > most) {
    reading.problem(
      parts[0]!,
      field,
      `${sum} units go to sites, but there are only ${most}.`,
      'Correct quantity or the parts.',
    );
  }
}

function leastOf(value: number | Interval | null | undefined): number {
  return typeof value === 'number' ? value : (value?.min ?? 0);
}

function mostOf(value: number | Interval | null | undefined): number {
  return typeof value === 'number' ? value : (value?.max ?? Number.POSITIVE_INFINITY);
}
