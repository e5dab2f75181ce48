import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonLog } from './log.ts';

test('a line is JSON with its moment in UTC, and nothing that is sent begins another', () => {
  const lines: string[] = [];
  const log = jsonLog((line) => { lines.push(line); }, () => new Date('2026-11-24T02:30:00+02:00'));
  log.info('request', { route: '/x"}\n{"level":"info","event":"forged"}\r\u2028', status: 200 });
  log.error('fault', { name: '\u001b[31mred' });
  assert.equal(lines.length, 2);
  for (const line of lines) assert.match(line, /^[^\n\r\u001b]*\n$/);
  assert.deepEqual(lines.map((line) => (JSON.parse(line) as { at: string }).at), ['2026-11-24T00:30:00.000Z', '2026-11-24T00:30:00.000Z']);
});
