import type { LicenceAccount } from '../corpus/accounts.ts';
import { periodOf } from '../corpus/ledger.ts';
import type { LedgerRule } from '../corpus/rule.ts';
import { membersOn, valueOn } from '../corpus/table.ts';
import type { Question } from '../corpus/view.ts';
import type { Decision } from '../engine/decision.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import type { FigureSource } from '../package/itemFacts.ts';
import type { Leg } from '../package/legs.ts';
import type { Package } from '../package/model.ts';
import { derived, type StatedFacts } from '../package/statements.ts';
import { add, type Bounds, boundsOf, nothing, shown } from './bounds.ts';
import { keyOf } from './ledgerKey.ts';
import { LoadedFacts } from './loadedFacts.ts';
import { partsOf } from './parts.ts';

/** One delivery that draws on an account, with what stood on it before. */
export interface Draw {
  day: string;
  package: string;
  leg: string;
  before: Bounds;
  amount: Bounds;
}

/** One account over a portfolio, in the order of time. */
export interface PortfolioAccount {
  account: string;
  cite: string;
  of: string;
  /** The period, for accounts that begin anew. */
  from?: string;
  limit: number | null;
  used: Bounds;
  draws: Draw[];
  /** The first delivery that the limit no longer held, and of how much. */
  firstRefused?: Draw;
}

interface AccountOptions {
  on: string;
  view: Question['view'];
  accounts: readonly LicenceAccount[];
  assumeOrdinary?: boolean;
}

interface Asked {
  engine: LawEngine;
  question: Question;
  assumeOrdinary: boolean;
}

interface Book {
  account: string;
  cite: string;
  opening: string;
  draws: string;
  /** Whose account; undefined where the leg has none. */
  keyIn: (leg: Leg, found: Package, day: string) => string | undefined;
  periodIn: (day: string) => string;
  limitOn: (day: string) => number | null;
  /** `draws` where the answer makes use of the account, `refused` where only the limit stands against it. */
  useOf: (decision: Decision, over: boolean, empty: () => Decision) => 'draws' | 'refused' | 'none';
}

/** The day of a package on the calendar of a portfolio: its first shipment, else its signing, else the day asked. */
export function dayOf({ dates, on }: Package, otherwise: string): string {
  return dates?.firstShipment?.value ?? dates?.signing?.value ?? on ?? otherwise;
}

/**
 * The accounts of a portfolio: packages in the order of their days, each decided with what those before it drew. Nothing
 * outside the portfolio is counted unless a package states an opening. Owners of parties are followed. Throws `FactError` on
 * facts that cannot be used, and `InputError` where owners contradict a file.
 */
export function accountsOver(
  engine: LawEngine, packages: readonly Package[], catalog: FigureSource,
  { on, view, accounts, assumeOrdinary = false }: AccountOptions,
): PortfolioAccount[] {
  const kept = new Map<string, PortfolioAccount>();
  const ordered = packages.map((found) => ({ found, day: dayOf(found, on) }))
    .sort((left, right) => (left.day < right.day ? -1 : left.day > right.day ? 1 : 0));
  for (const { found, day } of ordered) {
    const asked: Asked = { engine, question: { on: day, view }, assumeOrdinary };
    const books = booksOf(asked, accounts);
    const deliveries = new Set<string>();
    for (const leg of partsOf(engine, found, catalog, { on: day, assumeOrdinary }).legs) {
      const delivery = leg.id.replace(/~\d+$/, '');
      if (deliveries.has(delivery)) continue;
      deliveries.add(delivery);
      drawOn(kept, books, leg, found, asked);
    }
  }
  return [...kept.values()].sort((left, right) => shareOf(right) - shareOf(left));
}

/** How much of its limit an account has used, at least. */
export function shareOf({ used, limit }: PortfolioAccount): number {
  return limit === null || limit === 0 ? 0 : used[0] / limit;
}

function drawOn(
  kept: Map<string, PortfolioAccount>, books: readonly Book[], leg: Leg, found: Package, asked: Asked,
): void {
  const { question } = asked;
  const own = books.flatMap((book) => {
    const key = book.keyIn(leg, found, question.on);
    if (key === undefined) return [];
    const period = book.periodIn(question.on);
    const name = `${book.account} ${key} ${period}`;
    return [{ book, key, period, name, before: kept.get(name)?.used ?? nothing }];
  });
  let facts: StatedFacts = leg.facts;
  for (const { book, before } of own) {
    const stated = facts[book.opening];
    const opening = stated === undefined || stated.value === null ? nothing : boundsOf(stated.value);
    facts = { ...facts, [book.opening]: derived(shown(add(opening, before)), 'What the packages before it drew.', found.file) };
  }
  const decision = decided(asked, facts);
  for (const { book, key, period, name, before } of own) {
    const amount = boundsOf(decision.conclusions[book.draws] ?? leg.facts[book.draws]?.value ?? null);
    const limit = book.limitOn(question.on);
    const nothingDrawn = (): Decision => decided(asked, { ...facts, ...stating([book.opening, book.draws], found.file) });
    const use = book.useOf(decision, limit !== null && add(before, amount)[0] > limit, nothingDrawn);
    if (use === 'none' || amount[1] === 0) continue;
    const account = kept.get(name) ?? {
      account: book.account, cite: book.cite, of: key, limit, used: nothing, draws: [], ...(period === '' ? {} : { from: period }),
    };
    kept.set(name, account);
    const draw: Draw = { day: question.on, package: found.file, leg: leg.id, before, amount };
    account.limit = limit;
    if (use === 'refused') account.firstRefused ??= draw;
    else {
      account.draws.push(draw);
      account.used = add(account.used, amount);
    }
  }
}

function decided({ engine, question, assumeOrdinary }: Asked, facts: StatedFacts): Decision {
  return new LoadedFacts(engine, facts, { on: question.on, assumeOrdinary }).decide(question);
}

/** As if the account were empty and the delivery nothing: would it be let through? */
function stating(names: readonly string[], file: string): StatedFacts {
  return Object.fromEntries(names.map((name) => [name, derived(0, 'Supposed.', file)]));
}

function booksOf({ engine, question }: Asked, accounts: readonly LicenceAccount[]): Book[] {
  const rules = engine.program(question).view.rules.filter((rule): rule is LedgerRule => rule.kind === 'ledger');
  return [...rules.map((rule) => ledgerBook(engine, rule)), ...accounts.map((account) => licenceBook(engine, account))];
}

function ledgerBook({ corpus }: LawEngine, rule: LedgerRule): Book {
  const { limit } = rule;
  return {
    account: rule.name, cite: rule.cite, opening: rule.opening, draws: rule.draws,
    keyIn: (leg, found) => keyOf(rule.per, leg, found, corpus.vocabulary.roles).label,
    periodIn: (day) => periodOf(rule.period, day)?.from ?? '',
    limitOn: (day) => (limit.kind === 'value' ? valueOn(corpus.tables, limit.name, day)?.value ?? null
      : limit.kind === 'literal' && typeof limit.value === 'number' ? limit.value : null),
    useOf: (decision, over, empty) => (lifts(decision, rule.for) ? 'draws' : over && lifts(empty(), rule.for) ? 'refused' : 'none'),
  };
}

function lifts({ exceptions, authorisations }: Decision, name: string): boolean {
  return exceptions.available.includes(name) || authorisations.includes(name);
}

function licenceBook({ corpus }: LawEngine, { id, cite, opening, draws, per, limit, notIn }: LicenceAccount): Book {
  return {
    account: id, cite, opening, draws,
    keyIn: ({ facts }, _found, day) => {
      const value = facts[per]?.value;
      const isOut = notIn !== undefined && membersOn(corpus, notIn.table, notIn.name, day).has(String(value));
      return typeof value !== 'string' || isOut ? undefined : value;
    },
    periodIn: () => '',
    limitOn: (day) => valueOn(corpus.tables, limit, day)?.value ?? null,
    useOf: ({ outcome, reviewPolicy }, over) => {
      if (outcome !== 'licence-required') return 'none';
      return over || reviewPolicy?.includes('denial') === true ? 'refused' : 'draws';
    },
  };
}
