import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { InputError } from '../corpus/diagnostic.ts';
import { readConfiguration } from './configuration.ts';
import { settingsTable } from './settingsTable.ts';

const machine = { port: 4180, processors: 4 };
const page = new URL('../../docs/operating.md', import.meta.url);
const marks = /(<!-- settings -->\n)[^]*?(\n<!-- end of settings -->)/;

test('without settings it serves this machine alone, by name', () => {
  const { address, listen, analysts, databaseUrl, oidc } = readConfiguration({}, machine);
  assert.deepEqual({ address, listen, analysts, databaseUrl, oidc },
    { address: 'http://localhost:4180', listen: '127.0.0.1', analysts: 3, databaseUrl: undefined, oidc: undefined });
});

test('a setting that cannot be used is named, and its value is not repeated', () => {
  for (const [name, value, why] of [
    ['PORTOLAN_ADDRESS', 'http://127.0.0.1:4180', /Passkeys need a name/], ['PORTOLAN_ADDRESS', 'https://a.example/path', /without a path/],
    ['PORTOLAN_SECRET', 'hunter2', /at least 32/], ['PORTOLAN_ANALYSTS', '0', /above zero/], ['PORTOLAN_ANALYSTS', 'many', /above zero/],
    ['PORTOLAN_OIDC_ISSUER', 'https://id.example', /all three/], ['OTEL_EXPORTER_OTLP_ENDPOINT', 'localhost:4318', /http:\/\//],
  ] as const) {
    assert.throws(() => readConfiguration({ [name]: value }, machine), (error) => {
      assert.ok(error instanceof InputError && error.message.includes(name), name);
      assert.match(error.message, why);
      return !error.message.includes(value);
    });
  }
});

test('the page on operating holds the table of settings as the code has it', () => {
  const text = readFileSync(page, 'utf8');
  const wanted = text.replace(marks, (_, begin: string, end: string) => `${begin}${settingsTable()}${end}`);
  if (process.env.PORTOLAN_GOLDEN === 'write') writeFileSync(page, wanted);
  assert.match(text, marks);
  assert.equal(text, wanted);
});
