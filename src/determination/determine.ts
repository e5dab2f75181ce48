import type { Decision } from '../engine/decision.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import type { FigureSource } from '../package/itemFacts.ts';
import type { Leg } from '../package/legs.ts';
import { itemsOf, type Package } from '../package/model.ts';
import type { StatedFacts } from '../package/statements.ts';
import { Counts } from './counts.ts';
import { DatesAhead } from './datesAhead.ts';
import type { Determination, LegFinding, OpenQuestion, TestFinding } from './determination.ts';
import { Ledgers } from './ledger.ts';
import { LoadedFacts } from './loadedFacts.ts';
import { type DetermineOptions, factsOn, questionOf } from './options.ts';
import { partsOf } from './parts.ts';
import { mergeLegTests, testFacts, testPackage } from './tests.ts';

/** Determines a package: every leg in both views, the tests, the open questions and the dates ahead. */
export function determine(
  engine: LawEngine, found: Package, catalog: FigureSource, options: DetermineOptions,
): Determination {
  const { owned, legs, collections } = partsOf(engine, found, catalog, options);
  const names = new Map(itemsOf(found).map(({ item }) => [item.id, item.name ?? item.id]));
  const today = questionOf(options, 'enforced');
  const ahead = new DatesAhead(engine, options);
  const counts = new Counts(engine, today);
  const ledgers = new Ledgers(engine, found, options);
  const legTests: TestFinding[] = [];
  // Everything that is asked about a leg is asked while its facts are loaded.
  const findings = legs.map((plain) => {
    const leg = ledgers.opened(plain);
    const loaded = new LoadedFacts(engine, leg.facts, options);
    const finding = decideLeg(loaded, leg, names.get(leg.item) ?? leg.item, options);
    counts.look('items', leg.item, loaded);
    for (const [subject, of] of [['item', leg.item], ['leg', leg.id]] as const) {
      legTests.push(...testFacts(loaded, today, subject, of).map((test) => ({ ...test, legs: [leg.id] })));
    }
    ahead.watch(loaded, leg, finding);
    ledgers.record(plain, leg, finding, loaded);
    return finding;
  });
  counts.lookAt(collections, options);
  return {
    title: found.title ?? found.file, file: found.file, on: options.on, knownOn: options.knownOn ?? null,
    corpus: engine.corpus.digest, verifiedThrough: verifiedThrough(engine),
    legs: findings,
    tests: [...testPackage(engine, owned, counts.findings(), today, options), ...mergeLegTests(legTests)],
    questions: questionsOf(findings),
    datesAhead: ahead.dates(),
    accounts: ledgers.accounts(),
  };
}

function decideLeg(loaded: LoadedFacts, leg: Leg, itemName: string, options: DetermineOptions): LegFinding {
  const views = (['enforced', 'codified'] as const).map((view) => questionOf(options, view));
  const [enforced, codified] = loaded.recall('decisions', () => loaded.decideAll(views)) as [Decision, Decision];
  const country = leg.facts.destination?.value;
  return {
    id: leg.id, item: leg.item, itemName, layer: leg.layer, site: leg.site ?? String(country ?? 'no site'),
    country: typeof country === 'string' ? country : null,
    enforced, codified, differs: enforced.outcome !== codified.outcome, facts: factsOn(leg.facts, options.on),
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

function verifiedThrough(engine: LawEngine): string {
  return engine.corpus.provisions.flatMap(({ versions }) => versions)
    .reduce((newest, { verifiedThrough: seen = '' }) => (seen > newest ? seen : newest), '');
}
