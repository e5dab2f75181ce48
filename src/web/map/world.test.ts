import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { loadCorpus } from '../../cli/corpusCache.ts';
import { Pen } from './pen.ts';

// The drawing itself needs an address from the build; what is tried here is that the codes of law and map meet.
const atlas = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('world-atlas/countries-50m.json'), 'utf8')) as {
  objects: { countries: { geometries: { id?: string; properties: { name: string } }[] } };
};

test('the places that a coarser map leaves out are on this one, under the codes of the law', () => {
  const { countries } = loadCorpus();
  const codes = new Set(atlas.objects.countries.geometries.flatMap(({ id }) =>
    (id === undefined ? [] : Intl.getCanonicalLocales(`und-${id}`).map((tag) => tag.slice(4)))));
  for (const name of ['Singapore', 'Bahrain', 'Malta', 'Macau', 'Hong Kong', 'Taiwan', 'Kenya']) {
    const code = Object.entries(countries).find(([, known]) => known.startsWith(name))?.[0];
    assert.ok(code !== undefined && codes.has(code), name);
  }
  const missing = Object.keys(countries).filter((code) => !codes.has(code));
  assert.ok(missing.length < Object.keys(countries).length / 10, missing.join(' '));
});

test('an outline loses what nobody could see, and an island of less than a triangle is left to its dot', () => {
  const pen = new Pen();
  pen.beginPath();
  for (const [x, y] of [[0, 0], [0.2, 0.2], [4, 0], [4.04, 0.3], [4, 4]] as const) (x + y === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y));
  pen.closePath();
  pen.moveTo(9, 9);
  pen.lineTo(9.3, 9);
  pen.lineTo(9.3, 9.3);
  pen.closePath();
  assert.equal(pen.lift(), 'M0,0L4,0L4,4Z');
  assert.equal(pen.lift(), '');
});
