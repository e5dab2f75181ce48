import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '../../store/ids.ts';
import { ledgerFaults } from '../../store/ledger.ts';
import { openStore, type StorePlace } from '../../store/store.ts';
import { newSecret } from '../identity.ts';
import { type ServiceProcess, startProcess } from './processes.ts';

const writersAtOnce = 4;
/** How long a server lives after its first answer, at most; some are killed before they give one. */
const longestLifeMilliseconds = 300;
const stillbornShare = 0.2;

/** What came of killing a server again and again while it was written to. */
export interface KillFinding {
  kills: number;
  acknowledged: number;
  /** What is wrong afterwards; empty where nothing is. */
  faults: string[];
}

interface Writer {
  token: string;
  path: string;
  package: string | undefined;
  /** Version and text of every save that was acknowledged. */
  saved: Map<number, string>;
  /** What was sent and not yet acknowledged: sent again, with the same key, to whoever comes next. */
  pending: { key: string; text: string } | undefined;
}

/**
 * Kills a server at random moments while several people save, as often as asked. Whatever was acknowledged has to be there
 * afterwards, whatever was sent twice has to be there once, and the ledger has to verify. `random` gives numbers from 0 to 1.
 */
export async function killWhileSaving(place: StorePlace, kills: number, random: () => number): Promise<KillFinding> {
  const writers = await prepared(place);
  for (let kill = 0; kill < kills; kill++) {
    const server = await startProcess('serveProcess.ts', place);
    const answered = Promise.withResolvers<void>();
    const writing = writers.map((writer, index) => write(writer, server, `${kill}.${index}`, answered.resolve));
    if (random() >= stillbornShare) await Promise.race([answered.promise, ...writing]);
    await pause(random() * longestLifeMilliseconds);
    await server.kill();
    await Promise.all(writing);
  }
  return { kills, acknowledged: writers.reduce((sum, { saved }) => sum + saved.size, 0), faults: await faultsOf(place, writers) };
}

async function prepared(place: StorePlace): Promise<Writer[]> {
  const store = await openStore(place);
  const workspace = newId();
  await store.owner.insertInto('workspace').values({ id: workspace, name: 'W', kind: 'consortium', retention_years: 5 }).execute();
  const writers = await Promise.all(Array.from({ length: writersAtOnce }, async (_, index): Promise<Writer> => {
    const { secret, digest } = newSecret();
    const user = `writer-${index}`;
    await store.owner.insertInto('member').values({ workspace, user_id: user, roles: ['preparer'], agency: null, nationalities: [] })
      .execute();
    await store.owner.insertInto('token').values({
      id: newId(), workspace, user_id: user, name: 't', digest, scopes: ['packages:write'], expires_at: new Date(Date.now() + 86_400_000),
    }).execute();
    return { token: secret, path: `/api/workspaces/${workspace}/packages`, package: undefined, saved: new Map(), pending: undefined };
  }));
  await store.close();
  return writers;
}

/** Saves one version after another until the server is gone. */
async function write(writer: Writer, { port, child }: ServiceProcess, name: string, onSaved: () => void): Promise<void> {
  for (let number = 0; child.exitCode === null && child.signalCode === null; number++) {
    writer.pending ??= { key: newId(), text: `version ${name}.${number} ${'x'.repeat(2000)}` };
    const { key, text } = writer.pending;
    const headers = { authorization: `Bearer ${writer.token}`, 'content-type': 'application/json', 'idempotency-key': key };
    const [path, more, extra] = writer.package === undefined ? ['', { name: 'P' }, {}]
      : [`/${writer.package}/versions`, {}, { 'if-match': `"${writer.package}.${writer.saved.size}"` }];
    let response: Response;
    try {
      response = await fetch(`http://127.0.0.1:${port}${writer.path}${path}`, {
        method: 'POST', headers: { ...headers, ...extra }, body: JSON.stringify({ text, ...more }),
      });
      const saved = await response.json() as { package: string; version: number };
      if (response.status !== 201) throw new Error(`refused: ${JSON.stringify(saved)}`);
      writer.package = saved.package;
      writer.saved.set(saved.version, text);
      writer.pending = undefined;
      onSaved();
    } catch (error) {
      // Killed while it answered: what was sent is sent again to the next. Anything else is a fault.
      if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
    }
  }
}

async function faultsOf(place: StorePlace, writers: readonly Writer[]): Promise<string[]> {
  const store = await openStore(place);
  const faults = await ledgerFaults(store.owner);
  for (const { package: of, saved, pending } of writers) {
    if (of === undefined) continue;
    const rows = await store.owner.selectFrom('package_version').select(['version', 'text']).where('package', '=', of).orderBy('version')
      .execute();
    const { latest_version } = await store.owner.selectFrom('package').select('latest_version').where('id', '=', of)
      .executeTakeFirstOrThrow();
    for (const [version, text] of saved) {
      const kept = rows.find((row) => row.version === version)?.text;
      if (kept !== text) faults.push(`Version ${version} of ${of} was acknowledged and is lost.`);
    }
    if (rows.length !== latest_version) faults.push(`${of} says it has ${latest_version} versions, and has ${rows.length}.`);
    // The last may have been kept without a word of it coming through.
    const extra = rows.filter(({ version }) => !saved.has(version));
    if (extra.length > (pending === undefined ? 0 : 1)) faults.push(`${of} has ${extra.length} versions nobody was told of.`);
    if (new Set(rows.map(({ text }) => text)).size !== rows.length) faults.push(`${of} holds what was sent once twice.`);
  }
  const packages = await store.owner.selectFrom('package').select('id').execute();
  if (packages.length > writers.length) faults.push(`${packages.length} packages for ${writers.length} writers.`);
  await store.close();
  return faults;
}
