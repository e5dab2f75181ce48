// The page docs/cel.md, made from the declared extensions and the conformance tests.
import type { Section } from './celConformance.fuzz.ts';
import { type Example, type Extension, extensions } from './language.ts';

const opening = `# The language of conditions

Made by \`PORTOLAN_GOLDEN=write npm test src/corpus/cel\`; a test fails when it differs from what the reader and the
engine do. [writing-law.md](writing-law.md) says where conditions stand.

Conditions and formulas of the law are a part of CEL, the [Common Expression Language](https://cel.dev): what is accepted
means what CEL says, and everything else is refused with its place and, where there is one, the mend. Three things go
beyond CEL, because the law needs them:

- **Facts may be unknown**, or known only within bounds. Conditions never mention null and never test for presence.
- **All numbers are doubles.** \`4\` is \`4.0\`, so that no rule is wrong by a missing point. Where CEL's integers would
  answer differently (a quotient without remainder, digits beyond 2⁵³) the reader refuses.
- **Collections, dated sets and dated values** of the corpus can be named.
`;

/** The whole page. */
export function pageOf(sections: readonly Section[], specification: string): string {
  return [opening, '## Operators and extensions\n',
    'The examples speak of `size` and `speed` (numbers), `fast` (true or false), `colour` (a text), `day` (a date) and a team of a '
    + '`buyer` and a `user`, either of whom may be `listed`. What is not stated is unknown.\n',
    ...extensions.map(extensionOf), conformanceOf(sections, specification)].join('\n');
}

function extensionOf({ name, form, says, unknowns, examples }: Extension): string {
  return `### ${name}\n\n\`${form}\`\n\n${says}\n\nUnknown facts: ${unknowns}\n\n${table(
    ['expression', 'facts', 'answer'], examples.map((example) => [
      code(example.expression), code(factsOf(example.facts)), answerOf(example.answer)]))}\n`;
}

function factsOf(facts: Example['facts']): string {
  return Object.entries(facts).map(([name, value]) => `${name}: ${value === null ? 'unknown'
    : typeof value === 'object' ? boundsOf(value) : String(value)}`).join(', ');
}

function answerOf(answer: Example['answer']): string {
  return typeof answer === 'object' ? boundsOf(answer) : String(answer);
}

function boundsOf({ min, max }: { min?: number; max?: number }): string {
  if (min === undefined) return `at most ${max}`;
  return max === undefined ? `at least ${min}` : `${min} to ${max}`;
}

function conformanceOf(sections: readonly Section[], specification: string): string {
  const reasons = reasonsOf(sections);
  const letters = new Map(reasons.map(({ reason }, index) => [reason, String(index + 1)]));
  const rows = sections.map(({ file, name, total, accepted, passing, refused }) => [
    file, name, String(total), String(accepted), String(passing),
    [...refused].map(([reason, { count }]) => `${count} (${letters.get(reason)})`).join(', ')]);
  const sum = (key: 'total' | 'accepted' | 'passing'): string => String(sections.reduce((all, each) => all + each[key], 0));
  return `## Conformance

All tests of ${specification}, read, checked and evaluated as conditions of the law are, with a
vocabulary made from each test's bindings. A test that is accepted must be answered as CEL answers it; where CEL answers
with an error, the test must be refused.

${sum('total')} tests: ${sum('accepted')} accepted, ${sum('passing')} of them passing; the others refused for these reasons:

${table(['', 'refused because', 'tests', 'for example'], reasons.map(({ reason, count, expression }) =>
    [letters.get(reason)!, reason, String(count), code(shortened(expression))]))}

${table(['file', 'section', 'tests', 'accepted', 'passing', 'refused (reason)'], rows)}
`;
}

function reasonsOf(sections: readonly Section[]): { reason: string; count: number; expression: string }[] {
  const reasons = new Map<string, { reason: string; count: number; expression: string }>();
  for (const { refused } of sections) {
    for (const [reason, { count, expression }] of refused) {
      const known = reasons.get(reason) ?? { reason, count: 0, expression };
      reasons.set(reason, { ...known, count: known.count + count });
    }
  }
  return [...reasons.values()].sort((left, right) => right.count - left.count || (left.reason < right.reason ? -1 : 1));
}

function shortened(expression: string): string {
  const line = expression.replace(/\s+/g, ' ').trim();
  return line.length > 48 ? `${line.slice(0, 47)}…` : line;
}

/** As code inside a table: bars would end the cell, backquotes the code. */
function code(text: string): string {
  return text === '' ? '' : `\`${text.replaceAll('|', '\\|').replaceAll('`', '´')}\``;
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(titles), line(titles.map(() => '---')), ...rows.map(line)].join('\n');
}
