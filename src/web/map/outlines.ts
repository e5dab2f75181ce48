import coarseAddress from 'world-atlas/countries-110m.json?url';
import fineAddress from 'world-atlas/countries-50m.json?url';
import type { WorldTopology } from '../../cli/simulate/report/map.ts';

/** The countries of the world at 1:110 million, for a picture in a file. Rejects where the server cannot be reached. */
export function coarseWorld(): Promise<WorldTopology> {
  return outlinesAt(coarseAddress);
}

/** The same at 1:50 million, with small countries. */
export function fineWorld(): Promise<WorldTopology> {
  return outlinesAt(fineAddress);
}

async function outlinesAt(address: string): Promise<WorldTopology> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The map could not be fetched (${response.status}).`);
  return await response.json() as WorldTopology;
}
