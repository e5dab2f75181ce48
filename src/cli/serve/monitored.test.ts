// What a monitor rests on, with the law and the tools as they are.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Analyst } from '../../service/analyst.ts';
import { answerOf, type Basis, causesToLook, changesBetween } from '../../service/monitors/answer.ts';
import { lawState } from '../../service/monitors/lawState.ts';
import { projectRoot } from '../lawFiles.ts';
import { opened } from '../mcp/command.ts';
import { analystTools } from './analystTools.ts';

const workbench = opened();
const tools = new Map(analystTools(workbench).map((tool) => [tool.name, tool]));
const analyst = {
  ask: async (name: string, input: unknown): Promise<unknown> => {
    const tool = tools.get(name)!;
    const { data } = await tool.answer(tool.input.parse(input));
    tool.output.parse(data);
    return data;
  },
} as Analyst;
const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');

test('an answer rests on the provisions its proofs look at, and on no other', async () => {
  const asked = { package: read('examples/small-allied-market.yaml'), on: '2026-11-23' };
  const { signal } = new AbortController();
  const { answer, rules, lists } = await answerOf(analyst, asked, signal);
  const { provisions: law, always } = lawState();
  const provisions = [...new Set(rules.map((rule) => rule.replace(/#.*$/, '')))];
  assert.ok(provisions.length > 20);
  assert.deepEqual(provisions.filter((id) => law[id] === undefined), []);
  assert.deepEqual(workbench().corpus.provisions.filter(({ id }) => law[id] === undefined), []);
  const basis: Basis = { version: 1, day: asked.on, corpus: 'before', lists, rules, law };
  const causes = (changed: string): string[] =>
    causesToLook(answer, basis, { version: 1, day: asked.on, corpus: 'after', lists, decided: '', always,
      law: { ...law, [changed]: 'other words' } });
  assert.deepEqual(causes(provisions[0]!), [`law: ${provisions[0]}`]);
  const unread = workbench().corpus.provisions.map(({ id }) => id).filter((id) => !provisions.includes(id) && !always.includes(id));
  assert.ok(unread.length > 0);
  for (const id of unread) assert.deepEqual(causes(id), []);
  assert.deepEqual(changesBetween(answer, (await answerOf(analyst, asked, signal)).answer), [], 'the same question has the same answer');
});

test('a day on which the answer turns is known before it comes, and what turns is told', async () => {
  const asked = { package: read('examples/small-allied-market.yaml') };
  const { signal } = new AbortController();
  const { answer, rules, lists } = await answerOf(analyst, { ...asked, on: '2026-11-23' }, signal);
  const [turning] = answer.days;
  const { provisions: law, always } = lawState();
  const basis: Basis = { version: 1, day: '2026-11-23', corpus: 'same', lists, rules, law };
  const [cause] = causesToLook(answer, basis, { version: 1, day: turning!.on, corpus: 'same', lists, decided: '', law, always });
  assert.ok(cause!.startsWith(`day ${turning!.on}: `), cause);
  const after = (await answerOf(analyst, { ...asked, on: turning!.on }, signal)).answer;
  assert.ok(changesBetween(answer, after).some(({ about }) => about === 'leg'));
});
