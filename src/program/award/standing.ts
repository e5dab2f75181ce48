import type { AwardKind } from './kinds.ts';

/** One entry of the ledger, as somebody may read it. */
export interface AwardEntry {
  id: string;
  kind: string;
  on: string;
  site: string | null;
  item: string | null;
  quantity: number | null;
  about: string | null;
  statement: Readonly<Record<string, string>>;
}

/** An entry that somebody wants to make. */
export type NewEntry = Omit<AwardEntry, 'id' | 'on'>;

/** What stands where, what is open and what is overdue, as far as the entries say that somebody may read. */
export interface AwardStanding {
  /** Attested quantities by site and item: deployed less taken back. */
  deployed: { site: string; item: string; quantity: number; lastOn: string }[];
  /** Entries that wait for an answer, the earliest first. */
  open: { id: string; kind: string; on: string; site: string | null; due: string | null; overdue: boolean }[];
}

/** Adds the entries up on a day (ISO date). */
export function standingOf(kinds: readonly AwardKind[], entries: readonly AwardEntry[], today: string): AwardStanding {
  const kindOf = new Map(kinds.map((kind) => [kind.id, kind]));
  const totals = new Map<string, AwardStanding['deployed'][number]>();
  for (const { kind, site, item, quantity, on } of entries) {
    const counts = kindOf.get(kind)?.counts ?? 0;
    if (counts === 0 || site === null || item === null || quantity === null) continue;
    const before = totals.get(`${site}\n${item}`) ?? { site, item, quantity: 0, lastOn: on };
    const lastOn = before.lastOn > on ? before.lastOn : on;
    totals.set(`${site}\n${item}`, { ...before, quantity: before.quantity + counts * quantity, lastOn });
  }
  const answered = new Set(entries.map(({ about }) => about));
  const waits = (kind: string): boolean => kinds.some(({ closes }) => closes === kind);
  return {
    deployed: [...totals.values()],
    open: entries.filter(({ id, kind }) => waits(kind) && !answered.has(id)).map(({ id, kind, on, site, statement }) => {
      const due = statement[kindOf.get(kind)?.due ?? ''] ?? null;
      return { id, kind, on, site, due, overdue: due !== null && due < today };
    }),
  };
}

/**
 * Why an entry cannot be made by somebody on a side with some roles, or undefined where it can. What was taken back can never be
 * more than what was deployed, and an answer answers an entry of the kind that it closes.
 */
export function refusalOf(
  kinds: readonly AwardKind[], entries: readonly AwardEntry[], entry: NewEntry, { side, roles }: Actor,
): { status: 403 | 409 | 422; message: string } | undefined {
  const kind = kinds.find(({ id }) => id === entry.kind);
  if (kind === undefined) {
    return { status: 422, message: `There is no entry '${entry.kind}'. One of: ${kinds.map(({ id }) => id).join(', ')}.` };
  }
  if (kind.by[side as keyof typeof kind.by]?.some((role) => roles.includes(role)) !== true) {
    const who = Object.entries(kind.by).map(([one, own]) => `${one} (${own.join(', ')})`).join(' or ');
    return { status: 403, message: `'${kind.id}' is entered by ${who}.` };
  }
  const given: Record<string, unknown> = { ...entry.statement, site: entry.site, item: entry.item, quantity: entry.quantity };
  const missing = kind.needs.filter((name) => given[name] === undefined || given[name] === null || given[name] === '');
  if (missing.length > 0) {
    return { status: 422, message: `'${kind.id}' comes with ${kind.needs.join(', ')}; missing: ${missing.join(', ')}.` };
  }
  if (kind.due !== undefined && !/^\d{4}-\d\d-\d\d$/.test(entry.statement[kind.due] ?? '')) {
    return { status: 422, message: `'${kind.due}' is a day, as in 2026-11-23.` };
  }
  return answerRefusal(kind, entries, entry) ?? countRefusal(kinds, kind, entries, entry);
}

/** Who asks: a side, and the roles held there. */
export interface Actor {
  side: string;
  roles: readonly string[];
}

function answerRefusal(
  { id, closes }: AwardKind, entries: readonly AwardEntry[], { about }: NewEntry,
): { status: 409 | 422; message: string } | undefined {
  if (closes === undefined) return about === null ? undefined : { status: 422, message: `'${id}' answers nothing; leave 'about' out.` };
  if (!entries.some((one) => one.id === about && one.kind === closes)) {
    return { status: 422, message: `'${id}' answers an entry of the kind '${closes}': name it as 'about'.` };
  }
  return entries.some((one) => one.about === about) ? { status: 409, message: 'It has been answered already.' } : undefined;
}

function countRefusal(
  kinds: readonly AwardKind[], { counts }: AwardKind, entries: readonly AwardEntry[], { site, item, quantity }: NewEntry,
): { status: 409; message: string } | undefined {
  if (counts !== -1) return undefined;
  const there = standingOf(kinds, entries, '').deployed.find((one) => one.site === site && one.item === item)?.quantity ?? 0;
  if (there >= (quantity ?? 0)) return undefined;
  return { status: 409, message: `Of ${item} there are ${there} at ${site} by the attested counts, not ${quantity}.` };
}
