import type { Rule } from '../corpus/rule.ts';
import type { Answered } from '../engine/decide.ts';
import type { StatedFacts } from '../package/statements.ts';
import { type Look, touchedBetween } from './bearing.ts';
import type { LawDifference, RuleDifference } from './compareLaw.ts';

/** A provision that makes the difference, and how. */
export interface Responsible {
  cite: string;
  rule?: string;
  how: string;
}

/** What of two laws makes a finding differ, most telling first: rules that come out otherwise, and what they read. */
export function responsibleFor(
  differences: readonly LawDifference[], looks: { before: Look; after: Look }, decisions: { before: Answered; after: Answered },
  facts: StatedFacts,
): Responsible[] {
  const touched = touchedBetween(looks.before, looks.after, concerning(decisions.before, decisions.after));
  const named = authorities(decisions.before, decisions.after);
  const values = new Set(Object.values(facts).map(({ value }) => value));
  const bearing = differences.filter((one) => {
    if (one.kind === 'rule') return touched.has(`rule ${one.rule}`) || named.has(one.rule);
    if (one.kind === 'value') return touched.has(`value ${one.name}`);
    return touched.has(`set ${one.table} ${one.name}`) && [...one.left, ...one.joined].some((member) => values.has(member));
  });
  if (bearing.length > 0) return bearing.map(responsible);
  // No differing text: then a rule that names a day comes out otherwise on another day.
  return [...touched].filter((name) => name.startsWith('rule ')).map((name) => {
    const rule = name.slice('rule '.length);
    return { cite: citeIn(looks, rule), rule, how: 'comes out otherwise on the other day' };
  });
}

/** Whether a rule can have to do with what two answers say: it speaks of a ground, an exception or a name in one of them. */
function concerning(before: Answered, after: Answered): (rule: Rule) => boolean {
  const grounds = new Set([...before.grounds, ...after.grounds].map(({ ground }) => ground));
  const names = new Set([before, after].flatMap(({ exceptions, authorisations }) =>
    [...exceptions.available, ...exceptions.open, ...authorisations]));
  const ruled = new Set([before, after].flatMap(({ prohibitions, judgements }) =>
    [...prohibitions, ...judgements].map(({ rule }) => rule)));
  return (rule) => {
    switch (rule.kind) {
      case 'require': return grounds.has(rule.ground);
      case 'exempt': return rule.grounds.some((ground) => grounds.has(ground));
      case 'exception': case 'authorise': return names.has(rule.name);
      case 'bar': return names.size > 0 && (rule.exceptions === 'all' || rule.exceptions.some((name) => names.has(name)));
      default: return ruled.has(rule.id);
    }
  };
}

function citeIn({ before, after }: { before: Look; after: Look }, rule: string): string {
  return (after.rules.get(rule) ?? before.rules.get(rule))?.rule.cite ?? rule;
}

/** Rules of review, duties and prohibitions that one answer names and the other does not. */
function authorities(before: Answered, after: Answered): Set<string> {
  const of = ({ reviewAuthorities, duties, prohibitions, grounds }: Answered): Set<string> =>
    new Set([...reviewAuthorities, ...duties, ...prohibitions, ...grounds].map(({ rule }) => rule));
  const [old, young] = [of(before), of(after)];
  return new Set([...[...old].filter((rule) => !young.has(rule)), ...[...young].filter((rule) => !old.has(rule))]);
}

export function responsible(difference: LawDifference): Responsible {
  if (difference.kind === 'rule') return { cite: difference.cite, rule: difference.rule, how: howOf(difference) };
  const { cite, kind, name, left, joined, before, after } = difference;
  if (kind === 'value') return { cite, how: `${name} is ${after ?? 'no figure'} instead of ${before ?? 'none'}` };
  const moves = [...left.map((member) => `${member} is not in it`), ...joined.map((member) => `${member} is in it`)];
  return { cite, how: `${name}: ${moves.slice(0, 3).join(', ')}${moves.length > 3 ? ` and ${moves.length - 3} more` : ''}` };
}

function howOf({ how, because }: RuleDifference): string {
  return because === undefined ? how : `${how} (${because})`;
}
