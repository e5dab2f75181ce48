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

/**
 * Nobody is above whoever is the ultimate parent, and nobody owns themselves. Companies that hold each other are real: what follows
 * from their shares is for those who follow owners.
 */
function checkOwnership(parties: readonly Party[], reading: Reading): void {
  const byId = new Map(parties.toReversed().map((party) => [party.id, party]));
  const cleared = new Set<string>();
  for (const start of byId.values()) {
    const path = new Set<string>();
    let at: Place = start;
    for (let id: string | undefined = start.id; id !== undefined && !cleared.has(id);) {
      if (path.has(id)) {
        const climbed = [...path];
        const circle = [...climbed.slice(climbed.indexOf(id)), id].join(' → ');
        const field = `parties[${climbed.at(-1)}]`;
        const message = `Ultimate parents run in a circle: ${circle}.`;
        reading.problem(at, field, message, 'One of these is not at the top of the next; correct its ultimateParent.');
        break;
      }
      path.add(id);
      const { ultimateParent }: Partial<Party> = byId.get(id) ?? {};
      if (ultimateParent !== undefined) at = ultimateParent;
      id = ultimateParent?.value?.party;
    }
    for (const id of path) cleared.add(id);
  }
  for (const { id, owners = [] } of parties) {
    for (const owner of owners) {
      if (owner.party === id) reading.problem(owner, `parties[${id}].owners`, `${id} is said to own itself.`, 'Leave this owner out.');
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
