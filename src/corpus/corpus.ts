import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Diagnostic } from './diagnostic.ts';
import { digestOf, type LawText, type Sha256 } from './digest.ts';
import type { Provision, Version } from './provision.ts';
import { groupVersions, readVersion } from './provisionReader.ts';
import { readTable, type Table } from './table.ts';
import type { FactDefinition, Vocabulary } from './vocabulary.ts';
import { readCountries, readGrounds, readRoles } from './vocabularyLists.ts';
import { readFacts } from './vocabularyReader.ts';

export type { LawText } from './digest.ts';

/** All provisions, tables and words of the law, parsed. Plain JSON: it can be cached and sent to a browser. */
export interface Corpus {
  /** SHA-256 over the paths and texts; an answer names it. */
  digest: string;
  provisions: Provision[];
  tables: Record<string, Table>;
  vocabulary: Vocabulary;
  /** Country names by code. */
  countries: Record<string, string>;
  /** Places that the law treats as another (Hong Kong as China). */
  treatedAs: Record<string, string>;
}

/** SHA-256 in plain JavaScript: the same on every machine, slower than the machine's own. */
const plainSha256: Sha256 = (text) => bytesToHex(sha256(utf8ToBytes(text)));

/**
 * Parses the texts of `law/` into a corpus. Problems of form are reported in `problems`; what the whole must satisfy
 * (references, types, one version a day) is the business of `checkCorpus`. `hash` may be a faster SHA-256.
 */
export function readCorpus(texts: readonly LawText[], problems: Diagnostic[], hash: Sha256 = plainSha256): Corpus {
  const sorted = texts.toSorted((left, right) => (left.path < right.path ? -1 : 1));
  const versions: Version[] = [];
  const tables: Record<string, Table> = {};
  const facts: FactDefinition[] = [];
  const corpus: Corpus = {
    digest: digestOf(texts, hash), provisions: [], tables, countries: {}, treatedAs: {},
    vocabulary: { facts, roles: [], collections: {}, grounds: {} },
  };
  for (const { path, text } of sorted) {
    if (path.endsWith('/roles.yaml')) readRoles(path, text, corpus.vocabulary, problems);
    else if (path.endsWith('/grounds.yaml')) readGrounds(path, text, corpus.vocabulary, problems);
    else if (path.endsWith('/countries.yaml')) readCountries(path, text, corpus, problems);
    else if (path.startsWith('law/vocabulary/')) facts.push(...readFacts(path, text, problems));
    else if (path.startsWith('law/tables/')) addTable(tables, readTable(path, text, problems), problems);
    else if (path.endsWith('.md')) {
      const version = readVersion(path, text, problems);
      if (version !== undefined) versions.push(version);
    }
  }
  corpus.provisions.push(...groupVersions(versions, problems));
  return corpus;
}

/** Several files may fill one table (`sets`), but each set and value stands in one of them only. */
function addTable(tables: Record<string, Table>, table: Table | undefined, problems: Diagnostic[]): void {
  if (table === undefined) return;
  const present = tables[table.table];
  if (present === undefined) {
    tables[table.table] = table;
    return;
  }
  for (const name of [...Object.keys(table.sets), ...Object.keys(table.values)]) {
    if (!(name in present.sets) && !(name in present.values)) continue;
    problems.push({ file: table.file, line: 1, column: 1, message: `'${name}' is already in ${present.file}.` });
  }
  Object.assign(present.sets, table.sets);
  Object.assign(present.values, table.values);
}
