import { portolanClient } from '../../service/client/client.ts';
import type { paths } from '../../service/client/api.d.ts';

/** The service behind these pages; whoever is signed in here asks. */
export const api = portolanClient({ address: location.origin });

/** What a route answers to a question. */
export type Answer<Path extends keyof paths> =
  paths[Path] extends { get: { responses: { 200: { content: { 'application/json': infer Body } } } } } ? Body : never;

/** What every refusal may say. */
interface Said {
  detail?: string | undefined;
  title?: string | undefined;
  message?: string | undefined;
  faults?: readonly { at: string; message: string; hint?: string | undefined }[] | undefined;
}

/** The service refused what was asked, in its own words. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly faults: NonNullable<Said['faults']>;

  constructor(status: number, { detail, title, message, faults }: Said) {
    super(detail ?? message ?? title ?? String(status));
    this.status = status;
    this.faults = faults ?? [];
  }
}

/** An answer as the client gives it. */
export interface Given<Body> {
  data?: Body;
  error?: unknown;
  response: Response;
}

/** The body of an answer. Rejects with {@link Refusal} where the service refused. */
export async function given<Body>(asked: Promise<Given<Body>>): Promise<Body> {
  const { data, error, response } = await asked;
  if (!response.ok) throw new Refusal(response.status, typeof error === 'object' && error !== null ? error : {});
  return data as Body;
}

/** Asks the library of accounts, which is no part of the document of the API. Rejects with {@link Refusal}. */
export async function askAccounts<Body = unknown>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Body> {
  const response = await fetch(`/api/auth${path}`, {
    method, ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const answer: unknown = isJson ? await response.json() : undefined;
  if (!response.ok) throw new Refusal(response.status, typeof answer === 'object' && answer !== null ? answer : {});
  return answer as Body;
}
