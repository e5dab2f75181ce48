import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { WorldOutlines, WorldTopology } from './report/map.ts';

const require = createRequire(import.meta.url);

/** The outlines of countries that come with the program, read once. */
export function worldOutlines(): WorldOutlines {
  return { '110m': outlinesAt('110m'), '50m': outlinesAt('50m') };
}

const read = new Map<string, WorldTopology>();

function outlinesAt(scale: keyof WorldOutlines): WorldTopology {
  const file = require.resolve(`world-atlas/countries-${scale}.json`);
  const known = read.get(scale) ?? JSON.parse(readFileSync(file, 'utf8')) as WorldTopology;
  read.set(scale, known);
  return known;
}
