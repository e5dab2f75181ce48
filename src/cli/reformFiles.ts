import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, InputError, nearestName } from '../corpus/diagnostic.ts';
import type { LawText } from '../corpus/digest.ts';
import { idOf, readReform, type Reform } from '../corpus/reform.ts';
import { reformed } from '../corpus/reformApply.ts';
import { type NotExpressed, readNotExpressed } from '../corpus/reformCheck.ts';
import type { ReformedLaw } from '../determination/pathReforms.ts';
import { LawEngine } from '../engine/lawEngine.ts';
import { sha256 } from './corpusCache.ts';
import { readBytes } from './inputFile.ts';
import { lawRoot, readTexts } from './lawFiles.ts';
import type { ChosenReform } from './reformChoice.ts';

const folder = 'law/reforms';

/** The texts of the reforms that come with the law. */
export function reformTexts(): LawText[] {
  return readTexts(folder, ['.md']);
}

/** The names of the reforms that come with the law. */
export function reformNames(): string[] {
  return reformTexts().map(({ path }) => idOf(path));
}

/** Bills and toggles that no overlay expresses. Throws {@link InputError} where the list cannot be read. */
export function loadNotExpressed(): NotExpressed[] {
  const problems: Diagnostic[] = [];
  const [list] = readTexts(folder, ['not-expressed.yaml']);
  const entries = list === undefined ? [] : readNotExpressed(list, problems);
  if (problems.length > 0) throw new InputError(problems);
  return entries;
}

/** Reads one reform: of the law, by its name, or a file of the user's. Throws {@link InputError} with all that is wrong in it. */
export function openReform({ name, given }: ChosenReform): Reform {
  const problems: Diagnostic[] = [];
  const reform = readReform(textOf(name), { problems, hash: sha256, given });
  if (reform === undefined || problems.length > 0) throw new InputError(problems);
  return reform;
}

function textOf(name: string): LawText {
  if (/[/\\]|\.md$/.test(name)) return { path: name, text: new TextDecoder().decode(readBytes(name)) };
  const path = `${folder}/${name}.md`;
  const file = join(lawRoot(), path);
  if (existsSync(file)) return { path, text: new TextDecoder().decode(readBytes(file)) };
  const near = nearestName(name, reformNames());
  throw new InputError([{
    file: 'command line', line: 1, column: 1, message: `There is no reform '${name}'.`,
    hint: near === undefined ? '`portolan reform list` names them; a file of your own ends with .md.' : `Did you mean '${near}'?`,
  }]);
}

/** What somebody has proposed: neither what was law once nor what is tried out. */
const proposed = new Set<Reform['kind']>(['bill', 'draft', 'concept']);

/** The law under each of the bills, drafts and proposals that come with it, with parameters as they are by themselves. */
export function proposedLaws(like: LawEngine): ReformedLaw[] {
  return reformNames().map((name) => openReform({ name, given: {} })).filter(({ kind }) => proposed.has(kind))
    .map((reform) => {
      const problems: Diagnostic[] = [];
      const corpus = reformed(like.corpus, reform, problems, sha256);
      if (problems.length > 0) throw new InputError(problems);
      const { id, title, status } = reform;
      return { id, title, status, engine: new LawEngine(corpus, like) };
    });
}
