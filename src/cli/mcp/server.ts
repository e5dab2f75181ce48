import { McpServer, ResourceNotFoundError, ResourceTemplate } from '@modelcontextprotocol/server';
import type { Corpus } from '../../corpus/corpus.ts';
import { parseDate } from '../../corpus/date.ts';
import { showLines } from '../lawRead.ts';
import { today } from '../question.ts';
import { portolanVersion } from '../version.ts';
import { askTool } from './askTool.ts';
import { checkTool } from './checkTool.ts';
import { compareTool } from './compareTool.ts';
import { decideTool } from './decideTool.ts';
import { explainTool } from './explainTool.ts';
import { lawTool } from './lawTool.ts';
import type { Desk } from './packageInput.ts';
import { pathsTool } from './pathsTool.ts';
import { screenTool } from './screenTool.ts';
import { provisionUri } from './shapes.ts';
import { addTool } from './tool.ts';

const instructions = 'Portolan says what U.S. law asks of an AI export package on a day, why, and what is still open. '
  + 'Begin with check, then explain one finding, or ask for what is missing. An answer names the day and the digest of the law it '
  + 'was given under; absence of a fact is never a no, and nothing here is legal advice.';

/** A server for one connection or request: the tools of the command line, and every provision as a resource. */
export function mcpServer(desk: Desk): McpServer {
  const server = new McpServer({ name: 'portolan', title: 'Portolan', version: portolanVersion() }, { instructions });
  addTool(server, checkTool(desk));
  addTool(server, explainTool(desk));
  addTool(server, askTool(desk));
  addTool(server, pathsTool(desk));
  addTool(server, screenTool());
  addTool(server, compareTool(desk));
  addTool(server, lawTool(desk));
  addTool(server, decideTool(desk));
  addProvisions(server, () => desk.workbench().corpus);
  return server;
}

/** Every provision as a page in plain words, as it reads today, or with `?on=2026-11-23` at its end on another day. */
function addProvisions(server: McpServer, corpusOf: () => Corpus): void {
  const template = new ResourceTemplate('portolan://law/{+provision}', {
    list: () => ({
      resources: corpusOf().provisions.map(({ id, versions }) => {
        const { title, cite } = versions.at(-1)!;
        return { uri: provisionUri(id), name: id, title, description: cite, mimeType: 'text/plain' };
      }),
    }),
    complete: {
      provision: (begun) => corpusOf().provisions.map(({ id }) => id).filter((id) => id.startsWith(begun)),
    },
  });
  const metadata = { title: 'A provision', description: 'As it reads today, or with ?on=DATE on another day.', mimeType: 'text/plain' };
  server.registerResource('provision', template, metadata, (uri, { provision }) => {
    const corpus = corpusOf();
    const wanted = corpus.provisions.find(({ id }) => id === String(provision).replace(/\?.*$/, ''));
    const day = uri.searchParams.get('on') ?? today();
    if (wanted === undefined || parseDate(day) === undefined) throw new ResourceNotFoundError(uri.href);
    const text = showLines(corpus, wanted.id, day).join('\n');
    return { contents: [{ uri: uri.href, mimeType: 'text/plain', text: `${text}\n` }] };
  });
}
