import { keyParts } from '../corpus/ledger.ts';
import type { Role } from '../corpus/vocabulary.ts';
import type { Leg } from '../package/legs.ts';
import type { LegRole, Package } from '../package/model.ts';

/** One part of a key: who or what it is, and under whom, where everyone under one parent shares the account. */
interface KeyPart {
  self: string | undefined;
  /** Undefined where nobody says who is above; a part that has no parent is its own. */
  top: string | undefined;
  label: string;
}

/** Whose account a leg draws on. */
export interface Key {
  parts: KeyPart[];
  label: string;
}

export function keyOf(per: readonly string[], leg: Leg, found: Package, roles: readonly Role[]): Key {
  const parts = per.map((key) => partOf(key, leg, found, roles));
  return { parts, label: parts.map(({ label }) => label).join(', ') };
}

/** Whether two keys are one account: unknown where one of them is not known, or may be under the same parent. */
export function sameKey(left: Key, right: Key): boolean | undefined {
  let sure = true;
  for (const [index, one] of left.parts.entries()) {
    const other = right.parts[index]!;
    if (one.self !== undefined && one.self === other.self) continue;
    if (one.top !== undefined && other.top !== undefined) {
      if (one.top !== other.top) return false;
      continue;
    }
    sure = false;
  }
  return sure ? true : undefined;
}

function partOf(key: string, leg: Leg, found: Package, roles: readonly Role[]): KeyPart {
  const { name, byParent } = keyParts(key);
  if (name === 'licence') return plain(leg.licence === undefined ? undefined : `licence ${leg.licence + 1}`, 'no licence');
  if (!roles.some((role) => role.name === name)) {
    const value = leg.facts[name]?.value;
    return plain(typeof value === 'string' || typeof value === 'number' ? String(value) : undefined, `${name} not known`);
  }
  const id = playing(name, leg, roles, 0);
  const party = found.parties?.find((one) => one.id === id);
  if (id === undefined) return plain(undefined, `${name} not named`);
  if (!byParent) return { self: id, top: id, label: party?.name ?? id };
  const top = topOf(id, found, 0);
  const above = found.parties?.find((one) => one.id === top);
  return { self: id, top, label: above?.name ?? party?.name ?? id };
}

function plain(value: string | undefined, otherwise: string): KeyPart {
  return { self: value, top: value, label: value ?? otherwise };
}

/** Who plays a role in a leg; while nobody is named, whoever the vocabulary lets stand in. */
function playing(role: string, leg: Leg, roles: readonly Role[], depth: number): string | undefined {
  const own = leg.parties[role as LegRole];
  if (own !== undefined || depth > roles.length) return own;
  for (const other of roles.find(({ name }) => name === role)?.inherits ?? []) {
    const found = leg.parties[other as LegRole] ?? (other === role ? undefined : playing(other, leg, roles, depth + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The organisation at the top of a party, as far as the file says. */
function topOf(id: string, found: Package, depth: number): string | undefined {
  const parent = found.parties?.find((party) => party.id === id)?.ultimateParent?.value;
  if (parent?.itself === true) return id;
  if (parent?.party === undefined) return parent?.name === undefined ? undefined : `named ${parent.name.toLowerCase()}`;
  if (depth > 8) return parent.party;
  return topOf(parent.party, found, depth + 1) ?? parent.party;
}
