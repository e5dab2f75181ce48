import { type Selectable, sql } from 'kysely';
import * as z from 'zod';
import type { CatalogueEntry } from '../../program/catalogue/entries.ts';
import { type Criterion, matchEntry } from '../../program/catalogue/match.ts';
import type { RequestDatabase } from '../../store/request.ts';
import type { Tables } from '../../store/tables.ts';
import { day, id } from '../routes/shapes.ts';
import { loadWorkflowRules } from '../workflow/rules.ts';
import { type Notes, notesShape } from './notes.ts';
import { amount, country, type needBody, needOf, word } from './shapes.ts';

/** States of which anybody may know and in which a designation stands. */
export const standing = loadWorkflowRules().workflow.states.filter((state) => state.public && !state.final).map((state) => state.id);

const offered = z.object({
  priceDollars: amount.optional(), powerMegawatts: amount.optional(), deliveryDays: z.int().min(0).max(100_000).optional(),
  provides: z.record(word, amount).default({}), keeps: z.record(word, z.boolean()).default({}),
  contact: z.string().trim().min(1).max(500).optional().describe('How to ask for it: an address, a page, a desk.'),
});
/** What a consortium says of its package. */
export const entryBody = offered.extend({
  countries: z.array(country).min(1).max(250), sectors: z.array(word).max(50), conditions: z.array(z.string().max(2000)).max(50),
  until: day.optional(),
  shownTo: z.enum(['anybody', 'buyers']).default('buyers').describe('To buyers who are members here, or to anybody.'),
});
/** An entry as it is shown. */
export const entryShape = entryBody.extend({ proposal: id, title: z.string(), designated: day, notes: notesShape });
/** What anybody may read of a designated package. */
export const listedShape = z.object({
  proposal: id, title: z.string(), since: day, conditions: z.string().describe('The public conditions of the designation.'),
  entry: entryShape.optional().describe('Where its consortium shows it to anybody.'),
});
const matchShape = z.object({
  status: z.enum(['met', 'open', 'not-met']), entry: entryShape,
  criteria: z.array(z.object({ about: z.string(), status: z.enum(['met', 'open', 'not-met']), wanted: z.string(), found: z.string() })),
});
/** Entries held against a need, those that are open to it first. */
export const matchesShape = z.object({ items: z.array(matchShape) });

/** An entry with what the public record says of its package. */
export interface EntryRow extends
  Pick<Selectable<Tables['catalogue_entry']>, 'proposal' | 'countries' | 'sectors' | 'conditions' | 'offered' | 'notes' | 'shown_to'> {
  title: string;
  designated: string;
  until: string | null;
}

/** The entries whoever asks may see; of those revoked since nothing is shown. */
export async function entriesIn(database: RequestDatabase, proposal?: string): Promise<EntryRow[]> {
  const query = database.selectFrom('catalogue_entry').innerJoin('public_record', 'public_record.proposal', 'catalogue_entry.proposal')
    .select(['catalogue_entry.proposal', 'title', 'countries', 'sectors', 'catalogue_entry.conditions', 'offered', 'notes', 'shown_to',
      sql<string>`since::text`.as('designated'), sql<string | null>`until::text`.as('until')])
    .where('public_record.state', 'in', standing).orderBy('catalogue_entry.proposal');
  return (proposal === undefined ? query : query.where('catalogue_entry.proposal', '=', proposal)).execute();
}

/** An entry of the table as it is shown. */
export function shown(
  { proposal, title, designated, countries, sectors, conditions, until, ...row }: EntryRow,
): z.infer<typeof entryShape> {
  return {
    proposal, title, designated, countries, sectors, conditions, ...(until === null ? {} : { until }), ...offered.parse(row.offered),
    shownTo: row.shown_to, notes: row.notes as Notes,
  };
}

/** Entries held against a need on a day. What nobody stated is open: never a yes, and never a no. */
export function matched(rows: readonly EntryRow[], body: z.infer<typeof needBody>, on: string): z.infer<typeof matchesShape> {
  const order: Criterion['status'][] = ['met', 'open', 'not-met'];
  const need = needOf(body);
  const items = rows.map((row) => {
    const { status, criteria } = matchEntry(entryOf(row), need, on);
    return { status, criteria, entry: shown(row) };
  });
  return { items: items.sort((left, right) => order.indexOf(left.status) - order.indexOf(right.status)) };
}

function entryOf({ proposal, title, designated, countries, sectors, conditions, until, ...row }: EntryRow): CatalogueEntry {
  const { priceDollars, powerMegawatts, deliveryDays, provides, keeps } = offered.parse(row.offered);
  return {
    id: proposal, package: title, designated, countries, sectors, conditions, provides, keeps, ...(until === null ? {} : { until }),
    ...(priceDollars === undefined ? {} : { priceDollars }), ...(powerMegawatts === undefined ? {} : { powerMegawatts }),
    ...(deliveryDays === undefined ? {} : { deliveryDays }),
  };
}
