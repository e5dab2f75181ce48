import { type Item, type LegRole, type Package, type Party, type Site, legRoles } from './model.ts';
import { factsOfParty, unknownParty } from './partyFacts.ts';
import type { Stated } from './stated.ts';
import type { StatedFacts } from './statements.ts';

/** Who plays which part in one leg. */
export type Cast = Partial<Record<LegRole, string>>;

/** Who may play a part: stated candidates, or that it is stated not to be known. */
interface Candidates {
  ids: readonly string[];
  unknown?: Stated<unknown>;
}

/** The parties of a package, with their facts under each role: legs share them, so that they are made once. */
export class Company {
  readonly parties: ReadonlyMap<string, Party>;
  private readonly found: Package;
  private readonly made = new Map<string, StatedFacts>();

  constructor(found: Package) {
    this.found = found;
    this.parties = new Map((found.parties ?? []).map((party) => [party.id, party]));
  }

  factsOf(party: Party, role: LegRole): StatedFacts {
    const key = `${role} ${party.id}`;
    const present = this.made.get(key) ?? factsOfParty(party, role, this.found);
    this.made.set(key, present);
    return present;
  }
}

/** A cast with the facts of its parties, and those of parts that are stated to be open. */
export interface Casting {
  cast: Cast;
  parts: StatedFacts[];
  open: StatedFacts[];
}

/** Where several parties share a role, the law looks at each of them: one cast for each. */
export function castsOf(item: Item, site: Site | undefined, found: Package, company: Company): Casting[] {
  const { parties } = company;
  const candidates = new Map(legRoles.map((role) => [role, candidatesFor(role, item, site, parties)]));
  const most = Math.max(1, ...[...candidates.values()].map(({ ids }) => ids.length));
  return Array.from({ length: most }, (_, index) => {
    const cast: Cast = {};
    const parts: StatedFacts[] = [];
    const open: StatedFacts[] = [];
    for (const [role, { ids, unknown }] of candidates) {
      const id = ids[Math.min(index, ids.length - 1)];
      const party = id === undefined ? undefined : parties.get(id);
      if (party !== undefined) {
        cast[role] = party.id;
        parts.push(company.factsOf(party, role));
      } else if (unknown !== undefined) {
        open.push(unknownParty(role, found.file, unknown));
      }
    }
    return { cast, parts, open };
  });
}

function candidatesFor(
  role: LegRole,
  item: Item,
  site: Site | undefined,
  parties: ReadonlyMap<string, Party>,
): Candidates {
  const named = namedFor(role, item, site);
  if (named !== undefined) return named;
  if (role === 'supplier') return { ids: [] };
  const standing = [...parties.values()].filter(({ roles }) => roles?.includes(role)).map(({ id }) => id);
  // Several exporters do not all export every item; which one does is then not known.
  return { ids: role === 'exporter' && standing.length > 1 ? [] : standing };
}

/** What the item or its site says about a role, if anything. */
function namedFor(role: LegRole, item: Item, site: Site | undefined): Candidates | undefined {
  switch (role) {
    case 'exporter':
      return one(item.exporter ?? item.supplier);
    case 'supplier':
      return one(item.supplier);
    case 'endUser':
      return one(item.endUser ?? site?.endUser);
    case 'intermediateConsignee':
      return item.through === undefined ? undefined : { ids: item.through };
    case 'tenant':
      return site?.tenants === undefined
        ? undefined
        : { ids: site.tenants.value ?? [], ...(site.tenants.value === null ? { unknown: site.tenants } : {}) };
    case 'consignee':
    case 'operator':
    case 'owner':
    case 'builder':
      return one(site?.[role]);
    case 'purchaser':
    case 'actualEndUser':
      return undefined;
  }
}

function one(stated: Stated<string> | undefined): Candidates | undefined {
  if (stated === undefined) return undefined;
  return stated.value === null ? { ids: [], unknown: stated } : { ids: [stated.value] };
}
