// Random rules over yes-or-no facts, the same in the words of Portolan and of publicodes.
import type { Corpus } from '../../src/corpus/corpus.ts';
import type { Expression } from '../../src/corpus/expression.ts';

export const names = ['a', 'b', 'c', 'd', 'e', 'f'];
export type Known = Record<string, boolean>;

/** Literals joined by one word, and these by the other. */
export interface RandomRule {
  outer: 'and' | 'or';
  clauses: { name: string; holds: boolean }[][];
}

export function randomRule(random: () => number): RandomRule {
  const clause = () => {
    const size = 1 + Math.floor(random() * 3);
    const from = [...names];
    return Array.from({ length: size }, () => ({
      name: from.splice(Math.floor(random() * from.length), 1)[0]!, holds: random() < 0.7,
    }));
  };
  return { outer: random() < 0.5 ? 'and' : 'or', clauses: Array.from({ length: 2 + Math.floor(random() * 3) }, clause) };
}

export function holds({ outer, clauses }: RandomRule, facts: Known): boolean {
  const literal = ({ name, holds: wanted }: { name: string; holds: boolean }): boolean => facts[name] === wanted;
  return outer === 'or' ? clauses.some((clause) => clause.every(literal)) : clauses.every((clause) => clause.some(literal));
}

/** The rule as a law that forbids where it holds. */
export function corpusOf({ outer, clauses }: RandomRule): Corpus {
  const when: Expression = { kind: outer, of: clauses.map((clause): Expression => ({
    kind: outer === 'or' ? 'and' : 'or',
    of: clause.map(({ name, holds: wanted }): Expression =>
      (wanted ? { kind: 'fact', name } : { kind: 'not', of: { kind: 'fact', name } })),
  })) };
  const common = { cite: '', grade: 'primary' as const, source: '', line: 1, postures: [] };
  return {
    digest: '', countries: {}, treatedAs: {}, tables: {},
    provisions: [{ id: 'made/up', versions: [{
      provision: 'made/up', file: '', title: '', cite: '', source: '', grade: 'primary', prose: '', published: '2025-01-01',
      effective: '2025-01-01', doubts: [], rules: [{ kind: 'prohibit', id: 'made/up#rule', ...common, name: 'rule', authority: '', when }],
    }] }],
    vocabulary: {
      grounds: {}, roles: [], collections: {}, facts: names.map((name) => ({
        name, subject: 'leg', type: 'boolean' as const, class: 'determining' as const, question: name, lever: false, open: false,
        aliases: [], valueAliases: {},
      })),
    },
  };
}

/** The rule as publicodes writes it. */
export function publicodesOf({ outer, clauses }: RandomRule): Record<string, unknown> {
  const [one, all] = ['une de ces conditions', 'toutes ces conditions'];
  const inner = outer === 'or' ? all : one;
  return {
    ...Object.fromEntries(names.map((name) => [name, { question: `${name}?`, type: 'booléen' }])),
    rule: { [outer === 'or' ? one : all]: clauses.map((clause) => ({
      [inner]: clause.map(({ name, holds: wanted }) => `${name} = ${wanted ? 'oui' : 'non'}`),
    })) },
  };
}
