import { McpServer } from '@modelcontextprotocol/server';
import * as z from 'zod';
import type { Analyst, AnalystTool } from '../analyst.ts';
import { decidedIn } from '../parties/pairs.ts';
import type { DecidedPair } from '../parties/partyDesk.ts';
import { problemOf } from '../problem.ts';
import { type Asked, type Route, route } from '../route.ts';
import { inWorkspace, role } from '../routes/shapes.ts';
import { answerMessages } from './transport.ts';

const message = z.looseObject({ jsonrpc: z.literal('2.0') });

/**
 * The Model Context Protocol over HTTP, at one address for each workspace. Every request is answered by itself: nothing is
 * kept between two, so that any process can answer the next.
 */
export function mcpRoutes(analyst: Pick<Analyst, 'tools' | 'corpus'>): Route[] {
  return [route({
    method: 'post', path: '/workspaces/{workspace}/mcp', tag: 'Questions', summary: 'The Model Context Protocol: a message, or several',
    params: inWorkspace, access: { for: 'member', roles: role.options, scope: 'questions' },
    body: z.union([message, z.array(message).min(1).max(100)]),
    reads: { accept: 'Both `application/json` and `text/event-stream`.', 'mcp-protocol-version': 'The revision that is spoken.' },
    success: { status: 200, description: 'What the protocol answers, as JSON or as a stream of events.', schema: z.unknown() },
    refusals: { 202: 'It was a notification; nothing is answered.', 406: 'The answer could not be read in the forms named by `accept`.' },
    work: async ({ body, ...asked }) => {
      const decided = await asked.transact((database) => decidedIn(database, asked.params.workspace));
      const { services: { configuration, log }, headers, signal } = asked;
      return answerMessages(() => serverFor(analyst, { ...asked, decided }), {
        body, headers, signal, address: configuration.address, onError: ({ name }) => log.error('mcp', { name }),
      });
    },
  })];
}

type AskedHere = Pick<Asked<unknown, unknown, unknown>, 'services' | 'signal'> & { decided: readonly DecidedPair[] };

/** A server for one request, with the analyst's tools. Its version is that of the law, by which answers differ. */
function serverFor({ tools, corpus }: Pick<Analyst, 'tools' | 'corpus'>, asked: AskedHere): McpServer {
  const server = new McpServer({ name: 'portolan', title: 'Portolan', version: corpus.slice(0, 12) });
  for (const tool of tools) addTool(server, tool, asked);
  return server;
}

function addTool(
  server: McpServer, { name, title, description, input, output }: AnalystTool, { services, signal, decided }: AskedHere,
): void {
  const annotations = { title, readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };
  server.registerTool(name, { title, description, inputSchema: input, outputSchema: output, annotations }, async (asked) => {
    try {
      const data = await services.analyst.ask(name, asked, signal, decided) as Record<string, unknown>;
      return { content: [{ type: 'text' as const, text: JSON.stringify(data) }], structuredContent: data };
    } catch (error) {
      const problem = problemOf(error);
      if (problem === undefined) throw error;
      const faults = problem.faults?.map(({ at, message: told, hint }) => `${at}: ${told}${hint === undefined ? '' : ` ${hint}`}`);
      return { content: [{ type: 'text' as const, text: [problem.message, ...faults ?? []].join('\n') }], isError: true };
    }
  });
}
