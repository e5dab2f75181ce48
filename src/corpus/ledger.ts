import { nearestName } from './diagnostic.ts';
import type { Declared } from './ruleCheck.ts';
import type { LedgerRule } from './rule.ts';
import { expectType, expectUnit, type TypeContext, typeOf } from './types.ts';

/** After what time an account begins anew; `none`: never. */
export const periods = ['calendar-year', 'calendar-quarter', 'none'] as const;
export type Period = (typeof periods)[number];

/** What a key may be besides a role or a fact: the licence that is drawn upon. */
const licenceKey = 'licence';

/** The first and the last day of the period in which a day (ISO) falls; undefined where there is only one period. */
export function periodOf(period: Period, day: string): { from: string; to: string } | undefined {
  const year = day.slice(0, 4);
  if (period === 'none') return undefined;
  if (period === 'calendar-year') return { from: `${year}-01-01`, to: `${year}-12-31` };
  const quarter = Math.floor((Number(day.slice(5, 7)) - 1) / 3);
  const [from, to] = quarters[quarter]!;
  return { from: `${year}-${from}`, to: `${year}-${to}` };
}

const quarters = [['01-01', '03-31'], ['04-01', '06-30'], ['07-01', '09-30'], ['10-01', '12-31']] as const;

/** Splits a key into the role (or fact) and whether everyone under one ultimate parent shares the account. */
export function keyParts(key: string): { name: string; byParent: boolean } {
  const [, name, parent] = /^(.*?)(\.ultimateParent)?$/.exec(key)!;
  return { name: name!, byParent: parent !== undefined };
}

/** What a ledger names must be there: whose use draws, the figures in one unit, the keys. */
export function checkLedger(rule: LedgerRule, context: TypeContext, { exceptions, authorisations }: Declared): void {
  const lifts = [...exceptions, ...authorisations];
  if (!lifts.includes(rule.for)) {
    context.complain(`'${rule.for}' is no exception or authorisation whose use could draw on a ledger.`, meant(rule.for, lifts));
  }
  expectType(rule.when, 'boolean', context);
  const figures = [['draws', { kind: 'fact', name: rule.draws }], ['opening', { kind: 'fact', name: rule.opening }],
    ['limit', rule.limit]] as const;
  const wanted = typeOf(figures[0][1], context);
  for (const [field, expression] of figures) {
    const found = typeOf(expression, context);
    if (found === undefined) continue;
    if (found.type !== 'number') context.complain(`A number is needed in '${field}', not a ${found.type}.`);
    else if (wanted !== undefined) {
      expectUnit(found, wanted, `It draws ${wanted.unit}, but its ${field} is in ${found.unit}.`, expression, context);
    }
  }
  if (rule.limit.kind !== 'value' && rule.limit.kind !== 'fact' && rule.limit.kind !== 'literal') {
    context.complain("The limit of a ledger is a figure, a fact or a dated value, as in values[\"name\"].");
  }
  for (const key of rule.per) checkKey(key, context);
}

function checkKey(key: string, { names, vocabulary, complain }: TypeContext): void {
  const roles = vocabulary.roles.map((role) => role.name);
  const { name, byParent } = keyParts(key);
  if (roles.includes(name) || (!byParent && (name === licenceKey || names.find(name)?.name === name))) return;
  const known = [...roles, ...names.all.map((each) => each.name), licenceKey];
  complain(`A ledger is kept per role or fact; '${key}' is neither.`, meant(name, known));
}

function meant(name: string, known: readonly string[]): string | undefined {
  const near = nearestName(name, known);
  return near === undefined ? undefined : `Did you mean '${near}'?`;
}
