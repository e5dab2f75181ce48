import type { DossierInput } from './input.ts';
import { muted, type Section, type Span } from './tree.ts';
import { moneyWords, valueWords } from './words.ts';

/** A value of the file with what it rests on, and where it stands. */
interface Rested {
  where: string;
  value: unknown;
  assumed: string | undefined;
  source: string | undefined;
  grade: string | undefined;
  line: number | undefined;
}

/** Fields whose values are prices, sums or stakes. */
const confidentialFields = ['value', 'amount', 'usContentShare', 'percent'];

/** Everything that the file only assumes, or takes from a source, line by line. */
export function basisSection({ found }: DossierInput): Section {
  const rested = restedIn(found, '', undefined);
  const assumed = rested.filter((one) => one.assumed !== undefined);
  const sourced = rested.filter((one) => one.assumed === undefined);
  return {
    id: 'basis',
    title: 'What the figures rest on',
    blocks: [
      {
        kind: 'paragraph',
        text: `${assumed.length} values of the file are assumed; ${sourced.length} name a source. Whoever can know each has to confirm it.`,
      },
    ],
    sections: [tableOf('assumed', 'Assumed', assumed), tableOf('sourced', 'From a source', sourced)].filter(
      ({ blocks }) => blocks.length > 0,
    ),
  };
}

function tableOf(id: string, title: string, rested: readonly Rested[]): Section {
  return {
    id: `basis-${id}`,
    title,
    sections: [],
    blocks:
      rested.length === 0
        ? []
        : [
            {
              kind: 'table',
              caption: title,
              head: ['Line', 'What', 'Value', 'Because'],
              widths: [8, 34, 20, 38],
              rows: rested.map((one) => ({
                cells: [String(one.line ?? '—'), one.where, ...valueCells(one)],
              })),
            },
          ],
  };
}

/** A reason that names a figure gives the value away, and is as confidential as it is. */
function valueCells({ where, value, assumed, source, grade }: Rested): [Span[], Span[]] {
  const isConfidential = confidentialFields.includes(where.slice(where.lastIndexOf(' ') + 1));
  const why = assumed ?? `${source ?? ''}${grade === undefined ? '' : ` (${grade})`}`;
  const words = isMoney(value) ? moneyWords(value) : isPlain(value) ? valueWords(value) : '—';
  if (!isConfidential) return [[{ text: words }], [muted(why)]];
  return [[{ text: words, confidential: true }], [/\d/.test(why) ? { text: why, confidential: true } : muted(why)]];
}

/** Values with a basis anywhere in the file; what a whole party or site is assumed for is told once. */
function restedIn(node: unknown, where: string, inherited: string | undefined): Rested[] {
  if (Array.isArray(node)) return node.flatMap((one: unknown) => restedIn(one, joinedName(where, nameIn(one)), inherited));
  if (!isMap(node)) return [];
  const { value, assumed, source, grade, line } = node as Record<string, unknown> & { line?: number };
  if ('value' in node && (typeof assumed === 'string' || typeof source === 'string')) {
    if (assumed === inherited && assumed !== undefined) return [];
    return [{ where, value, assumed: textOf(assumed), source: textOf(source), grade: textOf(grade), line }];
  }
  const own = textOf(assumed);
  const whole =
    own === undefined || own === inherited ? [] : [{ where, value: '—', assumed: own, source: undefined, grade: undefined, line }];
  return [...whole, ...Object.entries(node).flatMap(([key, below]) => restedIn(below, joinedName(where, key), own ?? inherited))];
}

function joinedName(where: string, name: string): string {
  return [where, name].filter((part) => part !== '').join(' ');
}

function nameIn(node: unknown): string {
  return isMap(node) && typeof node.id === 'string' ? node.id : '';
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isMoney(value: unknown): value is { amount: number; currency: string } {
  return isMap(value) && typeof value.amount === 'number' && typeof value.currency === 'string';
}

function isPlain(value: unknown): value is string | number | boolean | { min?: number; max?: number } {
  return typeof value !== 'object' || (isMap(value) && ('min' in value || 'max' in value));
}
