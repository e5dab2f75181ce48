import { authorityOf } from '../engine/authority.ts';
import type { Authority } from '../engine/decision.ts';
import type { Frame } from '../engine/frame.ts';
import { True } from '../engine/frame.ts';
import type { Program } from '../engine/program.ts';
import type { Rule } from '../corpus/rule.ts';

/** The rules at work on the facts of a frame: what stands against the leg, and what is in its favour. */
export interface AtWork {
  against: Map<string, Rule>;
  favouring: Map<string, Rule>;
}

export function atWork(program: Program, frame: Frame): AtWork {
  const holds = ({ node }: { node: { evaluate(frame: Frame): number } }): boolean => node.evaluate(frame) === True;
  const against: Rule[] = [
    ...program.prohibitions.filter(holds).map(({ rule }) => rule),
    ...program.grounds.filter(({ stands }) => stands.evaluate(frame) === True)
      .flatMap(({ requirements }) => requirements.filter(holds).map(({ rule }) => rule)),
    ...program.judgements.filter(holds).map(({ rule }) => rule),
    ...program.exceptions.flatMap(({ bars }) => bars.filter(holds).map(({ rule }) => rule)),
  ];
  const favouring: Rule[] = [
    ...program.grounds.flatMap(({ exemptions }) => exemptions.filter(holds).map(({ rule }) => rule)),
    ...[...program.authorisations, ...program.exceptions].filter(({ covers }) => covers.evaluate(frame) === True).map(({ rule }) => rule),
  ];
  const byId = (rules: readonly Rule[]): Map<string, Rule> => new Map(rules.map((rule) => [rule.id, rule]));
  return { against: byId(against), favouring: byId(favouring) };
}

/** The paragraphs by which a state of the facts is better than another: what then favours it, what no longer stands. */
export function gained(program: Program, before: AtWork, after: AtWork): Authority[] {
  return [...only(after.favouring, before.favouring), ...only(before.against, after.against)].map((rule) => authorityOf(program, rule));
}

/** The paragraphs by which it is worse: what then stands in the way, what no longer favours it. */
export function lost(program: Program, before: AtWork, after: AtWork): Authority[] {
  return [...only(after.against, before.against), ...only(before.favouring, after.favouring)].map((rule) => authorityOf(program, rule));
}

function only(one: ReadonlyMap<string, Rule>, other: ReadonlyMap<string, Rule>): Rule[] {
  return [...one.values()].filter(({ id }) => !other.has(id));
}
