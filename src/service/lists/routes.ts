import * as z from 'zod';
import { type FeedVersion, entryCount, versionDay } from '../../screening/lists/version.ts';
import { askForLooks } from '../monitors/watch.ts';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';
import { day, digest, moment } from '../routes/shapes.ts';
import { putInForce, rememberRefusal, syncLists, versionInForce } from './sync.ts';

const listShape = z.object({
  feed: z.string(), version: z.string(), digest, day: day.describe('The day of the data.'), entries: z.int(),
  counts: z.record(z.string(), z.int()).describe('Entries by list.'), checked: moment.describe('When somebody looked last.'),
  refused: z.object({ on: moment, reasons: z.array(z.string()) }).optional().describe('The last one offered, if it was refused.'),
});
const feed = z.string().regex(/^[a-z0-9-]{1,100}$/);
const ofFeed = z.object({ feed });
const file = z.object({ name: z.string().min(1).max(200), content: z.base64().describe('The file, packed with gzip or not, as base64.') });

/** The screening lists that all workspaces are compared with. Who runs the server takes them in. */
export const listRoutes = [
  route({
    method: 'get', path: '/lists', tag: 'Lists', summary: 'Which screening lists are held, of which day', access: { for: 'anybody' },
    success: { status: 200, description: 'The lists in force.', schema: z.object({ items: z.array(listShape) }) },
    handle: async ({ database }) => {
      const rows = await database.selectFrom('list_in_force').innerJoin('list_version', (join) =>
        join.onRef('list_version.feed', '=', 'list_in_force.feed').onRef('list_version.version', '=', 'list_in_force.version'))
        .select(['about', 'checked', 'refused']).orderBy('list_in_force.feed').execute();
      return { body: { items: rows.map(({ about, checked, refused }) => shown(about as FeedVersion, checked.toISOString(), refused)) } };
    },
  }),
  route({
    method: 'post', path: '/lists/{feed}/versions', tag: 'Lists', summary: 'Take a list in: the whole of it or nothing', params: ofFeed,
    access: { for: 'operator' },
    body: z.object({
      files: z.array(file).min(1).max(8).describe('The main one first.'),
      published: day.optional().describe('The day of the data, where the file does not say it.'),
      force: z.boolean().default(false).describe('Take it although something speaks against it.'),
    }),
    success: { status: 201, description: 'It is in force, in one step.', schema: listShape },
    refusals: { 409: 'It cannot be believed: shrunken, older, cut short. What was in force stays.' },
    work: async ({ params, body, actor, services, transact }) => {
      const before = await transact((database) => versionInForce(database, params.feed));
      const files = body.files.map(({ name, content }) => ({ name, bytes: Buffer.from(content, 'base64') }));
      const { reasons, ...packed } = await services.analyst.lists.readOffer({ ...params, files, published: body.published }, before);
      if (reasons.length > 0 && !body.force) {
        await transact((database) => rememberRefusal(database, params.feed, reasons));
        throw new Problem(409, `It is refused; what was in force stays. ${reasons.join(' ')} If it is right, send \`force\`.`);
      }
      const now = new Date().toISOString();
      await transact((database) => putInForce(database, packed, now, actor.user!));
      await syncLists(services);
      await askForLooks(services.store);
      return { body: shown(packed.about, now, null) };
    },
  }),
  route({
    method: 'put', path: '/lists/{feed}/in-force', tag: 'Lists', summary: 'Put another kept version in force', params: ofFeed,
    access: { for: 'operator' }, body: z.object({ version: z.string().min(1).max(100) }),
    success: { status: 200, description: 'It is in force.', schema: listShape },
    work: async ({ params, body, services, transact }) => {
      const now = new Date();
      const about = await transact(async (database) => {
        const row = await database.selectFrom('list_version').select('about').where('feed', '=', params.feed)
          .where('version', '=', body.version).executeTakeFirst();
        if (row === undefined) throw new Problem(404, 'No such version of this feed is kept.');
        await database.updateTable('list_in_force').set({ version: body.version, checked: now, refused: null })
          .where('feed', '=', params.feed).execute();
        return row.about as FeedVersion;
      });
      await syncLists(services);
      await askForLooks(services.store);
      return { body: shown(about, now.toISOString(), null) };
    },
  }),
];

function shown(about: FeedVersion, checked: string, refused: { on: string; reasons: string[] } | null): z.infer<typeof listShape> {
  return {
    feed: about.feed, version: about.id, digest: about.digest, day: versionDay(about), entries: entryCount(about), counts: about.counts,
    checked, ...(refused === null ? {} : { refused }),
  };
}
