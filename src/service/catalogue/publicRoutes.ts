import { sql } from 'kysely';
import * as z from 'zod';
import type { RequestDatabase } from '../../store/request.ts';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';
import { id } from '../routes/shapes.ts';
import { today } from '../today.ts';
import { entriesIn, listedShape, matched, matchesShape, shown, standing } from './entries.ts';
import { needBody } from './shapes.ts';
import { sheetLanguages } from './sheet.ts';

const anybody = { for: 'anybody' } as const;
/** More are not asked for at once: the catalogue is read whole, and searched where it is read. */
const mostListed = 1000;

/** The catalogue as anybody may read it. */
export const publicCatalogueRoutes = [
  route({
    method: 'get', path: '/catalogue', tag: 'Catalogue', summary: 'What is designated, with the entries that are shown to anybody',
    access: anybody,
    success: { status: 200, description: 'All that is designated.', schema: z.object({ items: z.array(listedShape) }) },
    handle: async ({ database }) => {
      const entries = new Map((await entriesIn(database)).map((row) => [row.proposal, shown(row)]));
      const records = await recordsIn(database).orderBy('since', 'desc').limit(mostListed).execute();
      return { body: { items: records.map((record) => {
        const entry = entries.get(record.proposal);
        return { ...record, ...(entry === undefined ? {} : { entry }) };
      }) } };
    },
  }),
  route({
    method: 'get', path: '/catalogue/{proposal}', tag: 'Catalogue', summary: 'One designated package, as anybody may read of it',
    access: anybody, params: z.object({ proposal: id }),
    success: { status: 200, description: 'What is public of it.', schema: listedShape },
    handle: async ({ params: { proposal }, database }) => ({ body: await listedOf(database, proposal) }),
  }),
  route({
    method: 'get', path: '/catalogue/{proposal}/sheet/{language}', tag: 'Catalogue', summary: 'The same on one page to take along',
    access: anybody, params: z.object({ proposal: id, language: z.enum(sheetLanguages) }),
    success: { status: 200, description: 'The page, as PDF/UA-1.', schema: z.string(), mediaType: 'application/pdf' },
    work: async ({ params: { proposal, language }, services, transact, signal }) => {
      const listed = await transact((database) => listedOf(database, proposal));
      const address = `${services.configuration.address}/catalogue/${proposal}`;
      const bytes = await services.analyst.sheet({ listed, language, address }, signal);
      return { text: new Blob([bytes]).stream(), headers: {
        'content-disposition': `attachment; filename="${proposal}.${language}.pdf"`,
      } };
    },
  }),
  route({
    method: 'post', path: '/catalogue/matches', tag: 'Catalogue', access: anybody, body: needBody,
    summary: 'Which packages that are shown to anybody are open to a need',
    success: { status: 200, description: 'Those that are open to it first. The need is not kept.', schema: matchesShape },
    handle: async ({ body, database }) => ({ body: matched(await entriesIn(database), body, today()) }),
  }),
];

/** The public record of designations that stand. */
function recordsIn(database: RequestDatabase) {
  return database.selectFrom('public_record').select(['proposal', 'title', 'conditions', sql<string>`since::text`.as('since')])
    .where('state', 'in', standing);
}

/** What is public of a designated package. Throws {@link Problem} where nothing is. */
async function listedOf(database: RequestDatabase, proposal: string): Promise<z.output<typeof listedShape>> {
  const record = await recordsIn(database).where('proposal', '=', proposal).executeTakeFirst();
  if (record === undefined) throw new Problem(404, 'Nothing designated has this address, or not any more.');
  const [row] = await entriesIn(database, proposal);
  return { ...record, ...(row === undefined ? {} : { entry: shown(row) }) };
}
