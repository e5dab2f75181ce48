import type { Corpus } from '../corpus/corpus.ts';
import type { Rule } from '../corpus/rule.ts';
import {
  amendmentsBetween, type FieldAmendment, type FieldText, type PostureAmendment, type ProvisionAmendment, type RuleAmendment,
  type TableAmendment,
} from '../determination/amendments.ts';
import { wrap } from './render/layout.ts';

/** What differs between the law of two days, as an amendment puts it; one line where nothing does. */
export function lawDifference(corpus: Corpus, before: string, after: string, width = 100): string[] {
  const { provisions, postures, tables } = amendmentsBetween(corpus, before, after);
  const blocks = [...provisions.map(provisionLines), ...postureBlock(postures), ...tables.map(tableLines)];
  if (blocks.length === 0) return [`The law of ${before} and that of ${after} are the same.`];
  return [`From the law of ${before} to that of ${after}`, ...blocks.flatMap((lines) => ['', ...lines])]
    .flatMap((line) => (line === '' ? [''] : broken(line, width)));
}

/** A line broken between words; what it says goes on further in. */
function broken(line: string, width: number): string[] {
  const indent = line.length - line.trimStart().length;
  return wrap(line, width, indent, /^ +(strike|insert) /.test(line) ? 8 : 2);
}

function provisionLines({ cite, title, source, what, day, rules }: ProvisionAmendment): string[] {
  const when = day === undefined ? '' : what === 'removed' ? ` after ${day}` : ` from ${day}`;
  return [
    `${cite}: ${what}${when}`, `  ${title}`, `  ${source}`,
    ...rules.length > 0 ? rules.flatMap(ruleLines) : ['  Only the explanation, the source or the title reads anew; no rule changes.'],
  ];
}

function ruleLines({ act, text, changes, ...head }: RuleAmendment): string[] {
  return [`  ${act} ${titleOf(head)}`, ...text.map(textLine), ...changes.flatMap(amendmentLines)];
}

/** The paragraph, the rule's own name and what kind of rule it is. */
function titleOf({ cite, name, kind, about }: Pick<RuleAmendment, 'cite' | 'name' | 'kind' | 'about'>): string {
  const link = about === undefined ? '' : kind === 'define' ? ` of ${about}` : ` by ${about}`;
  return `${cite} (${name}): ${kindWords[kind]}${link}`;
}

const kindWords: Record<Rule['kind'], string> = {
  define: 'definition', require: 'requirement', exempt: 'exemption', exception: 'licence exception', authorise: 'authorisation',
  bar: 'restriction on exceptions', prohibit: 'prohibition', review: 'review policy', judgement: 'judgement',
  untranslatable: 'what a person must judge', duty: 'duty', test: 'test', ledger: 'ledger', ownership: 'ownership rule',
};

function textLine({ field, text }: FieldText): string {
  return `    ${field}: ${text}`;
}

function amendmentLines({ field, amendments }: FieldAmendment): string[] {
  return [`    in ${field}:`, ...amendments.flatMap(({ strike, insert }) =>
    [...strike.map((text) => `      strike ${text}`), ...insert.map((text) => `      insert ${text}`)])];
}

function postureBlock(postures: readonly PostureAmendment[]): string[][] {
  const lines = postures.map(({ rule, before, after }) =>
    `  ${rule}: ${before === undefined ? 'applied as printed' : before.state} -> `
      + (after === undefined ? 'applied as printed, or gone' : `${after.state} (${after.by})`));
  return lines.length === 0 ? [] : [['Applied otherwise than printed', ...lines]];
}

function tableLines({ title, cite, changes }: TableAmendment): string[] {
  return [`${title}${cite === undefined ? '' : ` (${cite})`}`, ...changes.flatMap(amendmentLines)];
}
