import type { Corpus } from '../corpus/corpus.ts';
import { visit } from '../corpus/expression.ts';
import type { Version } from '../corpus/provision.ts';
import { expressionsOf, type Rule } from '../corpus/rule.ts';

/** Another provision, with the facts, grounds or exceptions over which the two meet. */
export interface LawLink {
  provision: string;
  cite: string;
  title: string;
  over: string[];
}

/** How a provision hangs together with the rest of the law. */
export interface LawLinks {
  /** Provisions whose rules read what this one concludes, or speak of the exceptions or grounds that it makes. */
  usedBy: LawLink[];
  /** Provisions that conclude what this one reads. */
  restsOn: LawLink[];
  /** Facts that may be stated because this provision makes them matter. */
  vocabulary: { name: string; question: string }[];
}

/** Where a provision is used, and what it uses, among the wordings of one day. */
export function linksOf(corpus: Corpus, versions: readonly Version[], provision: string): LawLinks {
  const own = versions.find((version) => version.provision === provision);
  const others = versions.filter((version) => version !== own);
  const [made, read] = [own === undefined ? new Set<string>() : madeBy(own), own === undefined ? new Set<string>() : readBy(own)];
  return {
    usedBy: others.flatMap((version) => linkOver(version, common(made, readBy(version)))),
    restsOn: others.flatMap((version) => linkOver(version, common(read, madeBy(version)))),
    vocabulary: corpus.vocabulary.facts.filter(({ cite }) => cite === provision).map(({ name, question }) => ({ name, question })),
  };
}

function linkOver({ provision, cite, title }: Version, over: string[]): LawLink[] {
  return over.length === 0 ? [] : [{ provision, cite, title, over }];
}

function common(left: ReadonlySet<string>, right: ReadonlySet<string>): string[] {
  return [...left].filter((one) => right.has(one)).sort();
}

/** Facts that it defines, grounds on which it requires a licence, exceptions that it makes. */
function madeBy({ rules }: Version): Set<string> {
  return new Set(rules.flatMap((rule) => (rule.kind === 'define' ? [lastOf(rule.fact)] : rule.kind === 'require' ? [rule.ground]
    : rule.kind === 'exception' || rule.kind === 'authorise' ? [rule.name] : [])));
}

function readBy({ rules }: Version): Set<string> {
  return new Set(rules.flatMap((rule) => [...factsIn(rule), ...spokenOf(rule)]));
}

function factsIn(rule: Rule): string[] {
  const facts: string[] = [];
  for (const { expression } of expressionsOf(rule)) {
    visit(expression, (part) => {
      if (part.kind === 'fact') facts.push(lastOf(part.name));
    });
  }
  return facts;
}

function spokenOf(rule: Rule): string[] {
  switch (rule.kind) {
    case 'exempt': case 'review': return rule.grounds;
    case 'exception': case 'authorise': return [...rule.lifts, ...rule.requiresAlso.map(({ exception }) => exception)];
    case 'bar': return rule.exceptions === 'all' ? [] : rule.exceptions;
    case 'duty': case 'ledger': return rule.for === undefined ? [] : [rule.for];
    default: return [];
  }
}

/** A fact without the role or subject that it is stated of. */
function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
