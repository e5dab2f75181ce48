import { createReadStream } from 'node:fs';
import { parseDate } from '../corpus/date.ts';
import { InputError, nearestName } from '../corpus/diagnostic.ts';
import type { Question } from '../corpus/view.ts';
import type { FactValue } from '../engine/fact.ts';
import { FactError, type LawEngine } from '../engine/lawEngine.ts';
import type { FactProblem } from '../engine/load.ts';
import type { Catalog } from '../package/catalog.ts';
import { type DecisionReport, report } from './decisionReport.ts';
import { withCatalog } from './factArguments.ts';
import { asInputError } from './inputFile.ts';
import { jsonFault, placeIn } from './jsonFault.ts';
import { type JsonPiece, jsonPieces } from './jsonStream.ts';
import { checkDay, checkHeld } from './lawSpan.ts';

export interface CaseOptions {
  /** The question of cases that do not say their own. */
  question: Question;
  assumeOrdinary: boolean;
}

/** The answer to one case, or why there is none. */
export type CaseResult =
  | ({ id: string | number | null } & DecisionReport)
  | { id: string | number | null; line: number; column: number; error: { message: string; problems: FactProblem[] } };

type Tree = Readonly<Record<string, unknown>>;

const fields = ['id', 'on', 'asOf', 'knownOn', 'view', 'assume', 'facts'];
/** What people write for a field, too far from its name to be found by spelling. */
const otherWords: Readonly<Record<string, string>> = { date: 'on', day: 'on', when: 'on', assumption: 'assume' };
/** What cases of a collection say beside their question. */
const commentary = new Set(['question', 'topic', 'kind', 'source', 'sourceKind', 'why', 'note', 'tags', 'expected',
  'expect', 'settled', 'confidence', 'title', 'name']);

/** The chunks of a file, or of standard input for `-`; only UTF-8. Failures of the file system are complaints. */
export async function* textOf(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of path === '-' ? process.stdin : createReadStream(path)) {
      yield decoder.decode(chunk as Buffer, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw asInputError(path, error);
    throw new InputError([{ file: path, line: 1, column: 1, message: 'The file is not UTF-8 text.', hint: 'Save it as UTF-8.' }]);
  }
}

/** Decides case after case, in order. A case that cannot be used is answered with its error. */
export async function* decideCases(
  engine: LawEngine, catalog: () => Catalog, path: string, options: CaseOptions,
): AsyncGenerator<CaseResult> {
  for await (const piece of jsonPieces(textOf(path))) yield decideCase(engine, catalog, piece, options);
}

function decideCase(
  engine: LawEngine, catalog: () => Catalog, piece: JsonPiece, options: CaseOptions,
): CaseResult {
  let id: string | number | null = null;
  try {
    const tree = treeOf(piece);
    if (typeof tree.id === 'string' || typeof tree.id === 'number') id = tree.id;
    checkFields(tree);
    const facts = tree.facts as Record<string, FactValue>;
    const assumeOrdinary = options.assumeOrdinary || tree.assume === 'ordinary';
    const question = questionOf(tree, options.question);
    checkDay(engine.corpus, question.on, 'on');
    const found = report(engine, withCatalog(engine, catalog, facts), question, { assumeOrdinary });
    checkHeld(engine, found, 'on');
    return { id, ...found };
  } catch (error) {
    if (!(error instanceof FactError)) throw error;
    const { line, column } = error instanceof JsonError ? error.place : piece;
    return { id, line, column, error: { message: error.message, problems: error.problems } };
  }
}

function refuse(field: string, message: string, hint?: string): never {
  throw new FactError([{ field, message, ...(hint === undefined ? {} : { hint }) }]);
}

/** A case that is no JSON, with the place where it stops being so. */
class JsonError extends FactError {
  readonly place: { line: number; column: number };

  constructor(place: JsonError['place'], message: string) {
    super([{ field: 'case', message: `${message} (line ${place.line}, column ${place.column})` }]);
    this.place = place;
  }
}

function treeOf(piece: JsonPiece): Tree {
  const { text, fault } = piece;
  if (fault !== undefined) return refuse('case', fault);
  const found = jsonFault(text);
  if (found !== undefined) throw new JsonError(placeIn(text, found.offset, piece), found.message);
  const value = JSON.parse(text) as unknown;
  return isTree(value) ? value : refuse('case', 'A case is an object {id, on, facts}.');
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Collections of cases say much beside their question, which is left alone. What could be meant for the question itself
 * is refused: a name near to one of its fields, or a date that would go unread.
 */
function checkFields(tree: Tree): void {
  const problems: FactProblem[] = Object.entries(tree).flatMap(([field, value]) => {
    if (fields.includes(field) || commentary.has(field)) return [];
    const near = otherWords[field.toLowerCase()] ?? nearestName(field, fields);
    if (near === undefined && !(typeof value === 'string' && parseDate(value) !== undefined)) return [];
    const hint = near === undefined ? `Its fields are ${fields.join(', ')}.` : `Did you mean '${near}'?`;
    return [{ field, message: `A case has no field '${field}'.`, hint }];
  });
  if (!isTree(tree.facts)) problems.push({ field: 'facts', message: 'The facts of a case are an object {name: value}.' });
  else for (const [field, value] of Object.entries(tree.facts)) {
    if (Array.isArray(value)) problems.push({ field, message: 'A list is no value of a fact.' });
  }
  if (tree.assume !== undefined && tree.assume !== 'ordinary') {
    problems.push({ field: 'assume', message: "Only 'ordinary' can be assumed." });
  }
  if (problems.length > 0) throw new FactError(problems);
}

function questionOf(tree: Tree, usual: Question): Question {
  const { on, asOf } = tree;
  if (on !== undefined && asOf !== undefined && on !== asOf) refuse('asOf', "It means the same as 'on', and differs.", 'Keep one.');
  const day = dateOf(tree, on === undefined ? 'asOf' : 'on') ?? usual.on;
  const knownOn = dateOf(tree, 'knownOn') ?? usual.knownOn;
  // A case may say in its facts which view it asks for; the field of the case comes first.
  const facts = tree.facts as Record<string, unknown>;
  const { view = facts.view ?? facts.posture ?? usual.view } = tree;
  if (view !== 'enforced' && view !== 'codified') return refuse('view', "The view is 'enforced' or 'codified'.");
  return { on: day, view, ...(knownOn === undefined ? {} : { knownOn }) };
}

function dateOf(tree: Tree, field: string): string | undefined {
  const value = tree[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string' && parseDate(value) !== undefined) return value;
  return refuse(field, `There is no date ${JSON.stringify(value)}.`, 'Write dates as 2026-11-23.');
}
