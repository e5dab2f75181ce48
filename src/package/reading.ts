import { type Diagnostic, nearestName } from '../corpus/diagnostic.ts';
import type { Writing } from '../corpus/writing.ts';
import type { Place } from './tree.ts';

/** What a vocabulary knows of one fact, as far as a package file needs it. */
export interface FactShape {
  /** The full name under which answers speak of it; the key may be another name for the same. */
  name: string;
  type: 'boolean' | 'number' | 'country' | 'date' | 'text';
  /** The texts it may be; when `open`, the usual ones. */
  values?: readonly string[];
  open?: boolean;
  /** How the text has to be written. */
  writing?: Writing;
  minimum?: number;
  maximum?: number;
  unit?: string;
  question?: string;
  /** Only ever concluded from the law; a file cannot state it. */
  concluded?: boolean;
}

/** What a file may speak of. */
export interface PackageVocabulary {
  /**
   * Every fact by full name (`item.totalProcessingPerformance`, `destination`) and by its other names. Facts that any
   * party can have stand under `party.`.
   */
  facts: ReadonlyMap<string, FactShape>;
  /** Country names by two-letter code. */
  countries: Readonly<Record<string, string>>;
  /** The rules that leave something to a person's judgement, by full name; without them, any name is taken. */
  judged?: ReadonlySet<string>;
  /** The numbers of the red flags that the law has listed on any day; without them, any is taken. */
  redFlags?: ReadonlySet<string>;
}

/** The things in a package that other parts of it may name. */
export type ReferenceKind = 'party' | 'site' | 'item' | 'catalog entry';

interface Mention extends Place {
  kind: ReferenceKind;
  id: string;
  field: string;
}

/** Longer names are not worth a suggestion, and comparing them would take long; very short ones resemble everything. */
const longestName = 80;

/** One reading of one file: gathers problems, the ids it defines and the ids it mentions. */
export class Reading {
  readonly file: string;
  readonly problems: Diagnostic[];
  readonly vocabulary: PackageVocabulary | undefined;
  private readonly definitions = new Map<string, Mention>();
  private readonly mentions: Mention[] = [];

  constructor(file: string, problems: Diagnostic[], vocabulary?: PackageVocabulary) {
    this.file = file;
    this.problems = problems;
    this.vocabulary = vocabulary;
  }

  problem(at: Place, field: string, message: string, hint?: string): undefined {
    const { line, column } = at;
    this.problems.push({
      file: this.file,
      line,
      column,
      ...(field === '' ? {} : { field }),
      message,
      ...(hint === undefined ? {} : { hint }),
    });
    return undefined;
  }

  define(kind: ReferenceKind, id: string, at: Place, field: string): void {
    const key = `${kind} ${id}`;
    const earlier = this.definitions.get(key);
    if (earlier === undefined) this.definitions.set(key, { kind, id, field, line: at.line, column: at.column });
    else this.problem(at, field, `The ${kind} '${id}' is already on line ${earlier.line}.`, 'Give each its own id.');
  }

  mention(kind: ReferenceKind, id: string, at: Place, field: string): void {
    this.mentions.push({ kind, id, field, line: at.line, column: at.column });
  }

  /** The catalog entries the package names. */
  mentioned(kind: ReferenceKind): readonly Mention[] {
    return this.mentions.filter((mention) => mention.kind === kind);
  }

  /** Reports every mention of something that is nowhere defined. */
  resolve(kinds: readonly ReferenceKind[]): void {
    for (const kind of kinds) {
      const known = [...this.definitions.values()].filter((one) => one.kind === kind).map((one) => one.id);
      const names = new Set(known);
      for (const { id, field, line, column } of this.mentioned(kind)) {
        if (!names.has(id))
          this.problem({ line, column }, field, `There is no ${kind} '${id}'.`, suggestion(id, known));
      }
    }
  }
}

/** "Did you mean …?", or the short list of what there is, or nothing helpful to say. */
export function suggestion(name: string, candidates: readonly string[]): string | undefined {
  const near = name.length < 3 || name.length > longestName ? undefined : nearestName(name, candidates);
  if (near !== undefined) return `Did you mean '${near}'?`;
  if (candidates.length === 0) return undefined;
  return candidates.length <= 24 ? `Known here: ${candidates.join(', ')}.` : undefined;
}
