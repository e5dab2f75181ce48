import { type Selectable, sql } from 'kysely';
import * as z from 'zod';
import { newId } from '../../store/ids.ts';
import type { Tables } from '../../store/tables.ts';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';
import { id, inWorkspace, moment, paged, pageOf, pageQuery } from '../routes/shapes.ts';

const place = z.string().trim().max(200).describe('The field, delivery or finding that is meant; empty for the version as a whole.');
const text = z.string().trim().min(1).max(4000);
const version = z.int().min(1).max(1_000_000);
const commentShape = z.object({
  id, version, place, about: id.optional().describe('The comment that this one answers.'), text, createdBy: z.string(), createdAt: moment,
  settledBy: z.string().optional(), settledAt: moment.optional(),
});
const ofPackage = inWorkspace.extend({ package: id });
const talks = { for: 'member', roles: ['preparer', 'approver', 'screener'], scope: 'comments:write' } as const;
const reads = { for: 'member', roles: ['preparer', 'approver', 'screener', 'auditor'], scope: 'packages:read' } as const;

/** What people say to each other about the versions of a package. What was said stays as it was said. */
export const commentRoutes = [
  route({
    method: 'get', path: '/workspaces/{workspace}/packages/{package}/comments', tag: 'Packages', summary: 'What was said about it',
    params: ofPackage, query: pageQuery, access: reads,
    success: { status: 200, description: 'A page of comments, oldest first.', schema: pageOf(commentShape) },
    handle: async ({ params, query, database }) => {
      let rows = database.selectFrom('package_comment').selectAll().where('package', '=', params.package).orderBy('id')
        .limit(query.limit + 1);
      if (query.after !== undefined) rows = rows.where('id', '>', query.after);
      return { body: paged(await rows.execute(), query.limit, shown) };
    },
  }),
  route({
    method: 'post', path: '/workspaces/{workspace}/packages/{package}/comments', tag: 'Packages',
    summary: 'Say something about a version, or answer what was said', params: ofPackage, access: talks,
    body: z.object({ version, place: place.default(''), about: id.optional(), text }),
    success: { status: 201, description: 'It is said.', schema: commentShape },
    handle: async ({ params, body, actor, database }) => {
      const { workspace, package: of } = params;
      const known = await database.selectFrom('package_version').select('version').where('workspace', '=', workspace)
        .where('package', '=', of).where('version', '=', body.version).executeTakeFirst();
      if (known === undefined) throw new Problem(404, 'There is no such version here.');
      if (body.about !== undefined) {
        const first = await database.selectFrom('package_comment').select('about').where('id', '=', body.about).where('package', '=', of)
          .executeTakeFirst();
        if (first === undefined) throw new Problem(404, 'There is no such comment on this package.');
        if (first.about !== null) throw new Problem(422, 'Answer the comment that began it.');
      }
      const row = { ...body, id: newId(), workspace, package: of, about: body.about ?? null, created_by: actor.user! };
      return { body: shown(await database.insertInto('package_comment').values(row).returningAll().executeTakeFirstOrThrow()) };
    },
  }),
  route({
    method: 'put', path: '/workspaces/{workspace}/packages/{package}/comments/{comment}/settled', tag: 'Packages',
    summary: 'Say that a comment is dealt with, or that it is not', params: ofPackage.extend({ comment: id }), access: talks,
    body: z.object({ settled: z.boolean() }),
    success: { status: 200, description: 'The comment.', schema: commentShape },
    handle: async ({ params, body, actor, database }) => {
      const row = await database.updateTable('package_comment')
        .set(body.settled ? { settled_by: actor.user!, settled_at: sql<Date>`now()` } : { settled_by: null, settled_at: null })
        .where('id', '=', params.comment).where('package', '=', params.package).returningAll().executeTakeFirst();
      if (row === undefined) throw new Problem(404, 'There is no such comment on this package.');
      return { body: shown(row) };
    },
  }),
];

function shown(row: Selectable<Tables['package_comment']>): z.infer<typeof commentShape> {
  const { id: own, version: of, place: where, about, text: said, created_by, created_at, settled_by, settled_at } = row;
  return {
    id: own, version: of, place: where, text: said, createdBy: created_by, createdAt: created_at.toISOString(),
    ...(about === null ? {} : { about }), ...(settled_by === null ? {} : { settledBy: settled_by }),
    ...(settled_at === null ? {} : { settledAt: settled_at.toISOString() }),
  };
}
