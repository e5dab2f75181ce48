import { addDays } from '../corpus/date.ts';
import type { Question } from '../corpus/view.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import type { Outcome } from '../engine/program.ts';
import { collectionNames, collectionsOf } from '../package/collections.ts';
import type { FigureSource } from '../package/itemFacts.ts';
import { type Leg, legsOf } from '../package/legs.ts';
import { itemsOf, type Package } from '../package/model.ts';
import type { StatedFacts } from '../package/statements.ts';
import { withBlocMembers } from './blocs.ts';
import { changesOn } from './changes.ts';
import { Counts } from './counts.ts';
import type { DateAhead, Determination, LegFinding, OpenQuestion, TestFinding } from './determination.ts';
import { LoadedFacts } from './loadedFacts.ts';
import type { DetermineOptions } from './options.ts';
import { mergeLegTests, testFacts, testPackage } from './tests.ts';

const views = ['enforced', 'codified'] as const;
type View = (typeof views)[number];

/** Determines a package: every leg in both views, the tests, the open questions and the dates ahead. */
export function determine(
  engine: LawEngine, found: Package, catalog: FigureSource, options: DetermineOptions,
): Determination {
  const legs = legsOf(withBlocMembers(engine.corpus, found, options), catalog);
  const names = new Map(itemsOf(found).map(({ item }) => [item.id, item.name ?? item.id]));
  const today = questionOf(options, 'enforced');
  const days = daysAhead(engine, options);
  const ahead = new Map(days.map((on): [string, DateAhead] =>
    [on, { on, changes: [], causes: [] }]));
  const counts = new Counts(engine, today);
  const legTests: TestFinding[] = [];
  // Each leg is loaded once, and everything that is asked about it is asked while it is.
  const findings = legs.map((leg) => {
    const loaded = new LoadedFacts(engine, leg.facts, options);
    const finding = decideLeg(loaded, leg, names.get(leg.item) ?? leg.item, options);
    counts.look('items', leg.item, loaded);
    for (const [subject, of] of [['item', leg.item], ['leg', leg.id]] as const) {
      legTests.push(...testFacts(loaded, today, subject, of).map((test) => ({ ...test, legs: [leg.id] })));
    }
    lookAhead(loaded, finding, ahead, options);
    return finding;
  });
  const collections = collectionsOf(found, legs, catalog);
  for (const name of collectionNames.filter((one) => counts.wants(one))) {
    for (const { of, facts } of collections[name]) counts.look(name, of, new LoadedFacts(engine, facts, options));
  }
  return {
    title: found.title ?? found.file, file: found.file, on: options.on, knownOn: options.knownOn ?? null,
    corpus: engine.corpus.digest, verifiedThrough: verifiedThrough(engine),
    legs: findings,
    tests: [...testPackage(engine, found, counts.findings(), today, options), ...mergeLegTests(legTests)],
    questions: questionsOf(findings),
    datesAhead: [...ahead.values()].filter(({ changes }) => changes.length > 0)
      .map((date) => ({ ...date, causes: changesOn(engine.corpus, date.on) })),
  };
}

function questionOf({ on, knownOn }: DetermineOptions, view: View): Question {
  return { on, view, ...(knownOn === undefined ? {} : { knownOn }) };
}

function decideLeg(loaded: LoadedFacts, leg: Leg, itemName: string, options: DetermineOptions): LegFinding {
  const [enforced, codified] = [loaded.decide(questionOf(options, 'enforced')), loaded.decide(questionOf(options, 'codified'))];
  const country = leg.facts.destination?.value;
  return {
    id: leg.id, item: leg.item, itemName, layer: leg.layer, site: leg.site ?? String(country ?? 'no site'),
    country: typeof country === 'string' ? country : null,
    enforced, codified, differs: enforced.outcome !== codified.outcome, facts: leg.facts,
  };
}

/** Every open question once, the one on which most legs wait first. */
function questionsOf(findings: readonly LegFinding[]): OpenQuestion[] {
  const questions = new Map<string, OpenQuestion>();
  for (const { id, enforced, codified, facts } of findings) {
    for (const need of [...enforced.needs, ...codified.needs]) {
      const key = `${need.fact} ${subjectOf(need.fact, facts)}`;
      const question = questions.get(key) ?? { need, legs: [] };
      if (!question.legs.includes(id)) question.legs.push(id);
      questions.set(key, question);
    }
  }
  return [...questions.values()].sort((left, right) => right.legs.length - left.legs.length
    || (left.need.fact < right.need.fact ? -1 : 1));
}

/** Two legs ask the same question only about the same party or item. */
function subjectOf(fact: string, facts: StatedFacts): string {
  const prefix = fact.slice(0, fact.indexOf('.'));
  return String(facts[`${prefix}.name`]?.value ?? '');
}

/** The days within the horizon on which anything in the law changes. */
function daysAhead(engine: LawEngine, { on, horizonDays = 550 }: DetermineOptions): string[] {
  const last = addDays(on, horizonDays);
  return engine.boundaries.filter((day) => day > on && day <= last);
}

/** Notes what becomes of a leg on each day ahead, by the law as it is known: what was not known then is not foreseen. */
function lookAhead(
  loaded: LoadedFacts, { id, enforced, codified }: LegFinding, ahead: ReadonlyMap<string, DateAhead>,
  { knownOn }: DetermineOptions,
): void {
  for (const view of views) {
    let before: Outcome = view === 'enforced' ? enforced.outcome : codified.outcome;
    for (const [on, { changes }] of ahead) {
      const after = loaded.outcome({ on, view, ...(knownOn === undefined ? {} : { knownOn }) });
      if (before !== after) changes.push({ leg: id, view, before, after });
      before = after;
    }
  }
}

function verifiedThrough(engine: LawEngine): string {
  return engine.corpus.provisions.flatMap(({ versions }) => versions)
    .reduce((newest, { verifiedThrough: seen = '' }) => (seen > newest ? seen : newest), '');
}
