import type { Account } from '../../determination/ledger.ts';
import type { FactValue } from '../../engine/fact.ts';
import { type Page, wrap } from './plain.ts';

/** The accounts of a determination as text: the limit, what was drawn before, what each leg draws, and what is left. */
export function accountLines(accounts: readonly Account[], page: Page): string[] {
  return accounts.flatMap((account) => [
    ...wrap(`${headOf(account)} (${account.cite})`, page.width, 2, 2),
    ...[`before: ${amount(account.opening)}`, ...account.draws.map(drawOf), `left: ${amount(account.left)}${unitOf(account)}`]
      .flatMap((line) => wrap(line, page.width, 6, 2)),
  ]);
}

/** The same as rows of a table: account, before, drawn, left, cite. */
export function accountRows(accounts: readonly Account[]): string[][] {
  return accounts.map((account) => [
    headOf(account), amount(account.opening), account.draws.map(drawOf).join('; '),
    `${amount(account.left)}${unitOf(account)}`, account.cite,
  ]);
}

function headOf({ for: permission, ledger, of, from, to, limit, unit }: Account): string {
  const period = from === null ? '' : `, ${from} to ${to}`;
  return `${permission} ${ledger} of ${of}${period}: at most ${amount(limit)}${unit === null ? '' : ` ${unit}`}`;
}

function drawOf({ leg, amount: taken, outgrown }: Account['draws'][number]): string {
  if (outgrown !== undefined) return `${leg} does not fit: it would exceed the limit by ${amount(outgrown)}`;
  const perhaps = typeof taken === 'number' ? '' : 'perhaps ';
  return `${leg}: ${perhaps}${amount(taken)}`;
}

function unitOf({ unit }: Account): string {
  return unit === null ? '' : ` ${unit}`;
}

/** A number with separators, between bounds where it is not known exactly. */
export function amount(value: FactValue): string {
  const written = (number: number): string => number.toLocaleString('en-US', { maximumFractionDigits: 2 });
  if (typeof value === 'number') return written(value);
  if (typeof value !== 'object' || value === null) return 'not known';
  if (value.max === undefined) return `${written(value.min ?? 0)} or more`;
  return value.min === undefined || value.min === 0 ? `up to ${written(value.max)}` : `${written(value.min)} to ${written(value.max)}`;
}
