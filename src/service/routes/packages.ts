import type { Selectable } from 'kysely';
import * as z from 'zod';
import { newId } from '../../store/ids.ts';
import type { RequestDatabase } from '../../store/request.ts';
import { sha256 } from '../../store/sha256.ts';
import type { Tables } from '../../store/tables.ts';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';
import { digest, id, inWorkspace, moment, name, nationality, paged, pageOf, pageQuery } from './shapes.ts';

const packageShape = z.object({
  id, name, latestVersion: z.int(), privileged: z.boolean(), releasedTo: z.array(z.string()).optional(), createdBy: z.string(),
    createdAt: moment,
});
const versionShape = z.object({
  package: id, version: z.int(), digest, note: z.string(), createdBy: z.string(), createdAt: moment,
  approvedBy: z.string().optional(), text: z.string().optional(),
});
const text = z.string().min(1).max(8 * 1024 * 1024).describe('The package file, YAML or JSON. It is kept as it is, faults and all.');
const note = z.string().max(2000).default('').describe('What was changed, for whoever reads the history.');
const marks = {
  privileged: z.boolean().default(false).describe('Legal work under privilege: hidden from the auditor.'),
  releasedTo: z.array(nationality).min(1).max(250).optional()
    .describe('Only members all of whose nationalities are named may open it: to show technology can itself be an export.'),
};

const readers = ['preparer', 'approver', 'screener', 'auditor'] as const;
const reads = { for: 'member', roles: readers, scope: 'packages:read' } as const;
const writes = { for: 'member', roles: ['preparer'], scope: 'packages:write' } as const;
const ofPackage = inWorkspace.extend({ package: id });
const ofVersion = ofPackage.extend({ version: z.coerce.number().int().min(1).max(1_000_000) });

/** Packages, and every version of them that was ever saved. */
export const packageRoutes = [
  route({
    method: 'get', path: '/workspaces/{workspace}/packages', tag: 'Packages', summary: 'The packages of a workspace',
    params: inWorkspace, query: pageQuery, access: reads,
    success: { status: 200, description: 'A page of them.', schema: pageOf(packageShape) },
    handle: async ({ params, query, database }) => {
      let rows = database.selectFrom('package').selectAll().where('workspace', '=', params.workspace).orderBy('id').limit(query.limit + 1);
      if (query.after !== undefined) rows = rows.where('id', '>', query.after);
      return { body: paged(await rows.execute(), query.limit, shown) };
    },
  }),
  route({
    method: 'post', path: '/workspaces/{workspace}/packages', tag: 'Packages', summary: 'Begin a package with its first version',
    params: inWorkspace, access: writes, body: z.object({ name, text, note, ...marks }),
    success: { status: 201, description: 'It is saved.', schema: versionShape },
    handle: async ({ params, body, actor, database }) => {
      const row = { id: newId(), workspace: params.workspace, name: body.name, created_by: actor.user! };
      await database.insertInto('package').values({ ...row, privileged: body.privileged, released_to: body.releasedTo ?? null }).execute();
      return saved(database, { workspace: params.workspace, package: row.id }, 1, body, actor.user!);
    },
  }),
  route({
    method: 'get', path: '/workspaces/{workspace}/packages/{package}', tag: 'Packages', summary: 'A package', params: ofPackage,
      access: reads,
    success: { status: 200, description: 'The package, without its text.', schema: packageShape },
    handle: async ({ params, database }) => {
      const row = await found(database, params);
      return { body: shown(row), headers: { etag: etagOf(row.id, row.latest_version) } };
    },
  }),
  route({
    method: 'post', path: '/workspaces/{workspace}/packages/{package}/versions', tag: 'Packages', summary: 'Save a new version',
    params: ofPackage, access: writes, body: z.object({ text, note }),
    reads: { 'if-match': 'The `etag` of the version this one is made from.' },
    success: { status: 201, description: 'It is saved.', schema: versionShape },
    refusals: { 412: 'Somebody saved another version in the meantime.', 428: 'The header if-match is missing.' },
    handle: async ({ params, body, headers, actor, database }) => {
      const given = headers.get('if-match');
      if (given === null) throw new Problem(428, 'Name the version this one is made from: send its etag as if-match.');
      const row = await found(database, params, 'locked');
      if (given !== etagOf(row.id, row.latest_version)) {
        throw new Problem(412, `The package is at version ${row.latest_version} by now. Read that one first.`,
          { headers: { etag: etagOf(row.id, row.latest_version) } });
      }
      return saved(database, params, row.latest_version + 1, body, actor.user!);
    },
  }),
  route({
    method: 'get', path: '/workspaces/{workspace}/packages/{package}/versions', tag: 'Packages', summary: 'Its history, newest first',
    params: ofPackage, access: reads,
    query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50),
      before: z.coerce.number().int().min(1).max(1_000_001).optional() }),
    success: { status: 200, description: 'Versions, without their texts.', schema: z.object({ items: z.array(versionShape) }) },
    handle: async ({ params, query, database }) => {
      await found(database, params);
      let rows = versions(database, params).orderBy('version', 'desc').limit(query.limit);
      if (query.before !== undefined) rows = rows.where('package_version.version', '<', query.before);
      return { body: { items: (await rows.execute()).map(({ text: _text, ...row }) => versionShown(row)) } };
    },
  }),
  route({
    method: 'get', path: '/workspaces/{workspace}/packages/{package}/versions/{version}', tag: 'Packages',
      summary: 'One version with its text',
    params: ofVersion, access: reads, success: { status: 200, description: 'The version.', schema: versionShape },
    handle: async ({ params, database }) => {
      const row = await versions(database, params).where('package_version.version', '=', params.version).executeTakeFirst();
      if (row === undefined) throw new Problem(404, 'There is no such version here.');
      return { body: versionShown(row), headers: { etag: etagOf(row.package, row.version) } };
    },
  }),
  route({
    method: 'post', path: '/workspaces/{workspace}/packages/{package}/versions/{version}/approval', tag: 'Packages',
    summary: 'Approve a version somebody else wrote', params: ofVersion,
    access: { for: 'member', roles: ['approver'], scope: 'packages:approve' },
    success: { status: 201, description: 'It is approved.', schema: versionShape },
    refusals: { 409: 'It is approved already.' },
    handle: async ({ params, actor, database }) => {
      const one = (): ReturnType<typeof versions> => versions(database, params).where('package_version.version', '=', params.version);
      if (await one().executeTakeFirst() === undefined) throw new Problem(404, 'There is no such version here.');
      await database.insertInto('package_approval').values({ ...params, approved_by: actor.user! }).execute();
      const { text: _text, ...row } = await one().executeTakeFirstOrThrow();
      return { body: versionShown(row) };
    },
  }),
];

interface Place {
  workspace: string;
  package: string;
}

/** A package somebody may see. Throws {@link Problem} where there is none; locked, nobody else saves a version meanwhile. */
async function found(database: RequestDatabase, { workspace, package: wanted }: Place,
  how?: 'locked'): Promise<Selectable<Tables['package']>> {
  const query = database.selectFrom('package').selectAll().where('workspace', '=', workspace).where('id', '=', wanted);
  const row = await (how === 'locked' ? query.forUpdate() : query).executeTakeFirst();
  if (row === undefined) throw new Problem(404, 'There is no such package here.');
  return row;
}

/** The versions of a package with who approved them. */
function versions(database: RequestDatabase, { workspace, package: wanted }: Place) {
  return database.selectFrom('package_version')
    .leftJoin('package_approval', (join) => join.onRef('package_approval.package', '=', 'package_version.package')
      .onRef('package_approval.version', '=', 'package_version.version'))
    .selectAll('package_version').select('package_approval.approved_by')
    .where('package_version.workspace', '=', workspace).where('package_version.package', '=', wanted);
}

/** The text of a version somebody may see, the latest where none is named. Throws {@link Problem} where there is none. */
export async function textOf(database: RequestDatabase, place: Place, version?: number): Promise<{ text: string; version: number }> {
  const wanted = version ?? (await found(database, place)).latest_version;
  const row = await versions(database, place).where('package_version.version', '=', wanted).executeTakeFirst();
  if (row === undefined) throw new Problem(404, 'There is no such version here.');
  return { text: row.text, version: wanted };
}

async function saved(
  database: RequestDatabase, { workspace, package: wanted }: Place, version: number, body: { text: string; note: string }, user: string,
): Promise<{ body: z.infer<typeof versionShape>; headers: Record<string, string> }> {
  const row = await database.insertInto('package_version').returningAll().values({
    workspace, package: wanted, version, text: body.text, note: body.note, created_by: user,
    digest: sha256(body.text),
  }).executeTakeFirstOrThrow();
  await database.updateTable('package').set({ latest_version: version }).where('id', '=', wanted).execute();
  const { text: _text, ...rest } = row;
  return { body: versionShown({ ...rest, approved_by: null }), headers: { etag: etagOf(wanted, version) } };
}

function etagOf(wanted: string, version: number): string {
  return `"${wanted}.${version}"`;
}

function shown({ id, name, latest_version, privileged, released_to, created_by,
  created_at }: Selectable<Tables['package']>): z.infer<typeof packageShape> {
  return {
    id, name, latestVersion: latest_version, privileged, ...(released_to === null ? {} : { releasedTo: released_to }),
    createdBy: created_by, createdAt: created_at.toISOString(),
  };
}

type VersionRow = Omit<Selectable<Tables['package_version']>, 'text'> & { text?: string; approved_by: string | null };

function versionShown({ package: of, version, digest, note, created_by, created_at, approved_by,
  text }: VersionRow): z.infer<typeof versionShape> {
  return {
    package: of, version, digest, note, createdBy: created_by, createdAt: created_at.toISOString(),
    ...(approved_by === null ? {} : { approvedBy: approved_by }), ...(text === undefined ? {} : { text }),
  };
}
