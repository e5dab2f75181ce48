import { parse } from 'yaml';
import type { Check, Complaint, Project } from './complaint.ts';

/** Where the answers stand: the numbers asked, the tests that show something, and a file for each chapter. */
const folder = 'docs/security/';
const numbersFile = `${folder}numbers.yaml`;
const testsFile = `${folder}tests.yaml`;

/** The answers there are: it holds; it asks of something that is not here; whoever runs the server sees to it; it does not hold. */
export const states = ['holds', 'absent', 'yours', 'lacks'] as const;
type State = (typeof states)[number];

/** One requirement, in our words, and its answer under the name of its state. */
export interface Answer extends Partial<Record<State, string>> {
  asks: string;
  /** Names of tests. */
  shown?: string[];
}

export interface Chapter {
  file: string;
  title: string;
  answers: Record<string, Answer>;
}

/** A test that shows something, by file and title. */
export interface NamedTest {
  file: string;
  test: string;
}

/** The chapters in their order. */
export function chaptersOf(project: Project): Chapter[] {
  return [...project.keys()].filter((file) => file.startsWith(folder) && /\/\d\d-[\w-]+\.yaml$/.test(file)).sort()
    .map((file) => ({ file, ...parse(project.get(file)!) as Omit<Chapter, 'file'> }));
}

/** The tests by their short names. */
export function namedTests(project: Project): Record<string, NamedTest> {
  return (parse(project.get(testsFile) ?? '') ?? {}) as Record<string, NamedTest>;
}

/** The level of every requirement asked about, by its number. */
export function levelsOf(project: Project): Map<string, number> {
  const levels = (parse(project.get(numbersFile) ?? '') ?? {}) as Record<string, Record<string, string>>;
  return new Map(Object.entries(levels).flatMap(([level, sections]) => Object.entries(sections).flatMap(([section, ranges]) =>
    ranges.split(', ').flatMap((range) => {
      const [first = 0, last = first] = range.split('-').map(Number);
      return Array.from({ length: last - first + 1 }, (_, index): [string, number] =>
        [`${section}.${first + index}`, Number(level.slice('level'.length))]);
    }))));
}

/** The state of an answer; throws where it has not exactly one. */
export function stateOf(answer: Answer): State {
  const [state, ...others] = states.filter((one) => answer[one] !== undefined);
  if (state === undefined || others.length > 0) throw new Error(`has to say exactly one of ${states.join(', ')}`);
  return state;
}

/** Every requirement of the levels asked about is answered once, and what is said to show it is there. */
export const asvsCheck: Check = {
  name: 'asvs',
  promise: 'every requirement of the security standard is answered once, by tests that exist',
  find: (project) => [...findNumbers(project), ...findAnswers(project), ...findTests(project)],
};

function complain(file: string, message: string): Complaint {
  return { check: 'asvs', file, line: 1, message };
}

function findNumbers(project: Project): Complaint[] {
  const levels = levelsOf(project);
  const places = new Map<string, string>();
  const found = chaptersOf(project).flatMap(({ file, answers }) => Object.keys(answers).flatMap((number) => {
    const before = places.get(number);
    places.set(number, file);
    if (before !== undefined) return [complain(file, `${number} is answered in ${before} too.`)];
    return levels.has(number) ? [] : [complain(file, `${number} is no requirement of ${numbersFile}.`)];
  }));
  const open = [...levels.keys()].filter((number) => !places.has(number));
  return [...found, ...open.map((number) => complain(numbersFile, `${number} is not answered.`))];
}

function findAnswers(project: Project): Complaint[] {
  const tests = namedTests(project);
  return chaptersOf(project).flatMap(({ file, answers }) => Object.entries(answers).flatMap(([number, answer]) => {
    const wrong = (message: string): Complaint => complain(file, `${number} ${message}.`);
    const unknown = (answer.shown ?? []).filter((name) => tests[name] === undefined).map((name) => wrong(`names the unknown test ${name}`));
    if (!answer.asks) return [...unknown, wrong('does not say what is asked')];
    try {
      const state = stateOf(answer);
      // What is asked of pages is shown by the page.
      const isShown = state !== 'holds' || (answer.shown ?? []).length > 0 || /\]\((?:[\w./]+\.md|#)/.test(answer.holds ?? '');
      return isShown ? unknown : [...unknown, wrong('holds, and nothing shows it')];
    } catch (error) {
      return [...unknown, wrong((error as Error).message)];
    }
  }));
}

function findTests(project: Project): Complaint[] {
  const used = new Set(chaptersOf(project).flatMap(({ answers }) => Object.values(answers).flatMap(({ shown = [] }) => shown)));
  return Object.entries(namedTests(project)).flatMap(([name, { file, test }]) => {
    const text = project.get(file);
    if (text === undefined) return [complain(testsFile, `${name}: there is no ${file}.`)];
    if (!titlesOf(text).has(test)) return [complain(testsFile, `${name}: ${file} has no test “${test}”.`)];
    return used.has(name) ? [] : [complain(testsFile, `${name} shows nothing.`)];
  });
}

/** The titles of the tests of a file; what a title says of the store it runs on is left away. */
function titlesOf(text: string): Set<string> {
  const titles = text.matchAll(/\btest\(\s*(?:`(?:\$\{[^}]*\}: )?((?:[^`\\]|\\.)*)`|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/g);
  return new Set([...titles].map(([, template, single, double]) => (template ?? single ?? double ?? '').replaceAll(/\\(.)/g, '$1')));
}
