import { namedRows } from '../../lists/csvRows.ts';
import type { FeedFile } from '../../lists/feed.ts';
import { type Element, xmlRecords } from '../../lists/xmlRecords.ts';
import { type At, type Control, entityOf, type OwnerBook } from '../book.ts';
import { shareOf } from '../share.ts';

/** One relationship as the Global LEI System publishes it: the start node is the child, the end node what is above it. */
interface Relationship {
  child: string;
  parent: string;
  type: string;
  status: string;
  from: string;
  to: string;
  percent: string;
  at: At;
}

/** Relationships in which the end node stands above the start node; of a branch it is the whole. */
const consolidations: Record<string, { how: string; isUltimate?: true; isWhole?: true }> = {
  IS_DIRECTLY_CONSOLIDATED_BY: { how: 'consolidates its accounts' },
  IS_ULTIMATELY_CONSOLIDATED_BY: { how: 'consolidates its accounts at the top', isUltimate: true },
  IS_INTERNATIONAL_BRANCH_OF: { how: 'is its head office', isWhole: true },
};

/** Reads relationship records of the Global LEI System as CSV (the concatenated files). */
export async function readGleifTable(book: OwnerBook, file: FeedFile): Promise<void> {
  const found: Relationship[] = [];
  for await (const { cell, line } of namedRows(file, ',', ['Relationship.StartNode.NodeID', 'Relationship.EndNode.NodeID'])) {
    const isPercent = cell('Relationship.Quantifiers.1.QuantifierUnits') === 'PERCENTAGE';
    found.push({
      child: cell('Relationship.StartNode.NodeID'), parent: cell('Relationship.EndNode.NodeID'),
      type: cell('Relationship.RelationshipType'), status: cell('Relationship.RelationshipStatus'), ...periodIn(cell),
      percent: isPercent ? cell('Relationship.Quantifiers.1.QuantifierAmount') : '',
      at: { file: file.name, line, column: 1 },
    });
  }
  addAll(book, found);
}

/** Of the numbered periods the one of the relationship itself, not of its accounts or documents. */
function periodIn(cell: (...names: string[]) => string): { from: string; to: string } {
  const number = [1, 2, 3, 4, 5].find((one) => cell(`Relationship.Period.${one}.periodType`) === 'RELATIONSHIP_PERIOD') ?? 1;
  const day = (end: string): string => cell(`Relationship.Period.${number}.${end}`).slice(0, 10);
  return { from: day('startDate'), to: day('endDate') };
}

/** Reads relationship records of the Global LEI System as XML (RR-CDF). */
export async function readGleifXml(book: OwnerBook, file: FeedFile): Promise<void> {
  const found: Relationship[] = [];
  for await (const record of xmlRecords(file, ['RelationshipRecord'])) {
    const relationship = child(record, 'Relationship');
    if (relationship === undefined) continue;
    const text = (...path: string[]): string => textAt(relationship, path);
    const periods = child(relationship, 'RelationshipPeriods')?.children ?? [];
    const period = periods.find((one) => textAt(one, ['PeriodType']) === 'RELATIONSHIP_PERIOD') ?? periods[0];
    const quantifier = (child(relationship, 'RelationshipQuantifiers')?.children ?? [])
      .find((one) => textAt(one, ['QuantifierUnits']) === 'PERCENTAGE');
    found.push({
      child: text('StartNode', 'NodeID'), parent: text('EndNode', 'NodeID'), type: text('RelationshipType'),
      status: text('RelationshipStatus'), from: textAt(period, ['StartDate']).slice(0, 10), to: textAt(period, ['EndDate']).slice(0, 10),
      percent: textAt(quantifier, ['QuantifierAmount']), at: { file: file.name, line: record.line, column: 1 },
    });
  }
  addAll(book, found);
}

function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((one) => one.name === name);
}

function textAt(element: Element | undefined, path: readonly string[]): string {
  return path.reduce((at, name) => child(at, name), element)?.text.trim() ?? '';
}

function addAll(book: OwnerBook, found: readonly Relationship[]): void {
  const hasDirect = new Set(found.flatMap(({ child: id, type, status }) =>
    (consolidations[type] !== undefined && consolidations[type].isUltimate === undefined && status === 'ACTIVE' ? [id] : [])));
  for (const { child: id, parent, type, status, from, to, percent, at } of found) {
    const kind = consolidations[type];
    const why = kind === undefined ? `${type || 'A record without type'} says nothing of ownership or control.`
      : status !== 'ACTIVE' && to === '' ? `The relationship is ${status || 'of no stated status'} and has no last day.`
        : kind.isUltimate && hasDirect.has(id) ? 'The way to the top runs through the direct parent, which is on record.'
          : id === parent ? 'Both ends are the same entity.' : undefined;
    if (kind === undefined || why !== undefined) {
      book.leftOut.push({ at, why: why ?? '' });
      continue;
    }
    for (const lei of [id, parent]) entityOf(book, lei).identifiers ??= [{ scheme: 'LEI', value: lei }];
    const edge: Control = { owner: parent, owned: id, at, how: kind.how, ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) };
    book.controls.push(edge);
    if (percent === '' && kind.isWhole === undefined) continue;
    const { how: note, ...stake } = edge;
    book.stakes.push({ ...stake, note: note!, share: shareOf(percent === '' ? 100 : Number(percent)) });
  }
}
