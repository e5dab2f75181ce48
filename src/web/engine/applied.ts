import type { Change } from '../../determination/pathWays.ts';
import { answerPath } from '../../package/answerPath.ts';
import type { Answer, AnswerPath } from '../../package/edit.ts';
import type { Leg } from '../../package/legs.ts';
import type { LegRole, Package } from '../../package/model.ts';
import type { Bench } from './bench.ts';
import type { Edit } from './handlers/edit.ts';

const siteRoles: readonly string[] = ['owner', 'operator', 'builder', 'consignee', 'endUser'];
const itemRoles: readonly string[] = ['supplier', 'exporter'];

/**
 * What proposed changes come to in the package file, each marked as supposed; `null` where the file has no place for one of
 * them yet. Of several alternatives the first is taken.
 */
export function editsFor(bench: Bench, found: Package, leg: Leg, changes: readonly Change[]): Edit[] | null {
  const all = changes.map((change) => editsOf(bench, found, leg, change));
  return all.some((edits) => edits === undefined) ? null : all.flatMap((edits) => edits ?? []);
}

function editsOf(bench: Bench, found: Package, leg: Leg, change: Change): Edit[] | undefined {
  const { fact, to: [first = ''] } = change;
  const slot = bench.engine.layout.slot(fact);
  if (slot === undefined) return undefined;
  const { type, name } = slot.definition;
  if (fact === 'item.name') return otherProduct(bench, found, leg, first);
  const code = type === 'boolean' ? undefined : countryIn(bench, first);
  if (name === 'name') return otherParty(found, leg, slot.prefix, code, change.change);
  const value = type === 'boolean' ? slot.definition.to ?? true : code;
  if (value === undefined) return undefined;
  const brought = Object.entries(slot.definition.brings ?? {})
    .map(([one, brings]) => supposed(bench, found, leg, one, brings, change.change));
  const edits = [supposed(bench, found, leg, fact, value, change.change), ...brought];
  return edits.some((edit) => edit === undefined) ? undefined : edits.flatMap((edit) => edit ?? []);
}

function supposed(bench: Bench, found: Package, leg: Leg, fact: string, value: Answer, why: string): Edit | undefined {
  // What the law itself concludes cannot be stated: a licence, say, has to be written down as it was given.
  if (bench.vocabulary.facts.get(fact)?.concluded === true) return undefined;
  const path = answerPath(found, leg, fact, bench.vocabulary);
  return path === undefined ? undefined : { kind: 'write', path, value: { value, assumed: why } };
}

function otherProduct({ catalog }: Bench, found: Package, leg: Leg, name: string): Edit[] | undefined {
  const entry = catalog.find(name);
  if (entry === undefined) return undefined;
  const path: AnswerPath = ['layers', leg.layer, leg.item];
  const item = found.layers?.[leg.layer]?.find(({ id }) => id === leg.item);
  return [
    { kind: 'write', path: [...path, 'catalog'], value: entry.id },
    ...(item?.figures === undefined ? [] : [{ kind: 'remove', path: [...path, 'figures'] } as const]),
    ...(item?.name === undefined ? [] : [{ kind: 'write', path: [...path, 'name'], value: entry.name } as const]),
  ];
}

/** Another party in a role: it is added, and everybody who names the one before names it instead. */
function otherParty(found: Package, leg: Leg, role: string, code: string | undefined, why: string): Edit[] | undefined {
  const before = leg.parties[role as LegRole];
  const path: AnswerPath | undefined = siteRoles.includes(role) && leg.site !== undefined ? ['sites', leg.site, role]
    : itemRoles.includes(role) ? ['layers', leg.layer, leg.item, role] : undefined;
  if (path === undefined || code === undefined) return undefined;
  const site = found.sites?.find(({ id }) => id === leg.site);
  const taken = new Set(found.parties?.map(({ id }) => id));
  const id = Array.from({ length: taken.size + 1 }, (_, index) => `other-${role.toLowerCase()}${index === 0 ? '' : `-${index + 1}`}`)
    .find((one) => !taken.has(one))!;
  const seat = { location: code, headquarters: code, organisedIn: code };
  const party = { id, name: `${why} (${code})`, ...seat, ultimateParent: 'itself', assumed: why };
  const shared = siteRoles.filter((other) => other !== role && before !== undefined
    && (site as unknown as Record<string, { value?: unknown } | undefined> | undefined)?.[other]?.value === before);
  return [
    { kind: 'add', addition: { parties: [party] } }, { kind: 'write', path, value: id },
    ...shared.map((other): Edit => ({ kind: 'write', path: ['sites', leg.site!, other], value: id })),
  ];
}

/** The first country named in words like “Kenya, Rwanda or 12 more”. */
function countryIn({ corpus }: Bench, words: string): string | undefined {
  const isNamed = (name: string): boolean => words === name || words.startsWith(`${name},`) || words.startsWith(`${name} or `);
  const named = Object.entries(corpus.countries).filter(([, name]) => isNamed(name));
  return named.toSorted(([, left], [, right]) => right.length - left.length)[0]?.[0];
}
