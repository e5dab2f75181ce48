import type { LawEngine } from '../engine/lawEngine.ts';
import type { FactValue, StatedFact } from '../engine/fact.ts';
import type { CatalogEntry } from '../package/catalogEntry.ts';
import type { FigureSource } from '../package/itemFacts.ts';
import type { Package } from '../package/model.ts';
import type { StatedFacts } from '../package/statements.ts';
import { determine } from './determine.ts';
import type { Determination, LegFinding } from './determination.ts';
import type { DetermineOptions } from './options.ts';
import { followOwners } from './owners.ts';
import { proveLeg } from './proveLeg.ts';
import { type ReceiptBody, receiptFormat } from './receipt.ts';
import { answerOf } from './receiptAnswer.ts';

/** What a receipt says of its making beside the determination itself. */
export type Making = Pick<ReceiptBody, 'engine' | 'asked' | 'screening'> & {
  view: string;
  /** The catalog entries that lent figures. */
  entries: readonly CatalogEntry[];
};

const views = ['enforced', 'codified'] as const;

/** The receipt of a determination: facts, answer and a proof of every leg. */
export function receiptBody(engine: LawEngine, found: Determination, options: DetermineOptions, making: Making): ReceiptBody {
  const { on, knownOn, corpus: digest, verifiedThrough, legs } = found;
  return {
    format: receiptFormat, engine: making.engine,
    question: { on, knownOn, view: making.view, assumeOrdinary: options.assumeOrdinary === true },
    law: { digest, verifiedThrough }, asked: making.asked,
    catalog: Object.fromEntries(making.entries.map((entry) => [entry.id, entry])),
    facts: sharedFacts(legs), ...(making.screening === undefined ? {} : { screening: making.screening }), answer: answerOf(found),
    proofs: Object.fromEntries(legs.map((leg) => [leg.id, proveLeg(engine, leg, views, found, options)])),
  };
}

/** Determines a package anew for a receipt, or to hold one to it. */
export function packageReceipt(
  engine: LawEngine, found: Package, catalog: FigureSource, options: DetermineOptions, making: Making,
): ReceiptBody {
  return receiptBody(engine, determine(engine, found, catalog, options), options, making);
}

/** The facts of one delivery as a determination of a single leg, so that it is receipted like a package. */
export function determineFacts(
  engine: LawEngine, facts: Readonly<Record<string, FactValue>>, stated: Readonly<Record<string, StatedFact>>, options: DetermineOptions,
): Determination {
  const { on, knownOn, assumeOrdinary = false } = options;
  const known = knownOn === undefined ? {} : { knownOn };
  const owned = followOwners(engine, facts, { on, view: 'enforced', ...known }, { assumeOrdinary });
  const own: StatedFacts = Object.fromEntries(Object.keys(owned.facts).sort().map((name) =>
    [name, owned.stated[name] ?? stated[name] ?? { value: owned.facts[name]!, origin: { kind: 'stated' } }]));
  const values = Object.fromEntries(Object.entries(own).map(([name, { value }]) => [name, value]));
  const [enforced, codified] = views.map((view) => engine.decide(values, { on, view, ...known }, { assumeOrdinary, stated: own }));
  const destination = engine.layout.names.find('destination');
  const country = own[destination?.name ?? '']?.value;
  const leg: LegFinding = {
    id: 'delivery', item: 'delivery', itemName: 'The delivery', layer: 'hardware',
    site: typeof country === 'string' ? country : 'an unnamed place', country: typeof country === 'string' ? country : null,
    enforced: enforced!, codified: codified!, differs: enforced!.outcome !== codified!.outcome, facts: own,
  };
  return {
    title: 'One delivery', file: '', on, knownOn: knownOn ?? null, corpus: engine.corpus.digest,
    verifiedThrough: engine.corpus.provisions.flatMap(({ versions }) => versions)
      .reduce((newest, { verifiedThrough = '' }) => (verifiedThrough > newest ? verifiedThrough : newest), ''),
    legs: [leg], tests: [], questions: [], datesAhead: [], accounts: [],
  };
}

/** What every leg says alike is kept once. */
function sharedFacts(legs: readonly LegFinding[]): ReceiptBody['facts'] {
  const [first, ...rest] = legs;
  if (first === undefined || rest.length === 0) return { shared: {}, legs: Object.fromEntries(legs.map(({ id, facts }) => [id, facts])) };
  const same = (left: StatedFact, right: StatedFact | undefined): boolean => left === right
    || right !== undefined && JSON.stringify(left) === JSON.stringify(right);
  const shared = Object.fromEntries(Object.entries(first.facts).filter(([name, fact]) =>
    rest.every(({ facts }) => same(fact, facts[name]))));
  const own = (facts: StatedFacts): StatedFacts => Object.fromEntries(Object.entries(facts).filter(([name]) => !(name in shared)));
  return { shared, legs: Object.fromEntries(legs.map(({ id, facts }) => [id, own(facts)])) };
}
