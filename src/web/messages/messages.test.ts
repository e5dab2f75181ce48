import assert from 'node:assert/strict';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const web = join(import.meta.dirname, '..');
const rooms = readdirSync(join(web, 'messages/en')).sort();

function textsOf(language: string, room: string): Record<string, string> {
  return JSON.parse(readFileSync(join(web, 'messages', language, room), 'utf8')) as Record<string, string>;
}

/** The names in braces and tags of a message: what the page fills in. */
function placesIn(message: string): string[] {
  const names = [...message.matchAll(/\{\s*(\w+)\s*[,}]/g), ...message.matchAll(/<(\w+)>/g)].map(([, name]) => name!);
  return [...new Set(names)].sort();
}

const sources = globSync('**/*.{ts,tsx}', { cwd: web, exclude: (name) => name.endsWith('.test.ts') })
  .map((file) => readFileSync(join(web, file), 'utf8')).join('\n');

test('both languages have the same texts, with the same places to fill', () => {
  assert.deepEqual(readdirSync(join(web, 'messages/es')).sort(), rooms);
  for (const room of rooms) {
    const [english, spanish] = [textsOf('en', room), textsOf('es', room)];
    assert.deepEqual(Object.keys(spanish).sort(), Object.keys(english).sort(), room);
    for (const [id, message] of Object.entries(english)) {
      assert.notEqual(spanish[id]!.trim(), '', id);
      assert.deepEqual(placesIn(spanish[id]!), placesIn(message), id);
    }
  }
});

test('every text is used by some page, by its id or under a prefix', () => {
  const prefixes = [...sources.matchAll(/`((?:\w+\.)+)\$\{/g)].map(([, prefix]) => prefix!);
  const unused = rooms.flatMap((room) => Object.keys(textsOf('en', room)))
    .filter((id) => !sources.includes(`'${id}'`) && !sources.includes(`"${id}"`) && !prefixes.some((prefix) => id.startsWith(prefix)));
  assert.deepEqual(unused, []);
});
