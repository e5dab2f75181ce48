import { membersOn } from '../corpus/table.ts';
import type { Question } from '../corpus/view.ts';
import { conclude } from '../determination/packageConclusions.ts';
import type { DetermineOptions } from '../determination/options.ts';
import type { FactValue, Interval } from '../engine/fact.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import type { Item, Package } from '../package/model.ts';
import { derived, type StatedFacts } from '../package/statements.ts';
import type { ContentMethod, ContentMethods } from './contentMethods.ts';

/** Whether the presumption of U.S. content is there. Its absence is never a refusal. */
export type ContentState = 'met' | 'not-available' | 'cannot-be-computed';

/** The share of U.S. content under one method: bounds between 0 and 1, or nothing where values are missing. */
export interface ContentFinding {
  method: ContentMethod;
  share: { min: number; max: number } | null;
  state: ContentState;
  /** Items whose value is missing or in another currency: without them nothing can be said. */
  unpriced: string[];
  /** Items of which the method's own figure is missing, so that they count for anything from none to all. */
  open: string[];
  /** Items whose figures the file only assumes. */
  assumed: string[];
}

type Bounds = { min: number; max: number };

/** The share under every method, each put to the law's own presumption. */
export function contentFindings(
  engine: LawEngine, found: Package, facts: StatedFacts, { fact, presumption, methods }: ContentMethods, question: Question,
  options: DetermineOptions,
): ContentFinding[] {
  const home = membersOn(engine.corpus, 'places', 'united-states', question.on, question.knownOn);
  return methods.map((method) => {
    const items = (found.layers?.hardware ?? []).filter(({ part }) => !method.without.includes(String(part?.value)));
    const counted = shareOf(items, method, home);
    const { share } = counted;
    const value: FactValue = share === null ? null : share.min === share.max ? share.min : share;
    const asked = { ...facts, [fact]: derived(value, method.title, found.file) };
    const [conclusion] = conclude(engine, asked, [presumption], question, options);
    return { method, ...counted, state: stateOf(conclusion!.value) };
  });
}

function stateOf(presumed: FactValue): ContentState {
  if (presumed === true) return 'met';
  return presumed === false ? 'not-available' : 'cannot-be-computed';
}

function shareOf(
  items: readonly Item[], method: ContentMethod, home: ReadonlySet<string>,
): Pick<ContentFinding, 'share' | 'unpriced' | 'open' | 'assumed'> {
  const currency = items.find(({ value }) => value?.value != null)?.value?.value?.currency;
  const unpriced = items.filter(({ value }) => value?.value == null || value.value.currency !== currency).map(({ id }) => id);
  const credited = items.map((item) => ({ item, credit: creditOf(item, method, home) }));
  const open = credited.filter(({ credit }) => credit.bounds === undefined).map(({ item }) => item.id);
  const assumed = credited.filter(({ item, credit }) => (credit.assumed ?? item.value?.assumed) !== undefined).map(({ item }) => item.id);
  const total = items.reduce((sum, { value }) => sum + (value?.value?.amount ?? 0), 0);
  if (unpriced.length > 0 || total === 0) return { share: null, unpriced, open, assumed };
  const weigh = (pick: (bounds: Bounds) => number): number => rounded(credited.reduce((sum, { item, credit }) =>
    sum + item.value!.value!.amount * pick(credit.bounds ?? { min: 0, max: 1 }), 0) / total);
  return { share: { min: weigh(({ min }) => min), max: weigh(({ max }) => max) }, unpriced, open, assumed };
}

/** Takes off what binary fractions add: 0.52 of a sum is 0.52. */
function rounded(share: number): number {
  return Number(share.toFixed(12));
}

function creditOf(item: Item, { credits }: ContentMethod, home: ReadonlySet<string>): { bounds?: Bounds; assumed?: string } {
  const stated = {
    'stated-share': item.usContentShare, 'made-share': item.figures?.['item.madeInUnitedStatesShare'], origin: item.origin,
  }[credits];
  const assumed = stated?.assumed === undefined ? {} : { assumed: stated.assumed };
  const value = stated?.value;
  if (value == null) return {};
  if (typeof value === 'string') {
    const credit = home.has(value) ? 1 : 0;
    return { bounds: { min: credit, max: credit }, ...assumed };
  }
  if (typeof value === 'boolean') return assumed;
  return { bounds: boundsOf(value), ...assumed };
}

function boundsOf(value: number | Interval): Bounds {
  return typeof value === 'number' ? { min: value, max: value } : { min: value.min ?? 0, max: value.max ?? 1 };
}

/** The state over all methods: one word only where every method gives it. */
export function contentState(findings: readonly ContentFinding[]): ContentState | 'depends-on-method' {
  const states = new Set(findings.map(({ state }) => state));
  if (states.size === 1) return findings[0]!.state;
  return states.has('met') || states.has('not-available') && states.size > 1 ? 'depends-on-method' : 'cannot-be-computed';
}
