import type { OwnershipRule } from '../../corpus/ownership.ts';
import type { Question } from '../../corpus/view.ts';
import type { FactValue } from '../../engine/fact.ts';
import type { LawEngine } from '../../engine/lawEngine.ts';
import { valueOf } from '../../engine/load.ts';
import { askedOnce } from './asked.ts';
import type { Entity, Structure } from './book.ts';
import { topsOf } from './parent.ts';
import { type JudgeOptions, termsOf } from './verdict.ts';

/** Who is at the top of a party, and where it sits. */
export interface TopAnswer {
  rule: OwnershipRule;
  party: Entity;
  /** The ways up, each from the party itself to a top; more than one where shares leave it open. */
  paths: { entities: Entity[]; isCircle: boolean }[];
  /** The stakes that would settle which it is. */
  hangsOn: { owner: Entity; owned: Entity }[];
  /** The country of the top; null where it is open or tops differ; undefined where nobody said. */
  headquarters: FactValue | undefined;
  /** What the law concludes of the party from it, true, false or open. */
  test?: FactValue;
}

/** Climbs to the top of a party under a rule that follows parents. */
export function topOf(
  engine: LawEngine, rule: OwnershipRule, structure: Structure, party: number, question: Question, options: JudgeOptions,
): TopAnswer {
  const { entities, graph } = structure;
  const { tops, open } = topsOf(structure, party, termsOf(rule).line, rule.control === 'counts');
  const paths = tops.map(({ path, isCircle }) => ({ entities: path.map((number) => entities[number]!), isCircle: isCircle === true }));
  // Where somebody says who is above the last one on record, that is where the top sits.
  const seatOf = ({ facts }: Entity): FactValue | undefined =>
    (facts[`party.${rule.concludes}`] ?? facts['party.headquarters'])?.value;
  const seats = paths.map(({ entities: path, isCircle }) => (isCircle ? null : seatOf(path.at(-1)!)));
  const [seat] = seats;
  const headquarters = seats.every((one) => one === seat) ? seat : null;
  const found: TopAnswer = {
    rule, party: entities[party]!, paths, headquarters,
    hangsOn: open.map((stake) => ({ owner: entities[graph.stakes.owner[stake]!]!, owned: entities[graph.stakes.owned[stake]!]! })),
  };
  return rule.tests === undefined ? found : { ...found, test: tested(engine, found, rule, question, options) };
}

function tested(
  engine: LawEngine, { party, headquarters }: TopAnswer, rule: OwnershipRule, question: Question, options: JudgeOptions,
): FactValue {
  const facts = Object.fromEntries(Object.entries(party.facts).map(([name, { value }]) => [name, value]));
  const concluded = headquarters === undefined ? {} : { [`party.${rule.concludes}`]: headquarters };
  const slot = engine.layout.slot(`party.${rule.tests}`)!;
  const asked = { 'party.name': party.id, ...concluded, ...facts };
  const { assumeOrdinary = false } = options;
  return askedOnce({ engine, question, part: rule, assumeOrdinary, facts: asked }, ({ compiler }) => {
    compiler.fact(slot).evaluate(engine.frame);
    return valueOf(engine.frame, slot.index);
  });
}
