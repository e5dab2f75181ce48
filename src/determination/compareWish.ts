import { type DefineRule, isDeciding, type Rule } from '../corpus/rule.ts';
import type { FactValue } from '../engine/fact.ts';
import { True } from '../engine/frame.ts';
import { FactError } from '../engine/lawEngine.ts';
import { Probe } from './clausesProbe.ts';
import { type Pick, Wish } from './clausesWish.ts';
import type { Compared } from './compare.ts';
import { textsIn } from './compareCells.ts';
import type { Side } from './compareSide.ts';
import type { Seed } from './compareWitness.ts';

const roundsMost = 4;
const seedsMost = 12;
const liftSeedsMost = 150;
const rulesMost = 30;

/**
 * Facts under which rules that differ would hold: seeds changed step by step, each step a guess that the law then judges.
 * What lifts a requirement is wished for where one stands.
 */
export function* wishes(
  compared: Compared, moved: readonly Rule[], seeds: readonly Seed[], isRequired: (seed: Seed) => boolean,
): Generator<Seed> {
  const sides = [compared.b, compared.a].map((side) => new Wishing(side, compared));
  const rules = moved.filter((rule) => isDeciding(rule)).slice(0, rulesMost);
  const lifting = rules.filter((rule) => liftedBy(rule).length > 0);
  const alone = rules.filter((rule) => !lifting.includes(rule)).map((rule) => [rule]);
  const requiring = sides.flatMap(({ rules: all }) => all).filter((rule) => rule.kind === 'require');
  const withGround = lifting.flatMap((rule) =>
    [...new Set(requiring.filter(({ ground }) => liftedBy(rule).includes(ground)))].map((requirement) => [requirement, rule]));
  const asked = [
    ...seeds.slice(0, seedsMost).map((seed) => ({ seed, wanted: [...alone, ...withGround] })),
    ...seeds.filter(isRequired).slice(0, liftSeedsMost).map((seed) => ({ seed, wanted: lifting.map((rule) => [rule]) })),
  ];
  for (const { seed, wanted } of asked) {
    for (const together of wanted) for (const side of sides) yield* side.made(together, seed);
  }
}

/** The grounds from which a rule may free. */
function liftedBy(rule: Rule): readonly string[] {
  if (rule.kind === 'exempt') return rule.grounds;
  return rule.kind === 'exception' || rule.kind === 'authorise' ? rule.lifts : [];
}

type Conditional = Exclude<Rule, DefineRule>;

class Wishing {
  private readonly side: Side;
  private readonly probe: Probe;
  private readonly texts: ReadonlyMap<string, string[]>;
  private state = 1;

  constructor(side: Side, { a, b }: Compared) {
    const program = side.engine.program(side.question);
    this.side = side;
    this.probe = new Probe(program, side.engine.frame);
    this.texts = new Map([...textsIn([a, b].map(({ engine, question }) => engine.program(question).view))]
      .map(([name, texts]) => [name, [...texts]]));
  }

  get rules(): readonly Rule[] {
    return this.probe.program.view.rules;
  }

  /** A seed changed so that the rules hold together under this side's law, where some step brings it about. */
  *made(rules: readonly Rule[], { facts: from, from: whose }: Seed): Generator<Seed> {
    const wanted = rules.filter((rule): rule is Conditional => rule.kind !== 'define');
    if (!wanted.every((rule) => this.probe.rules.has(rule))) return;
    let facts: Record<string, FactValue> = { ...from };
    for (let round = 0; round <= roundsMost; round++) {
      if (!this.loads(facts)) return;
      if (wanted.every(({ when }) => this.probe.truth(when, {}) === True)) {
        yield { facts, from: whose };
        return;
      }
      const wish = new Wish(this.probe, this.side.engine.frame, facts, this.pick, this.texts);
      for (const { when } of wanted) wish.want(when, true, {});
      const { on: _, ...stated } = wish.facts;
      facts = stated;
    }
  }

  private loads(facts: Readonly<Record<string, FactValue>>): boolean {
    try {
      this.side.engine.load(facts, this.side.question.on, { assumeOrdinary: true });
      return true;
    } catch (error) {
      if (error instanceof FactError) return false;
      throw error;
    }
  }

  /** A multiplicative congruential sequence (Park and Miller, 1988): the same laws give the same witness. */
  private readonly pick: Pick = (values) => {
    this.state = this.state * 48_271 % 2_147_483_647;
    return values[this.state % values.length];
  };
}
