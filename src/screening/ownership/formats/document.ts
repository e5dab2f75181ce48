import { type Diagnostic, InputError } from '../../../corpus/diagnostic.ts';
import type { Interval } from '../../../engine/fact.ts';
import type { FactProblem } from '../../../engine/load.ts';
import { percent } from '../../../package/commonFormat.ts';
import { type FactMap, factMap } from '../../../package/factMap.ts';
import { type PackageVocabulary, Reading } from '../../../package/reading.ts';
import { date, flag, text } from '../../../package/scalars.ts';
import { list, object, optional, required, type Shape } from '../../../package/shape.ts';
import type { Stated } from '../../../package/stated.ts';
import type { Place, Tree } from '../../../package/tree.ts';
import { entityOf, type OwnerBook } from '../book.ts';
import { sayOf } from '../named.ts';
import { shareOf } from '../share.ts';
import type { BookWords } from './table.ts';

interface EntityEntry extends Place {
  id: string;
  name?: string;
  list?: string;
  complete?: boolean;
  facts?: FactMap;
}

interface EdgeEntry extends Place {
  owner: string;
  owned: string;
  from?: string;
  to?: string;
  note?: string;
}

interface StakeEntry extends EdgeEntry {
  percent?: Stated<number | Interval>;
}

interface OwnersDocument extends Place {
  entities?: EntityEntry[];
  stakes?: StakeEntry[];
  control?: EdgeEntry[];
}

const name = text({ longest: 300 });

const edge = {
  owner: required(name, 'The owner, by its id.'),
  owned: required(name, 'The company it has a part in, by its id.'),
  from: optional(date, 'The first day on which it held.'),
  to: optional(date, 'The last day on which it held.'),
  note: optional(text(), 'Anything else worth recording.'),
};

function format(vocabulary: PackageVocabulary): Shape<OwnersDocument> {
  const entity: Shape<EntityEntry> = object<Omit<EntityEntry, keyof Place>>('An entity', 'A company, person or state.', {
    id: required(name, 'How the stakes call it.'),
    name: optional(name, 'Its full name.'),
    list: optional(text(), 'The lists it is on and the terms of its entry, as in: EL all items, denial.'),
    complete: optional(flag, 'Whether every owner of it is among the stakes.'),
    facts: optional(factMap('party.', vocabulary), 'What the vocabulary knows of a party: headquarters, organisedIn …'),
  });
  const stake: Shape<StakeEntry> = object<Omit<StakeEntry, keyof Place>>('A stake', 'What one holds in another.', {
    ...edge, percent: optional(percent, 'Its share in percent; unknown where it is left out.'),
  });
  const control: Shape<EdgeEntry> = object<Omit<EdgeEntry, keyof Place>>('A control', 'Power without regard to shares.', edge);
  return object<Omit<OwnersDocument, keyof Place>>('A file of owners', 'Who owns whom.', {
    entities: optional(list(entity), 'What is known of the owners and companies.'),
    stakes: optional(list(stake), 'Who holds how much of whom.'),
    control: optional(list(control), 'Who controls whom.'),
  });
}

/** Reads a file of owners (YAML or JSON) that was parsed into a tree. Throws {@link InputError} with everything wrong in it. */
export function readOwnersDocument(book: OwnerBook, tree: Tree, file: string, vocabulary: PackageVocabulary, words: BookWords): void {
  const problems: Diagnostic[] = [];
  const found = format(vocabulary).read(tree, { field: '' }, new Reading(file, problems, vocabulary));
  if (found === undefined || problems.length > 0) throw new InputError(problems);
  for (const { id, name: full, list: lists, complete, facts = {}, line, column } of found.entities ?? []) {
    const entity = entityOf(book, id);
    if (full !== undefined) entity.name = full;
    if (complete !== undefined) entity.complete = complete;
    const said: FactProblem[] = [];
    if (lists !== undefined) sayOf(entity, 'list', lists, { ...words, field: `entities[${id}].list`, problems: said });
    for (const [fact, { value }] of Object.entries(facts)) entity.facts[fact] = { value, origin: { kind: 'file', file, line, column } };
    problems.push(...said.map((problem) => ({ file, line, column, ...problem })));
  }
  const edgeOf = ({ owner, owned, from, to, line, column }: EdgeEntry) => {
    for (const id of [owner, owned]) entityOf(book, id);
    if (owner === owned) problems.push({ file, line, column, field: owner, message: `${owner} is said to own or control itself.` });
    return { owner, owned, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), at: { file, line, column } };
  };
  for (const entry of found.stakes ?? []) {
    const note = entry.note === undefined ? {} : { note: entry.note };
    book.stakes.push({ ...edgeOf(entry), share: shareOf(entry.percent?.value ?? null), ...note });
  }
  for (const entry of found.control ?? []) {
    book.controls.push({ ...edgeOf(entry), ...(entry.note === undefined ? {} : { how: entry.note }) });
  }
  if (problems.length > 0) throw new InputError(problems);
}
