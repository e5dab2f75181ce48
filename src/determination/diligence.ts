import { visit } from '../corpus/expression.ts';
import { Names } from '../corpus/names.ts';
import { once } from '../corpus/once.ts';
import type { LawView } from '../corpus/view.ts';
import type { FactDefinition } from '../corpus/vocabulary.ts';

/** The facts about somebody's knowledge that any rule of a view reads, under whatever role. */
export const diligenceIn = once((view: LawView): ReadonlySet<FactDefinition> => {
  const { vocabulary } = view.corpus;
  const names = new Names(vocabulary);
  const read = new Set<string>();
  for (const rule of view.rules) {
    const conditions = [
      ...('when' in rule ? [rule.when] : []), ...('met' in rule ? [rule.met] : []),
      ...(rule.kind === 'define' ? rule.cases.flatMap(({ when, is }) => [when, is]) : []),
      ...(rule.kind === 'exception' ? rule.requiresAlso.map(({ when }) => when) : []),
    ];
    for (const condition of conditions) {
      visit(condition, (part) => {
        if (part.kind !== 'fact') return;
        read.add(names.find(part.name)?.definition.name ?? part.name.slice(part.name.indexOf('.') + 1));
      });
    }
  }
  return new Set(vocabulary.facts.filter(({ name, class: kind }) => kind === 'diligence' && read.has(name)));
});
