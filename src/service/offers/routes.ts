import { type Selectable, sql } from 'kysely';
import * as z from 'zod';
import { type BuyerPlace, poolOf, poolSite, type PooledFragment } from '../../program/catalogue/fragment.ts';
import { newId } from '../../store/ids.ts';
import type { RequestDatabase } from '../../store/request.ts';
import type { Tables } from '../../store/tables.ts';
import { amount, country, needBody, needOf, word } from '../catalogue/shapes.ts';
import { explainConstraint, Problem } from '../problem.ts';
import { route } from '../route.ts';
import { textOf } from '../routes/packages.ts';
import { day, id, inWorkspace, moment, paged, pageOf, pageQuery } from '../routes/shapes.ts';
import { today } from '../today.ts';
import { composedShape, type OfferOfPool, shownComposed } from './composed.ts';
import type { CompositionQuestion, OfferedItem } from './offerDesk.ts';

explainConstraint('offer_stands_once', 409, 'This item is offered already. Withdraw that offer first.');

const terms = z.object({
  priceDollars: z.int().min(0).max(1e12), deliveryDays: z.int().min(0).max(100_000).describe('After signing.'),
  powerMegawatts: amount.optional(), provides: z.record(word, amount).default({}).describe('Measures on which buyers and members agree.'),
  keeps: z.record(word, z.boolean()).default({}).describe('What is promised or denied; leave out what nobody has said.'),
  countries: z.array(country).min(1).max(250).optional().describe('Only there; left out, wherever the law lets it.'),
  until: day.optional().describe('The last day on which it stands.'),
});
type Terms = z.output<typeof terms>;
const offerShape = terms.extend({
  id, package: id, version: z.int(), item: z.string(), name: z.string(), layer: z.string(), member: z.string(), since: moment,
});
const files = { for: 'member', roles: ['approver'], scope: 'offers:write' } as const;
const place = z.looseObject({}).describe('As in the package file, without `id` and `country`: operator, owner, endUse …');

/** What members offer, and what buyers can make of it. */
export const offerRoutes = [
  route({
    method: 'post', path: '/workspaces/{workspace}/offers', tag: 'Offers', params: inWorkspace, access: files,
    summary: 'Offer an item of a package to buyers; other members see nothing of it', refusals: { 409: 'It is offered already.' },
    body: terms.extend({ package: id, version: z.int().min(1).optional(), item: word }),
    success: { status: 201, description: 'Buyers see it.', schema: offerShape },
    work: async ({ params: { workspace }, body, actor, services, transact, signal }) => {
      const { package: of, version: named, item, ...rest } = body;
      const { text, version } = await transact((database) => textOf(database, { workspace, package: of }, named));
      const fragment = await services.analyst.offers.fragment(text, item, signal);
      return { body: shown(await transact((database) => database.insertInto('offer').values({
        id: newId(), workspace, package: of, version, item, fragment: JSON.stringify(fragment), terms: JSON.stringify(rest),
        created_by: actor.user!,
      }).returningAll().executeTakeFirstOrThrow())) };
    },
  }),
  route({
    method: 'get', path: '/workspaces/{workspace}/offers', tag: 'Offers', params: inWorkspace, query: pageQuery,
    access: { for: 'member', roles: ['preparer', 'approver', 'auditor', 'buyer'], scope: 'offers:read' },
    summary: 'Offers: of a member its own, of buyers all that stand',
    success: { status: 200, description: 'A page of them.', schema: pageOf(offerShape) },
    handle: async ({ query: { after, limit }, database }) => {
      let rows = database.selectFrom('offer').selectAll().where('withdrawn_at', 'is', null).orderBy('id').limit(limit + 1);
      if (after !== undefined) rows = rows.where('id', '>', after);
      return { body: paged(await rows.execute(), limit, shown) };
    },
  }),
  route({
    method: 'delete', path: '/workspaces/{workspace}/offers/{offer}', tag: 'Offers', summary: 'Withdraw an offer', access: files,
    params: inWorkspace.extend({ offer: id }), success: { status: 204, description: 'It stands no longer.', schema: z.undefined() },
    handle: async ({ params, database }) => {
      const { numUpdatedRows } = await database.updateTable('offer').set({ withdrawn_at: sql<Date>`now()` })
        .where('id', '=', params.offer).where('withdrawn_at', 'is', null).executeTakeFirst();
      if (numUpdatedRows === 0n) throw new Problem(404, 'There is no such offer of yours.');
      return { body: undefined };
    },
  }),
  route({
    method: 'post', path: '/workspaces/{workspace}/compositions', tag: 'Offers', params: inWorkspace,
    access: { for: 'member', roles: ['buyer'], scope: 'offers:read' },
    summary: 'From the offers of members, stacks of all five layers for which no bar is found on the stated facts',
    body: needBody.extend({
      parts: z.array(word).max(50).default([]).describe('Of the hardware layer what has to be there: compute, storage.'), site: place,
      parties: z.array(z.looseObject({ id: word })).max(200).default([]).describe('Those that the site names, as in the package file.'),
    }),
    success: { status: 200, description: 'Every best trade-off. The need is not kept.', schema: composedShape },
    work: async ({ body, services, transact, signal }) => {
      const rows = await transact((database) => standing(database));
      const pool = poolOffers(rows);
      const question = questionOf(pool, body);
      return { body: shownComposed(await services.analyst.offers.compose(question, signal), pool) };
    },
  }),
];

type OfferRow = Selectable<Tables['offer']>;

/** Offers that stand today, as far as whoever asks may see them. */
async function standing(database: RequestDatabase): Promise<OfferRow[]> {
  const rows = await database.selectFrom('offer').selectAll().where('withdrawn_at', 'is', null).orderBy('id').execute();
  return rows.filter(({ terms: kept }) => ((kept as Terms).until ?? '9999') >= today());
}

/** Offers under short names of their own, with one beginning for all that comes from one workspace. */
function poolOffers(rows: readonly OfferRow[]): OfferOfPool[] {
  const workspaces = [...new Set(rows.map(({ workspace }) => workspace))];
  return rows.map((row, index) => ({
    offer: row.id, id: `offer-${index + 1}`, member: `member-${workspaces.indexOf(row.workspace) + 1}`,
    fragment: row.fragment as OfferedItem, terms: row.terms as Terms,
  }));
}

function questionOf(
  pool: readonly OfferOfPool[], { site, parties, parts, ...need }: z.output<typeof needBody> & {
    parts: string[]; site: BuyerPlace['site']; parties: BuyerPlace['parties'] },
): CompositionQuestion {
  const offered: PooledFragment[] = pool.map(({ id: own, member, fragment: { layer, item, parties: named } }) =>
    ({ id: own, member, fragment: { layer, item, parties: named } }));
  return {
    pool: JSON.stringify(poolOf(offered, { title: need.title, country: need.country, site, parties })), on: today(),
    need: { ...needOf(need, parts), site: poolSite },
    offers: pool.map(({ id: own, terms: { until: _until, powerMegawatts, countries, ...rest } }) => ({
      item: own, ...rest, ...(powerMegawatts === undefined ? {} : { powerMegawatts }), ...(countries === undefined ? {} : { countries }),
    })),
  };
}

function shown({ id: own, package: of, version, item, fragment, terms: kept, created_at }: OfferRow): z.infer<typeof offerShape> {
  const { name, layer, member } = fragment as OfferedItem;
  return { id: own, package: of, version, item, name, layer, member, since: created_at.toISOString(), ...kept as Terms };
}
