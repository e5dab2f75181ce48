// Who sees and changes what, asked of the database itself: every table × every role × own and other workspaces.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { newId } from './ids.ts';
import { inJob, inRequest } from './request.ts';
import type { Store } from './store.ts';
import { type MemberRole, memberRoles } from './tables.ts';
import { storeKinds, testStores } from './testing/stores.ts';

const stores = testStores();
after(() => stores.stop());

const workers: readonly MemberRole[] = ['preparer', 'approver', 'screener', 'auditor'];
const watchers: readonly MemberRole[] = ['auditor', 'administrator'];
/** For each table of a workspace, the roles that see its rows, and whether every row or only one's own. */
const readers: Readonly<Record<string, readonly MemberRole[]>> = {
  workspace: memberRoles, member: memberRoles, item_gate: watchers, package_gate: [],
  invitation: ['administrator'], token: ['administrator'], package: workers, package_version: workers, package_approval: workers,
  determination: workers, receipt: workers,
  screening_row: workers, party: workers,
  proposal: workers, job: workers, audit_event: watchers, audit_content: watchers, audit_head: watchers,
};

interface Scene {
  workspace: string;
  package: string;
  member(role: MemberRole): string;
}

/** A workspace with one row in every table and one member of every role. */
async function scene({ owner }: Store): Promise<Scene> {
  const workspace = newId();
  const of = newId();
  const by = `author-${workspace}`;
  const place = { workspace, package: of, version: 1, created_by: by };
  await owner.insertInto('workspace').values({ id: workspace, name: 'One', kind: 'consortium', retention_years: 5 }).execute();
  await owner.insertInto('member').values(memberRoles.map((role) => ({
    workspace, user_id: `${role}-${workspace}`, roles: [role], agency: null, nationalities: [],
  }))).execute();
  await owner.insertInto('invitation').values({
    id: newId(), workspace, digest: newId(), roles: ['preparer'], agency: null, nationalities: [], created_by: by, expires_at: new Date(0),
  }).execute();
  await owner.insertInto('token').values({
    id: newId(), workspace, user_id: by, name: 'n', digest: newId(), scopes: ['s'], expires_at: new Date(0),
  }).execute();
  await owner.insertInto('package').values({ id: of, workspace, name: 'P', created_by: by }).execute();
  await owner.insertInto('package_version').values({ ...place, text: 't', digest: 'd', note: '' }).execute();
  await owner.insertInto('item_gate').values({ workspace, item: 'Gated item', released_to: ['US'], created_by: by }).execute();
  await owner.insertInto('package_approval').values({ workspace, package: of, version: 1, approved_by: 'other' }).execute();
  await owner.insertInto('determination').values({ ...place, id: newId(), asked: '{}', on_day: 'd', corpus: 'c', answer: 'a' }).execute();
  await owner.insertInto('receipt').values({ ...place, digest: '0'.repeat(64), corpus: 'c', text: 't' }).execute();
  await owner.insertInto('screening_row').values({ id: newId(), workspace, subject: 's', kind: 'result', about: null, row: '{}',
    created_by: by }).execute();
  await owner.insertInto('party').values({ id: newId(), workspace, reference: 'r', subject: '{}', sign: 's', created_by: by }).execute();
  await owner.insertInto('job').values({ id: newId(), workspace, kind: 'k', asked: '{}', created_by: by }).execute();
  await owner.insertInto('proposal').values({ ...place, id: newId() }).execute();
  return { workspace, package: of, member: (role) => `${role}-${workspace}` };
}

/** The workspaces of which somebody sees rows, by table. */
function workspacesSeen(store: Store, user: string, workspace: string, tables: readonly string[]): Promise<Map<string, string[]>> {
  return inRequest(store, { user, workspace }, async (database) => {
    const seen = new Map<string, string[]>();
    for (const table of tables) {
      const column = sql.ref(table === 'workspace' ? 'id' : 'workspace');
      const { rows } = await sql<{ seen: string }>`select distinct ${column} as seen from portolan.${sql.table(table)}`.execute(database);
      seen.set(table, rows.map((row) => row.seen));
    }
    return seen;
  });
}

async function tablesOf({ owner }: Store): Promise<{ name: string; isGuarded: boolean; hasWorkspace: boolean }[]> {
  const { rows } = await sql<{ name: string; isGuarded: boolean; hasWorkspace: boolean }>`
    select c.relname as name, c.relrowsecurity as "isGuarded",
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace') as "hasWorkspace"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'portolan' and c.relkind in ('r', 'p')`.execute(owner);
  return rows;
}

for (const kind of storeKinds) {
  test(`${kind}: what each role sees of each table`, async () => {
    const store = await stores.sharedStore(kind);
    const own = await scene(store);
    const other = await scene(store);
    const tables = await tablesOf(store);
    assert.deepEqual(tables.filter(({ isGuarded }) => !isGuarded), [], 'a table without row-level security');
    const names = tables.filter(({ name, hasWorkspace }) => hasWorkspace || name === 'workspace').map(({ name }) => name);
    for (const role of memberRoles) {
      for (const [name, seen] of await workspacesSeen(store, own.member(role), own.workspace, names)) {
        assert.ok(!seen.includes(other.workspace), `${role} sees another workspace in ${name}`);
        if (name in readers) assert.equal(seen.includes(own.workspace), readers[name]!.includes(role), `${role} in ${name}`);
      }
    }
    for (const [name, seen] of await workspacesSeen(store, own.member('administrator'), other.workspace, names)) {
      assert.ok(!seen.includes(other.workspace), `an outsider sees ${name}`);
    }
  });

  test(`${kind}: nobody writes into another workspace, past their role, or the ledger`, async () => {
    const store = await stores.sharedStore(kind);
    const own = await scene(store);
    const other = await scene(store);
    const as = (role: MemberRole, workspace = own.workspace) => ({ user: own.member(role), workspace });
    const save = (workspace: string, by: string) => (database: Parameters<Parameters<typeof inRequest>[2]>[0]) =>
      database.insertInto('package').values({ id: newId(), workspace, name: 'X', created_by: by }).execute();
    const refused = /row-level security|permission denied/;
    for (const role of memberRoles) {
      await assert.rejects(inRequest(store, as(role), save(other.workspace, own.member(role))), refused, `${role} in another workspace`);
      if (role !== 'preparer') await assert.rejects(inRequest(store, as(role), save(own.workspace, own.member(role))), refused, role);
      await assert.rejects(inRequest(store, as(role), (database) => database.deleteFrom('audit_event').execute()), refused);
      await assert.rejects(inRequest(store, as(role), (database) => database.updateTable('package_version').set({ text: 'x' }).execute()),
        refused);
    }
    await inRequest(store, as('preparer'), save(own.workspace, own.member('preparer')));
    await assert.rejects(inRequest(store, as('preparer'), save(own.workspace, 'somebody else')), refused, 'in the name of another');
    const changed = await inRequest(store, as('administrator'), (database) =>
      database.updateTable('member').set({ roles: ['auditor'] }).where('workspace', '=', other.workspace).executeTakeFirst());
    assert.equal(changed.numUpdatedRows, 0n);
    await assert.rejects(inRequest(store, as('preparer'), (database) => sql`select portolan.enter('x', null)`.execute(database)), refused);
    await assert.rejects(inRequest(store, as('preparer'), (database) => sql`select * from auth."user"`.execute(database)), refused);
    await assert.rejects(store.owner.deleteFrom('audit_event').execute(), /can only grow/, 'not even the owner');
  });

  test(`${kind}: privileged work and technology that is not for everybody`, async () => {
    const store = await stores.sharedStore(kind);
    const own = await scene(store);
    await store.owner.updateTable('package').set({ privileged: true, released_to: ['US'] }).where('id', '=', own.package).execute();
    const count = (role: MemberRole) => inRequest(store, { user: own.member(role), workspace: own.workspace }, (database) =>
      database.selectFrom('package_version').select('version').execute()).then(({ length }) => length);
    assert.equal(await count('preparer'), 0, 'nationality is not known');
    await store.owner.updateTable('member').set({ nationalities: ['US'] })
      .where('user_id', 'in', [own.member('preparer'), own.member('auditor')]).execute();
    assert.equal(await count('preparer'), 1);
    assert.equal(await count('auditor'), 0, 'under privilege');
    await store.owner.updateTable('member').set({ nationalities: ['US', 'XX'] }).where('user_id', '=', own.member('preparer')).execute();
    assert.equal(await count('preparer'), 0, 'one nationality too many');
    assert.equal((await inJob(store, own.workspace, (database) => database.selectFrom('package').select('id').execute())).length, 1);
  });
}
