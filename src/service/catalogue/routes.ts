import { type Selectable, sql } from 'kysely';
import * as z from 'zod';
import type { CatalogueEntry } from '../../program/catalogue/entries.ts';
import { type Criterion, matchEntry } from '../../program/catalogue/match.ts';
import type { RequestDatabase } from '../../store/request.ts';
import type { Tables } from '../../store/tables.ts';
import { decidedIn } from '../parties/pairs.ts';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';
import { day, id, inWorkspace } from '../routes/shapes.ts';
import { today } from '../today.ts';
import { loadWorkflowRules } from '../workflow/rules.ts';
import { amount, country, needBody, needOf, word } from './shapes.ts';
import { type Notes, notesOf, notesShape } from './notes.ts';

/** States of which anybody may know and in which a designation stands. */
const standing = loadWorkflowRules().workflow.states.filter((state) => state.public && !state.final).map((state) => state.id);

const offered = z.object({
  priceDollars: amount.optional(), powerMegawatts: amount.optional(), deliveryDays: z.int().min(0).max(100_000).optional(),
  provides: z.record(word, amount).default({}), keeps: z.record(word, z.boolean()).default({}),
});
const entryBody = offered.extend({
  countries: z.array(country).min(1).max(250), sectors: z.array(word).max(50), conditions: z.array(z.string().max(2000)).max(50),
  until: day.optional(),
});
const entryShape = entryBody.extend({ proposal: id, title: z.string(), designated: day, notes: notesShape });
const matchShape = z.object({
  status: z.enum(['met', 'open', 'not-met']), entry: entryShape,
  criteria: z.array(z.object({ about: z.string(), status: z.enum(['met', 'open', 'not-met']), wanted: z.string(), found: z.string() })),
});
const readers = ['preparer', 'approver', 'reviewer', 'decision-maker', 'buyer', 'auditor'] as const;

/** What buyers are shown of designated packages, and which are open to a need. */
export const catalogueRoutes = [
  route({
    method: 'put', path: '/workspaces/{workspace}/catalogue/{proposal}', tag: 'Catalogue', params: inWorkspace.extend({ proposal: id }),
    access: { for: 'member', roles: ['approver'], scope: 'catalogue:write' },
    summary: 'Show a designated package to buyers; it is determined anew for that', body: entryBody,
    success: { status: 200, description: 'It is shown, with what hangs on its parties.', schema: entryShape },
    refusals: { 409: 'It is not designated.' },
    work: async ({ params: { workspace, proposal }, body, actor, transact, services, signal }) => {
      const { text, decided } = await transact(async (database) => ({
        text: await sealedText(database, workspace, proposal), decided: await decidedIn(database, workspace),
      }));
      const notes = await notesOf(services.analyst, text, signal, decided);
      const { countries, sectors, conditions, until = null, ...rest } = body;
      const row = {
        countries, sectors, conditions, until, offered: JSON.stringify(rest), notes: JSON.stringify(notes), created_by: actor.user!,
      };
      return transact(async (database) => {
        await database.insertInto('catalogue_entry').values({ workspace, proposal, ...row })
          .onConflict((conflict) => conflict.column('proposal').doUpdateSet(row)).execute();
        const found = await entriesIn(database, proposal);
        return { body: shown(found[0]!) };
      });
    },
  }),
  route({
    method: 'get', path: '/workspaces/{workspace}/catalogue', tag: 'Catalogue', params: inWorkspace,
    access: { for: 'member', roles: readers, scope: 'catalogue:read' },
    summary: 'The catalogue: to buyers all of it, to a consortium its own',
    success: { status: 200, description: 'Entries, each with its conditions.', schema: z.object({ items: z.array(entryShape) }) },
    handle: async ({ database }) => ({ body: { items: (await entriesIn(database)).map(shown) } }),
  }),
  route({
    method: 'post', path: '/workspaces/{workspace}/catalogue/matches', tag: 'Catalogue', params: inWorkspace, body: needBody,
    access: { for: 'member', roles: ['buyer'], scope: 'catalogue:read' },
    summary: 'Which packages are open to a need; what nobody stated is open, never a yes and never a no',
    success: { status: 200, description: 'Those that are open to it first. The need is not kept.',
      schema: z.object({ items: z.array(matchShape) }) },
    handle: async ({ body, database }) => {
      const order: Criterion['status'][] = ['met', 'open', 'not-met'];
      const need = needOf(body);
      const items = (await entriesIn(database)).map((row) => {
        const { status, criteria } = matchEntry(entryOf(row), need, today());
        return { status, criteria, entry: shown(row) };
      });
      return { body: { items: items.sort((left, right) => order.indexOf(left.status) - order.indexOf(right.status)) } };
    },
  }),
];

type EntryRow = Pick<Selectable<Tables['catalogue_entry']>, 'proposal' | 'countries' | 'sectors' | 'conditions' | 'offered' | 'notes'>
  & { title: string; designated: string; until: string | null };

/** What was sealed last of a designated package of one's own. Throws {@link Problem} where there is none. */
async function sealedText(database: RequestDatabase, workspace: string, proposal: string): Promise<string> {
  const row = await database.selectFrom('sealed_file').innerJoin('proposal', 'proposal.id', 'sealed_file.proposal').select('package_text')
    .where('proposal.id', '=', proposal).where('proposal.workspace', '=', workspace).orderBy('sequence', 'desc').executeTakeFirst();
  if (row === undefined) throw new Problem(404, 'There is no such proposal here.');
  const record = await database.selectFrom('public_record').select('state').where('proposal', '=', proposal).executeTakeFirst();
  if (record === undefined) throw new Problem(409, 'Only a designated package is shown to buyers.');
  return row.package_text;
}

/** The entries whoever asks may see; of those revoked since nothing is shown. */
async function entriesIn(database: RequestDatabase, proposal?: string): Promise<EntryRow[]> {
  const query = database.selectFrom('catalogue_entry').innerJoin('public_record', 'public_record.proposal', 'catalogue_entry.proposal')
    .select(['catalogue_entry.proposal', 'title', 'countries', 'sectors', 'catalogue_entry.conditions', 'offered', 'notes',
      sql<string>`since::text`.as('designated'), sql<string | null>`until::text`.as('until')])
    .where('public_record.state', 'in', standing).orderBy('catalogue_entry.proposal');
  return (proposal === undefined ? query : query.where('catalogue_entry.proposal', '=', proposal)).execute();
}

function shown({ proposal, title, designated, countries, sectors, conditions, until, ...row }: EntryRow): z.infer<typeof entryShape> {
  return {
    proposal, title, designated, countries, sectors, conditions, ...(until === null ? {} : { until }), ...offered.parse(row.offered),
    notes: row.notes as Notes,
  };
}

function entryOf({ proposal, title, designated, countries, sectors, conditions, until, ...row }: EntryRow): CatalogueEntry {
  const { priceDollars, powerMegawatts, deliveryDays, provides, keeps } = offered.parse(row.offered);
  return {
    id: proposal, package: title, designated, countries, sectors, conditions, provides, keeps, ...(until === null ? {} : { until }),
    ...(priceDollars === undefined ? {} : { priceDollars }), ...(powerMegawatts === undefined ? {} : { powerMegawatts }),
    ...(deliveryDays === undefined ? {} : { deliveryDays }),
  };
}
