import { createMcpHandler, type McpServer } from '@modelcontextprotocol/server';
import { Problem } from '../problem.ts';
import type { Reply } from '../route.ts';

/** Messages of the protocol as they came over HTTP. */
export interface IncomingMessages {
  body: unknown;
  headers: Headers;
  /** Where this server is, as its configuration has it. */
  address: string;
  signal: AbortSignal;
  onError(error: Error): void;
}

/**
 * Answers messages of the Model Context Protocol with a server made for them alone: nothing is kept between two requests, so that any
 * process can answer the next. Throws {@link Problem} for pages of other sites, which a browser may be made to send here.
 */
export async function answerMessages(
  makeServer: () => McpServer, { body, headers: sent, address, signal, onError }: IncomingMessages,
): Promise<Reply<unknown>> {
  const origin = sent.get('origin');
  if (origin !== null && origin !== new URL(address).origin) throw new Problem(403, `A page of ${origin} has no business here.`);
  const headers = new Headers(sent);
  headers.delete('content-length');
  const handler = createMcpHandler(makeServer, { onerror: onError });
  const response = await handler.fetch(new Request(`${address}/mcp`, { method: 'POST', headers, body: JSON.stringify(body), signal }));
  const type = response.headers.get('content-type');
  // To a notification nothing is answered. What takes long is passed on as it comes.
  return { text: response.body ?? '', status: response.status, headers: { 'content-type': type ?? 'text/plain; charset=utf-8' } };
}
