import type { OwnershipRule } from '../../corpus/ownership.ts';
import { type Version, versionOn } from '../../corpus/provision.ts';
import type { Posture } from '../../corpus/rule.ts';
import { type Question, viewOf } from '../../corpus/view.ts';
import { False, True } from '../../engine/frame.ts';
import type { FactValue } from '../../engine/fact.ts';
import type { LawEngine } from '../../engine/lawEngine.ts';
import { askedOnce } from './asked.ts';

/** A rule about ownership on the day of a question. */
export interface RuleOn {
  rule: OwnershipRule;
  version: Version;
  /** Whether it applies on the day; null where the law itself leaves it open. */
  inForce: boolean | null;
  /** Why it does not apply, or by which words it does. */
  why?: { kind: 'before' } | { kind: 'posture'; posture: Posture } | { kind: 'condition' };
  /** Whether it applies by each way to read what is open. */
  readings: { reading: Record<string, boolean>; isTextSeen: boolean; inForce: boolean | null }[];
}

/** Every rule about ownership that the corpus has, with its standing on the day. */
export function rulesOn(engine: LawEngine, question: Question, stated: Readonly<Record<string, FactValue>> = {}): RuleOn[] {
  const { suspended } = viewOf(engine.corpus, question);
  return engine.corpus.provisions.flatMap((provision): RuleOn[] => {
    const version = versionOn(provision, question.on, question.knownOn);
    const present = version ?? provision.versions.at(-1)!;
    return present.rules.filter((rule) => rule.kind === 'ownership').map((rule): RuleOn => {
      const own = { rule, version: present, readings: [] };
      if (version === undefined) return { ...own, inForce: false, why: { kind: 'before' } };
      const posture = suspended.find((one) => one.rule === rule)?.posture;
      if (posture !== undefined) return { ...own, inForce: false, why: { kind: 'posture', posture } };
      const applies = (reading: Readonly<Record<string, FactValue>>): boolean | null => condition(engine, rule, question, reading);
      const inForce = applies(stated);
      if (inForce !== null) return { ...own, inForce, ...(inForce ? {} : { why: { kind: 'condition' } }) };
      const readings = Object.entries(rule.onTextSeen).flatMap(([name, seen]) => [seen, !seen].map((value) =>
        ({ reading: { [name]: value }, isTextSeen: value === seen, inForce: applies({ ...stated, [name]: value }) })));
      return { ...own, inForce, readings };
    });
  });
}

function condition(
  engine: LawEngine, rule: OwnershipRule, question: Question, stated: Readonly<Record<string, FactValue>>,
): boolean | null {
  const asked = { engine, question, part: rule.when, facts: stated, assumeOrdinary: false };
  const truth = askedOnce(asked, ({ compiler }) => compiler.clause(rule.when).evaluate(engine.frame));
  return truth === True ? true : truth === False ? false : null;
}
