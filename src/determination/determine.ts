import { addDays } from '../corpus/date.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import type { FigureSource } from '../package/itemFacts.ts';
import { type Leg, legsOf } from '../package/legs.ts';
import { itemsOf, type Package } from '../package/model.ts';
import type { StatedFacts } from '../package/statements.ts';
import { changesOn } from './changes.ts';
import type { DateAhead, Determination, LegFinding, OpenQuestion } from './determination.ts';
import { type DetermineOptions, valuesOf } from './options.ts';
import { testPackage } from './tests.ts';

/** Determines a package: every leg in both views, the tests, the open questions and the dates ahead. */
export function determine(
  engine: LawEngine, found: Package, catalog: FigureSource, options: DetermineOptions,
): Determination {
  const legs = legsOf(found, catalog);
  const names = new Map(itemsOf(found).map(({ item }) => [item.id, item.name ?? item.id]));
  const findings = legs.map((leg) => decideLeg(engine, leg, names.get(leg.item) ?? leg.item, options));
  return {
    title: found.title ?? found.file, file: found.file, on: options.on, knownOn: options.knownOn ?? null,
    corpus: engine.corpus.digest, verifiedThrough: verifiedThrough(engine),
    legs: findings,
    tests: testPackage(engine, found, options),
    questions: questionsOf(findings),
    datesAhead: datesAhead(engine, legs, findings, options),
  };
}

function decideLeg(engine: LawEngine, leg: Leg, itemName: string, options: DetermineOptions): LegFinding {
  const { on, knownOn, assumeOrdinary = false } = options;
  const known = knownOn === undefined ? {} : { knownOn };
  const ask = (view: 'enforced' | 'codified') => engine.decide(
    valuesOf(leg.facts), { on, view, ...known }, { assumeOrdinary, stated: leg.facts });
  const [enforced, codified] = [ask('enforced'), ask('codified')];
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

function datesAhead(
  engine: LawEngine, legs: readonly Leg[], findings: readonly LegFinding[], options: DetermineOptions,
): DateAhead[] {
  const { on, horizonDays = 550, assumeOrdinary = false } = options;
  const last = addDays(on, horizonDays);
  const current = new Map(findings.flatMap(({ id, enforced, codified }) =>
    [[`enforced ${id}`, enforced.outcome], [`codified ${id}`, codified.outcome]]));
  return engine.boundaries.filter((day) => day > on && day <= last).flatMap((day) => {
    const changes = legs.flatMap((leg) => (['enforced', 'codified'] as const).flatMap((view) => {
      const key = `${view} ${leg.id}`;
      const before = current.get(key)!;
      const after = engine.outcome({ ...valuesOf(leg.facts), on: day }, { on: day, view }, { assumeOrdinary });
      current.set(key, after);
      return before === after ? [] : [{ leg: leg.id, view, before, after }];
    }));
    return changes.length === 0 ? [] : [{ on: day, changes, causes: changesOn(engine.corpus, day) }];
  });
}

function verifiedThrough(engine: LawEngine): string {
  return engine.corpus.provisions.flatMap(({ versions }) => versions)
    .reduce((newest, { verifiedThrough: seen = '' }) => (seen > newest ? seen : newest), '');
}
