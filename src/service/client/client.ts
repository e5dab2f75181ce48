import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './api.d.ts';

/** The API of a running service, each request and answer typed as the service itself declares it. */
export type PortolanClient = Client<paths>;

/** Where the service is, and who asks. */
export interface ClientOptions {
  /** As in https://portolan.example, without `/api`. */
  address: string;
  /** A token (`POST /api/workspaces/{workspace}/tokens`); in a browser that is signed in none is needed. */
  token?: string;
  /** Instead of the platform's own. */
  fetch?: (request: Request) => Promise<Response>;
}

/**
 * A client of the API: `client.GET('/api/session')` resolves to `{ data }`, or to `{ error }` with the problem by which the service
 * refused. It throws where the service cannot be reached.
 */
export function portolanClient({ address, token, fetch }: ClientOptions): PortolanClient {
  return createClient<paths>({
    baseUrl: address, ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }), ...(fetch && { fetch }),
  });
}
