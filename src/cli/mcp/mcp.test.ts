import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type CallToolResult, Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { projectRoot } from '../lawFiles.ts';

const example = 'examples/small-allied-market.yaml';
const on = '2026-11-23';

describe('portolan mcp', () => {
  const client = new Client({ name: 'test', version: '1' });
  before(async () => {
    await client.connect(new StdioClientTransport({
      command: process.execPath, args: [join(projectRoot, 'src/cli/main.ts'), 'mcp'], cwd: projectRoot,
    }));
  });
  after(() => client.close());

  const call = async (name: string, asked: Record<string, unknown>): Promise<CallToolResult> =>
    await client.callTool({ name, arguments: asked });
  /** The structured answer; the kit's client has held it to the tool's own schema by then. */
  async function answer<Data>(name: string, asked: Record<string, unknown>): Promise<Data> {
    const { isError, content, structuredContent } = await call(name, asked);
    assert.notEqual(isError, true, JSON.stringify(content).slice(0, 500));
    return structuredContent as Data;
  }
  async function refused(name: string, asked: Record<string, unknown>): Promise<string> {
    const { isError, content } = await call(name, asked);
    assert.equal(isError, true);
    return content.map((part) => (part.type === 'text' ? part.text : '')).join('');
  }

  it('offers the tools of the command line, each with the shape of its answer', async () => {
    const { tools } = await client.listTools();
    assert.deepEqual(tools.map(({ name }) => name).sort(),
      ['ask', 'check', 'compare', 'decide', 'explain', 'law', 'paths', 'screen']);
    for (const { outputSchema, annotations } of tools) {
      assert.equal(outputSchema?.type, 'object');
      assert.equal(annotations?.readOnlyHint, true);
    }
  });

  it('checks a package by its path as by its text, and says what the command says', async () => {
    const byPath = await call('check', { path: example, on, screen: false });
    const byText = await call('check', { package: readFileSync(join(projectRoot, example), 'utf8'), on, screen: false });
    const placed = JSON.stringify(byPath.structuredContent).replaceAll(example, 'package');
    assert.deepEqual(JSON.parse(placed), byText.structuredContent);
    const { legs, corpus } = byPath.structuredContent as { legs: { id: string; enforced: { outcome: string } }[]; corpus: string };
    assert.ok(legs.length > 0 && legs.every(({ enforced }) => enforced.outcome !== ''));
    assert.match(corpus, /^[0-9a-f]{64}$/);
  });

  it('explains a finding, asks what is open, and finds what would change an answer', async () => {
    const { legs } = await answer<{ legs: { id: string }[] }>('check', { path: example, on, screen: false });
    const { proofs } = await answer<{ proofs: { finding: string; views: { steps: { uri: string }[] }[] }[] }>('explain',
      { path: example, on, finding: legs[0]!.id });
    assert.equal(proofs[0]!.finding, legs[0]!.id);
    const asked = await answer<{ determining: object[]; counts: { determining: number } }>('ask', { path: example, on, limit: 2 });
    assert.ok(asked.determining.length <= 2 && asked.counts.determining >= asked.determining.length);
    const { paths } = await answer<{ paths: { leg: string }[] }>('paths', { path: example, on, finding: legs[0]!.id });
    assert.ok(paths.every(({ leg }) => leg === legs[0]!.id));
  });

  it('proposes no fact of the case as a change: it says what the law says of evasion', async () => {
    const { refused: fact, paths } = await answer<{ refused: { fact: string }; paths: object[] }>('paths',
      { path: example, on, change: ['shareHeldByEntityListedPercent'] });
    assert.equal(fact.fact, 'shareHeldByEntityListedPercent');
    assert.deepEqual(paths, []);
  });

  it('compares two laws, screens a name, decides one delivery and looks up the law', async () => {
    const { a, b } = await answer<{ a: { label: string }; b: { label: string } }>('compare',
      { path: example, a: '2026-11-23', b: '2026-11-23:codified' });
    assert.deepEqual([a.label, b.label], ['2026-11-23', '2026-11-23:codified']);
    const { compared } = await answer<{ compared: { entries: number } }>('screen', { name: 'Huawei Technologies' });
    assert.ok(compared.entries > 0);
    const decided = await answer<{ outcome: string; needs: { question: string }[] }>('decide',
      { facts: { item: 'h200', destination: 'KE' }, on });
    assert.ok(decided.outcome === 'needs-facts' ? decided.needs.length > 0 : decided.outcome !== '');
    const { provisions } = await answer<{ provisions: { id: string; uri: string }[] }>('law', { search: 'advanced computing', on });
    const { contents } = await client.readResource({ uri: provisions[0]!.uri });
    assert.ok(contents.length === 1 && JSON.stringify(contents).includes(provisions[0]!.id));
    const before = await client.readResource({ uri: 'portolan://law/ear/774/3A090?on=2023-01-01' });
    assert.match(JSON.stringify(before.contents), /In force from 2022-10-21 to 2023-11-16/);
  });

  it('refuses bad input as an error result, with its place', async () => {
    assert.match(await refused('check', { package: 'titel: x\n', on }), /^package:1:1: /);
    assert.match(await refused('check', { path: 'examples/none.yaml', on }), /examples\/none\.yaml/);
    assert.match(await refused('check', { package: 'x: [', path: example }), /arguments:1:1: package: .*one of the two/);
    assert.match(await refused('check', { path: example, on: '2026-02-31' }), /There is no date '2026-02-31'/);
    assert.match(await refused('explain', { path: example, on, finding: 'nothing' }), /There is no finding 'nothing'/);
    assert.match(await refused('decide', { facts: { destinaton: 'KE' }, on }), /destinaton/);
    assert.match(await refused('screen', { name: 'x', country: ['Atlantis'] }), /no country 'Atlantis'/);
    assert.match(await refused('law', { provision: 'ear/none', on }), /There is no provision/);
    assert.match(await refused('decide', { facts: {}, on: 'tomorrow' }), /2026-11-23/);
  });

  it('lists every provision as a resource and knows no other', async () => {
    const { resources } = await client.listResources();
    assert.ok(resources.length > 100 && resources.every(({ uri }) => uri.startsWith('portolan://law/')));
    await assert.rejects(client.readResource({ uri: 'portolan://law/none' }), /not found/i);
  });
});

it('reads no file where it is told not to', async () => {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(new StdioClientTransport({
    command: process.execPath, args: [join(projectRoot, 'src/cli/main.ts'), 'mcp', '--no-files'], cwd: projectRoot,
  }));
  const { isError, content } = await client.callTool({ name: 'check', arguments: { path: example } });
  await client.close();
  assert.equal(isError, true);
  assert.match(JSON.stringify(content), /reads no files/);
});
