import type { RequestListener } from 'node:http';
import type { Analysts } from '../../src/cli/serve/analysts.ts';
import { readConfiguration } from '../../src/service/configuration.ts';
import { newSecret } from '../../src/service/identity.ts';
import { createPortolanServer } from '../../src/service/server.ts';
import { newId } from '../../src/store/ids.ts';
import { openStore, type StorePlace } from '../../src/store/store.ts';
import { memberRoles } from '../../src/store/tables.ts';

/** The service on this machine, with a workspace and a token that may do everything in it. */
export interface BenchServer {
  address: string;
  workspace: string;
  secret: string;
  close: () => Promise<void>;
}

/** Opens a store and serves it; `site` answers what is not the service's. */
export async function openBenchServer(
  place: StorePlace, analyst: Analysts, port: number, site: RequestListener = (_, response) => response.end(),
): Promise<BenchServer> {
  const configuration = readConfiguration({ PORTOLAN_REQUESTS_PER_MINUTE: '100000000' }, { port, processors: 2 });
  const store = await openStore(place);
  const log = { info: () => undefined, error: (event: string, fields?: object) => process.stderr.write(`${event} ${JSON.stringify(fields)}\n`) };
  const portolan = createPortolanServer({
    configuration, store, analyst, log, secret: 'only for measuring, on this machine', version: '0', law: { digest: '', snapshot: '' }, site,
  });
  await new Promise<void>((resolve) => { portolan.server.listen(port, '127.0.0.1', resolve); });
  const workspace = newId();
  await store.owner.insertInto('workspace').values({ id: workspace, name: 'W', kind: 'consortium', retention_years: 5 }).execute();
  await store.owner.insertInto('member').values({ workspace, user_id: 'u', roles: [...memberRoles], agency: null, nationalities: [] }).execute();
  const { secret, digest } = newSecret();
  await store.owner.insertInto('token').values({
    id: newId(), workspace, user_id: 'u', name: 't', digest, expires_at: new Date(Date.now() + 3_600_000), scopes: [...portolan.services.scopes],
  }).execute();
  return {
    address: `http://127.0.0.1:${port}`, workspace, secret,
    close: async () => {
      await portolan.stop();
      await store.close();
    },
  };
}
