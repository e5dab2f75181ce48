import { type Answer, chaptersOf, levelsOf, type NamedTest, namedTests, stateOf, states } from './asvs.ts';
import type { Project } from './complaint.ts';

const words: Readonly<Record<(typeof states)[number], string>> = {
  holds: 'holds', absent: 'does not apply', yours: 'by whoever runs it', lacks: '**does not hold**',
};
const marks = /(<!-- asvs -->\n)[^]*?(\n<!-- end of asvs -->)/;

/** The page on security with the answers to the standard in their place, as the files of answers have them. */
export function withAnswers(page: string, project: Project): string {
  if (!marks.test(page)) throw new Error('The page has no place for the answers.');
  return page.replace(marks, (_, begin: string, end: string) => `${begin}${answersOf(project)}${end}`);
}

function answersOf(project: Project): string {
  const levels = levelsOf(project);
  const tests = namedTests(project);
  const chapters = chaptersOf(project);
  const answers = chapters.flatMap((chapter) => Object.values(chapter.answers));
  const counts = states.map((state) => `| ${words[state]} | ${answers.filter((answer) => stateOf(answer) === state).length} |`);
  const tables = chapters.map(({ title, answers: of }) => [
    `### ${title}`, '', '| | level | asked | answer | shown by |', '|---|---|---|---|---|',
    ...Object.entries(of).map(([number, answer]) => rowOf(number, levels.get(number) ?? 0, answer, tests)),
  ].join('\n'));
  return [`| of ${answers.length} requirements | |`, '|---|---|', ...counts, '', tables.join('\n\n')].join('\n');
}

function rowOf(number: string, level: number, answer: Answer, tests: Record<string, NamedTest>): string {
  const state = stateOf(answer);
  const shown = (answer.shown ?? []).map((name) => {
    const { file, test } = tests[name]!;
    return `[${file.split('/').at(-1)!.replace('.test.ts', '')}](../${file}): ${test}`;
  });
  const cells = [number, level, answer.asks, `${words[state]}: ${answer[state]!}`, shown.join('; ')];
  return `| ${cells.map((cell) => String(cell).trim().replaceAll(/\s+/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`;
}
