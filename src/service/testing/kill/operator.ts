import { openStore, type StorePlace } from '../../../store/store.ts';
import { testService } from '../service.ts';
import { killedSecret } from '../processes.ts';

/** Makes somebody who runs the server, and signs them in: the cookie with which a browser would ask. */
export async function signedInOperator(place: StorePlace): Promise<string> {
  const store = await openStore(place);
  const { cookie } = await testService(store, { secret: killedSecret }).signedIn(true);
  await store.close();
  return cookie;
}
