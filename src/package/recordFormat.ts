import type { FactValue } from '../engine/fact.ts';
import { valueShape } from './factMap.ts';
import type { DiligenceRecord, JudgementRecord } from './model.ts';
import { type Reading, suggestion } from './reading.ts';
import { date, flag, reference, text } from './scalars.ts';
import { list, object, optional, required, type Shape } from './shape.ts';
import { annotated, type Stated } from './stated.ts';
import type { MapTree, Place, Tree } from './tree.ts';

const scope = {
  items: optional(list(reference('item')), 'The items it is about; left out, all.'),
  sites: optional(list(reference('site')), 'The sites it is about; left out, all.'),
  parties: optional(list(reference('party')), 'The parties it is about; left out, all.'),
};

const person = text({ longest: 300 });
const notes = list(text());

/** A finding is read by what the vocabulary says of the fact that the record concerns. */
const finding: Shape<Stated<FactValue>> = {
  read: valueShape(undefined).read,
  schema: (definitions) => annotated(
    { type: ['boolean', 'number', 'string'] }, { min: { type: 'number' }, max: { type: 'number' } }, definitions),
};

const record: Shape<DiligenceRecord> = object<Omit<DiligenceRecord, keyof Place | 'file'>>(
  'A record of diligence', 'Something that had to be looked into, and what came of it.', {
    concerns: required(text({ longest: 120 }), 'The fact it is about, such as knowledge.unresolvedRedFlag.'),
    redFlags: optional(notes, 'The red flags that were seen, by their numbers in the list.'),
    question: optional(text(), 'What was asked, where that is not the question of the fact itself.'),
    asked: optional(notes, 'The evidence that was asked for.'),
    evidence: optional(notes, 'The evidence that was given.'),
    by: optional(person, 'Who looked into it and answers for the finding.'),
    on: optional(date, 'The day of the finding.'),
    finding: optional(finding, 'What the fact is, by this evidence. Left out: not resolved.'),
    until: optional(date, 'The last day on which the finding is relied on.'),
    ...scope,
    note: optional(text(), 'Anything else worth recording.'),
  });

/** A record of diligence. What resolves it must say who, when and on what evidence. */
export const diligenceRecord: Shape<DiligenceRecord> = {
  read(tree, where, reading) {
    const read = record.read(tree, where, reading);
    if (read === undefined || tree.kind !== 'map' || read.concerns === undefined) return read;
    if (read.finding !== undefined) {
      const missing = (['by', 'on', 'evidence'] as const).filter((field) => read[field] === undefined || read[field].length === 0);
      for (const field of missing) {
        reading.problem(tree, `${where.field}.${field}`, `A finding needs '${field}'.`, needed[field]);
      }
    }
    if (read.until !== undefined && read.on !== undefined && read.until < read.on) {
      reading.problem(tree, `${where.field}.until`, 'The finding would have lapsed before it was made.', 'Correct one of the dates.');
    }
    checkFlags(read, tree, where.field, reading);
    return withFinding(read, tree, where.field, reading);
  },
  mayBeEmpty: true,
  schema: record.schema,
};

function checkFlags({ redFlags = [] }: DiligenceRecord, tree: MapTree, field: string, reading: Reading): void {
  const known = reading.vocabulary?.redFlags;
  if (known === undefined) return;
  for (const flagged of redFlags.filter((one) => !known.has(one))) {
    reading.problem(tree.entries.get('redFlags')?.tree ?? tree, `${field}.redFlags`, `The law's list has no red flag '${flagged}'.`,
      `Its numbers are ${[...known].join(', ')}.`);
  }
}

const needed = {
  by: 'Say who resolved it.', on: 'Say on which day.', evidence: 'Say what it rests on; leave the finding out while there is nothing.',
};

/** The record with its finding read as its fact asks, under the fact's own name. */
function withFinding(read: DiligenceRecord, tree: MapTree, field: string, reading: Reading): DiligenceRecord | undefined {
  const facts = reading.vocabulary?.facts;
  if (facts === undefined) return read;
  const shape = facts.get(read.concerns);
  const place: Tree | Place = tree.entries.get('concerns')?.tree ?? tree;
  if (shape === undefined || shape.concluded === true) {
    const known = [...facts].flatMap(([name, { concluded }]) => (concluded === true ? [] : [name]));
    const told = shape === undefined ? `The vocabulary has no fact '${read.concerns}'.`
      : `'${read.concerns}' is concluded from the law; nobody can look into it.`;
    return reading.problem(place, `${field}.concerns`, told, suggestion(read.concerns, known));
  }
  const entry = tree.entries.get('finding');
  const value = entry === undefined ? undefined : valueShape(shape).read(entry.tree, { field: `${field}.finding` }, reading);
  return { ...read, concerns: shape.name, ...(value === undefined ? {} : { finding: value }) };
}

const judgement: Shape<JudgementRecord> = object<Omit<JudgementRecord, keyof Place | 'file'>>(
  'A judgement', 'What a named person has judged.', {
    settles: required(text({ longest: 200 }), 'The full name of the rule that leaves it to judgement, or a fact of that kind.'),
    answer: required(flag, 'For a rule: true where nothing stands in the way any more. For a fact: its value.'),
    by: required(person, 'Who judged it.'),
    on: required(date, 'The day of the judgement.'),
    grounds: required(text(), 'On what grounds.'),
    expires: optional(date, 'Its last day; after it, the question is open again.'),
    ...scope,
    note: optional(text(), 'Anything else worth recording.'),
  });

/** A judgement, of a rule or fact that there is. */
export const judgementRecord: Shape<JudgementRecord> = {
  read(tree, where, reading) {
    const read = judgement.read(tree, where, reading);
    if (read?.settles === undefined || tree.kind !== 'map') return read;
    const place = tree.entries.get('settles')?.tree ?? tree;
    const { facts, judged } = reading.vocabulary ?? {};
    const fact = facts?.get(read.settles);
    if (facts !== undefined && judged !== undefined && fact?.type !== 'boolean' && !judged.has(read.settles)) {
      const known = [...judged, ...[...facts.keys()].filter((name) => name.startsWith('judgement.'))];
      reading.problem(place, `${where.field}.settles`, `'${read.settles}' leaves nothing to anybody's judgement.`,
        suggestion(read.settles, known) ?? '`portolan diligence` names what waits for a judgement.');
    }
    if (read.expires !== undefined && read.on !== undefined && read.expires < read.on) {
      reading.problem(place, `${where.field}.expires`, 'The judgement would expire before it was made.', 'Correct one of the dates.');
    }
    return read;
  },
  mayBeEmpty: true,
  schema: judgement.schema,
};
