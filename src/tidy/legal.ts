import { parse } from 'yaml';
import { lineAt } from './complaint.ts';
import type { Check, Complaint, Project } from './complaint.ts';
import { productSources, visit } from './source.ts';
import type { Source } from './source.ts';

/** Words only the law uses, wherever they stand, comments included. */
const legalWords: [RegExp, string][] = [
  [/\b\d+ (?:CFR|U\.S\.C\.)/g, 'a cite'],
  [/\b\d+ FR \d/g, 'a Federal Register cite'],
  [/\b7[3-7]\d\.\d+\(/g, 'a paragraph of the regulations'],
  [/\b[0-9][A-E][0-9]{3}(?:\.[a-z])?\b/g, 'an ECCN'],
];

/** Numbers that mean something outside the law too: powers of ten and two, halves and quarters, and units of time. */
const ordinaryNumbers = new Set([
  ...Array.from({ length: 16 }, (_, power) => 10 ** power), ...Array.from({ length: 54 }, (_, power) => 2 ** power),
  ...Array.from({ length: 31 }, (_, power) => 2 ** (power + 1) - 1),
  0.1, 0.2, 0.25, 0.5, 0.75, 0.8, 0.9, 0.01, 0.05, 0.001, 1.5, 2.5, 1440, 3600, 86_400, 60_000, 3_600_000, 86_400_000,
]);

/** Figures, dates and country codes of the corpus, each with the place in which it stands. */
interface LegalLiterals {
  numbers: Map<number, string>;
  dates: Map<string, string>;
  countries: Map<string, string>;
}

/** Nothing legal stands in the program: no cite, ECCN, threshold, date or country code of the corpus. */
export const legalCheck: Check = {
  name: 'legal',
  promise: 'nothing legal stands in src/: no cite, ECCN, threshold, date or country of the corpus',
  find: (project) => {
    const literals = collectLiterals(project);
    return productSources(project).flatMap((source) => [...findWords(source), ...findLiterals(source, literals)]);
  },
};

function findWords(source: Source): Complaint[] {
  return legalWords.flatMap(([pattern, what]) =>
    [...source.text.matchAll(pattern)].map((match) => complain(source, match.index, `“${match[0]}” is ${what}`)));
}

function findLiterals(source: Source, { numbers, dates, countries }: LegalLiterals): Complaint[] {
  const complaints: Complaint[] = [];
  visit(source.program, (node) => {
    if (node.type !== 'Literal' || typeof node.value !== 'number') return;
    const place = numbers.get(node.value);
    if (place !== undefined) complaints.push(complain(source, node.start, `${node.value} is a figure of ${place}`));
  });
  for (const match of source.uncommented.matchAll(/(['"`])([A-Z]{2})\1/g)) {
    const place = countries.get(match[2] ?? '');
    if (place !== undefined) complaints.push(complain(source, match.index, `${match[0]} is a place named in ${place}`));
  }
  for (const match of source.text.matchAll(/\b\d{4}-\d\d-\d\d\b/g)) {
    const place = dates.get(match[0]);
    if (place !== undefined) complaints.push(complain(source, match.index, `${match[0]} is a date of ${place}`));
  }
  return complaints;
}

function complain(source: Source, offset: number, what: string): Complaint {
  const message = `${what}. The law stands in law/; read it from there.`;
  return { check: 'legal', file: source.path, line: lineAt(source.text, offset), message };
}

function collectLiterals(project: Project): LegalLiterals {
  const literals: LegalLiterals = { numbers: new Map(), dates: new Map(), countries: new Map() };
  for (const [path, text] of project) {
    if (!path.startsWith('law/')) continue;
    for (const [date] of `${path} ${text}`.matchAll(/\b\d{4}-\d\d-\d\d\b/g)) literals.dates.set(date, path);
    if (path.endsWith('.md')) collectFromRules(path, text, literals);
    else if (/^law\/tables\/.*\.yaml$/.test(path)) collectFromTable(path, parse(text), literals);
  }
  return literals;
}

function collectFromRules(path: string, text: string, { numbers }: LegalLiterals): void {
  for (const block of text.matchAll(/^```rule\b.*\n([^]*?)^```/gm)) {
    for (const [digits] of (block[1] ?? '').matchAll(/(?<![\w.:/-])\d[\d_]*(?:\.\d+)?(?![\w-]|\.\d)/g)) {
      addNumber(Number(digits.replaceAll('_', '')), path, numbers);
    }
  }
}

function collectFromTable(path: string, value: unknown, literals: LegalLiterals): void {
  if (typeof value === 'number') addNumber(value, path, literals.numbers);
  else if (typeof value === 'string' && /^[A-Z]{2}$/.test(value)) literals.countries.set(value, path);
  else if (Array.isArray(value)) value.forEach((item) => collectFromTable(path, item, literals));
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      collectFromTable(path, key, literals);
      collectFromTable(path, item, literals);
    }
  }
}

function addNumber(value: number, path: string, numbers: Map<number, string>): void {
  const isTelling = value >= 1000 || !Number.isInteger(value);
  if (isTelling && !ordinaryNumbers.has(value)) numbers.set(value, path);
}
