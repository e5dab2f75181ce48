import type { Question } from '../corpus/view.ts';
import { outcomeQuery } from '../engine/decide.ts';
import { True } from '../engine/frame.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import type { Outcome } from '../engine/program.ts';
import { Suppositions } from '../engine/suppositions.ts';
import type { CatalogEntry } from '../package/catalogEntry.ts';
import type { Leg } from '../package/legs.ts';
import type { StatedFacts } from '../package/statements.ts';
import { LoadedFacts } from './loadedFacts.ts';
import type { DetermineOptions } from './options.ts';
import type { MakersJudgement, OtherView, Views } from './pathWays.ts';

/** Another product in the place of an item, with the answer that it would have. */
export interface Product {
  id: string;
  name: string;
  outcome: Outcome;
  otherView?: OtherView;
  judgements: MakersJudgement[];
}

/** The things that can be offered instead: all the catalog holds. */
export interface Assortment {
  readonly entries: readonly CatalogEntry[];
}

/**
 * The products of the same kind that would have a wanted answer in the item's place, everything else as it is. What the
 * file says of the item and the catalog does not say of the other stays as the file says it.
 */
export function productsFor(
  engine: LawEngine, leg: Leg, assortment: Assortment, { question, other }: Views, options: DetermineOptions,
  isWanted: (answer: string) => boolean,
): Product[] {
  const kind = leg.facts['item.kind']?.value;
  if (typeof kind !== 'string') return [];
  const own = leg.facts['item.name']?.value;
  return assortment.entries.filter((entry) => entry.kind === kind && entry.name !== own).flatMap((entry): Product[] => {
    const loaded = new LoadedFacts(engine, instead(leg.facts, entry), options);
    const program = loaded.under(question);
    const answer = outcomeQuery(program).answer(loaded.frame) ?? loaded.outcome(question);
    if (!isWanted(answer)) return [];
    const judgements = judgedOfMaker(loaded, question);
    const elsewhere = loaded.outcome(other);
    return [{
      id: entry.id, name: entry.name, outcome: answer as Outcome, judgements,
      ...(elsewhere === answer ? {} : { otherView: { view: other.view, outcome: elsewhere } }),
    }];
  });
}

/** What the law leaves to judgement where the maker of the product itself sends it, and not only somebody else. */
function judgedOfMaker(loaded: LoadedFacts, question: Question): MakersJudgement[] {
  const program = loaded.under(question);
  const { frame } = loaded;
  const [maker, exporter] = [program.layout.slot('item.vendor'), program.layout.slot('exporter.name')];
  if (maker === undefined || exporter === undefined || !frame.isKnown(maker.index)) return [];
  const raised = () => program.judgements.filter(({ node }) => node.evaluate(frame) === True);
  const before = new Set(raised());
  const name = frame.low[maker.index]!;
  const supposed = new Suppositions(frame, outcomeQuery(program));
  supposed.suppose(exporter.index, name, name);
  const own = raised().filter((clause) => !before.has(clause));
  supposed.liftAll();
  return own.map(({ rule: { question: asked, who, cite } }) => ({ maker: program.layout.texts[name]!, question: asked, who, cite }));
}

function instead(facts: StatedFacts, entry: CatalogEntry): StatedFacts {
  const kept = Object.entries(facts).filter(([name, { origin }]) => !(origin.kind === 'catalog' || /^circuit\d/.test(name)));
  return { ...Object.fromEntries(kept), ...entry.facts };
}
