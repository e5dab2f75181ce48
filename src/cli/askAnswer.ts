import { type Answer, type AnswerPath, dataOf, writeAnswer } from '../package/edit.ts';
import type { Interval } from '../engine/fact.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import { FactError } from '../engine/lawEngine.ts';
import type { AskedQuestion } from '../determination/ask.ts';
import { addToPackage } from '../package/append.ts';
import type { Package } from '../package/model.ts';
import type { PackageDocument } from '../package/reader.ts';
import { factsOfArguments } from './factArguments.ts';

/** What somebody typed, understood: a value to write, or why it cannot be one. */
export type Understood = { value: Answer } | { complaint: string };

/** Reads a typed answer by the type of its question. Countries may be named; a number may be a range (10..20). */
export function understood(engine: LawEngine, { fact, type, values }: AskedQuestion, typed: string): Understood {
  const text = typed.trim();
  if (text === '?' || text === 'unknown') return { value: null };
  if (type === 'party') return { value: text };
  const word = type === 'boolean' ? yesOrNo(text) : type === 'country' ? countryCode(engine, text) : text;
  try {
    const [value] = Object.values(factsOfArguments(engine, [`${fact}=${word}`]));
    engine.load({ [fact]: value! }, '2000-01-01');
    return { value: value as Exclude<typeof value, Interval | undefined> | { [Key in keyof Interval]: never } as Answer };
  } catch (error) {
    if (!(error instanceof FactError)) throw error;
    const choices = values === undefined ? '' : ` It is one of ${values.join(', ')}.`;
    return { complaint: `${error.problems[0]!.message}${choices}` };
  }
}

function yesOrNo(text: string): string {
  const lower = text.toLowerCase();
  return { y: 'true', n: 'false' }[lower] ?? lower;
}

function countryCode({ corpus }: LawEngine, text: string): string {
  const byName = Object.entries(corpus.countries).find(([, name]) => name.toLowerCase() === text.toLowerCase());
  return byName?.[0] ?? text.toUpperCase();
}

/**
 * Writes an answer where its question says, and returns the new document. A note beside the old value stays; that a value
 * was assumed does not. A party that the file does not have is added to it first.
 */
export function withAnswer(document: PackageDocument, found: Package, question: AskedQuestion, value: Answer): PackageDocument {
  const path = question.path!;
  if (question.type !== 'party' || value === null) return writeAnswer(document, path, besideNote(document, path, value));
  const name = String(value);
  const known = found.parties?.find((party) => party.id === name || party.name.toLowerCase() === name.toLowerCase());
  const id = known?.id ?? idFor(name, found);
  const withParty = known === undefined ? addToPackage(document, { parties: [{ id, name }] }) : document;
  return writeAnswer(withParty, path, path.at(-1) === 'tenants' ? [id] : id);
}

function besideNote(document: PackageDocument, path: AnswerPath, value: Answer): Answer {
  const present = path.reduce<unknown>((inside, step) => {
    if (Array.isArray(inside)) return inside.find((one, index) => index === step || (one as { id?: unknown } | null)?.id === step);
    return typeof inside === 'object' && inside !== null ? (inside as Record<string, unknown>)[step] : undefined;
  }, dataOf(document.yaml));
  const note = typeof present === 'object' && present !== null && 'note' in present ? present.note : undefined;
  if (typeof note !== 'string') return value;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value, note } : { value, note };
}

/** An id in the manner of the file: small letters, hyphens, not yet taken. */
function idFor(name: string, { parties = [] }: Package): string {
  const slug = name.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'party';
  const taken = new Set(parties.map(({ id }) => id));
  const numbers = Array.from({ length: taken.size + 1 }, (_, index) => (index === 0 ? slug : `${slug}-${index + 1}`));
  return numbers.find((candidate) => !taken.has(candidate))!;
}
