import { authorityOf } from '../engine/authority.ts';
import type { Authority } from '../engine/decision.ts';
import { False, type Frame, True, type Truth, Unknown } from '../engine/frame.ts';
import type { Program } from '../engine/program.ts';
import type { Rule } from '../corpus/rule.ts';

/** The rules at work on the facts of a frame: what stands against the leg, or may, and what is in its favour. */
export interface AtWork {
  against: Map<string, Rule>;
  perhapsAgainst: Map<string, Rule>;
  favouring: Map<string, Rule>;
}

export function atWork(program: Program, frame: Frame): AtWork {
  const perhaps = new Map<string, Rule>();
  const against = new Map<string, Rule>();
  const look = (rule: Rule, truth: Truth): void => {
    if (truth === True) against.set(rule.id, rule);
    else if (truth === Unknown) perhaps.set(rule.id, rule);
  };
  for (const { rule, node } of program.prohibitions) look(rule, node.evaluate(frame));
  for (const { stands, requirements } of program.grounds) {
    const standing = stands.evaluate(frame);
    if (standing === False) continue;
    for (const { rule, node } of requirements) {
      const truth = node.evaluate(frame);
      look(rule, truth === True ? standing : truth);
    }
  }
  for (const { rule, node } of program.judgements) look(rule, node.evaluate(frame));
  for (const { rule, node } of program.exceptions.flatMap(({ bars }) => bars)) look(rule, node.evaluate(frame));
  const favouring: Rule[] = [
    ...program.grounds.flatMap(({ exemptions }) => exemptions.filter(({ node }) => node.evaluate(frame) === True).map(({ rule }) => rule)),
    ...[...program.authorisations, ...program.exceptions].filter(({ covers }) => covers.evaluate(frame) === True).map(({ rule }) => rule),
  ];
  return { against, perhapsAgainst: perhaps, favouring: new Map(favouring.map((rule) => [rule.id, rule])) };
}

/**
 * The paragraphs by which a state of the facts is better than another: what then favours it, what no longer stands, and what
 * no longer may stand.
 */
export function gained(program: Program, before: AtWork, after: AtWork): Authority[] {
  const left = new Map([...after.against, ...after.perhapsAgainst]);
  return [
    ...only(after.favouring, before.favouring), ...only(before.against, after.against), ...only(before.perhapsAgainst, left),
  ].map((rule) => authorityOf(program, rule));
}

/** The paragraphs by which it is worse: what then stands in the way, what no longer favours it. */
export function lost(program: Program, before: AtWork, after: AtWork): Authority[] {
  return [...only(after.against, before.against), ...only(before.favouring, after.favouring)].map((rule) => authorityOf(program, rule));
}

function only(one: ReadonlyMap<string, Rule>, other: ReadonlyMap<string, Rule>): Rule[] {
  return [...one.values()].filter(({ id }) => !other.has(id));
}
