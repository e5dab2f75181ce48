import { parseDate } from '../../corpus/date.ts';
import type { SiteExample } from '../../cli/siteData.ts';
import type { AskedSimulation } from './handlers/simulate.ts';

/** A simulation as the form holds it. Files of the reader's and a reform of theirs stand elsewhere than in the address. */
export interface SimulationForm {
  /** `generated`, `files`, or a portfolio that comes along. */
  portfolio: string;
  packages: number;
  seed: number;
  on: string;
  assumeOrdinary: boolean;
  reforms: readonly string[];
}

/** So many generated packages at most: more of them are work for `portolan simulate`. */
export const mostPackages = 4000;
const usual = { packages: 200, seed: 1 };

/** The form that an address fills in; what it does not say is as usual. */
export function formIn(search: URLSearchParams, today: string): SimulationForm {
  const [on, packages, seed] = [search.get('on') ?? '', Number(search.get('packages')), Number(search.get('seed'))];
  return {
    portfolio: search.get('portfolio') ?? 'generated', on: parseDate(on) === undefined ? today : on,
    packages: Number.isInteger(packages) && packages > 0 ? Math.min(packages, mostPackages) : usual.packages,
    seed: Number.isInteger(seed) && seed > 0 ? seed : usual.seed,
    assumeOrdinary: search.get('assume') !== 'nothing', reforms: search.getAll('reform'),
  };
}

/** The address of a simulation, without what stands in its fragment. */
export function searchFor({ portfolio, packages, seed, on, assumeOrdinary, reforms }: SimulationForm): string {
  const search = new URLSearchParams({ portfolio, on });
  if (portfolio === 'generated') {
    search.set('packages', String(packages));
    search.set('seed', String(seed));
  }
  if (!assumeOrdinary) search.set('assume', 'nothing');
  for (const reform of reforms) search.append('reform', reform);
  return search.toString();
}

/** What to ask the worker; undefined where the files are not at hand. */
export function askedFor(
  { portfolio, packages, seed, on, assumeOrdinary, reforms }: SimulationForm, files: readonly SiteExample[], own: string | null,
): AskedSimulation | undefined {
  if (portfolio === 'files' && files.length === 0) return undefined;
  return {
    on, assumeOrdinary, reforms: [...reforms], own,
    portfolio: portfolio === 'generated' ? { kind: 'generated', packages, seed }
      : portfolio === 'files' ? { kind: 'files', files } : { kind: 'named', name: portfolio },
  };
}

const ownField = 'own=';

/** A reform written in the page, for the fragment of an address: browsers send that to no server. */
export async function fragmentFor(own: string): Promise<string> {
  const bytes = await through(new TextEncoder().encode(own), new CompressionStream('deflate-raw'));
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return `${ownField}${letters.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** The reform in a fragment; `null` where there is none that can be read. */
export async function ownIn(fragment: string): Promise<string | null> {
  const text = fragment.replace(/^#/, '');
  if (!text.startsWith(ownField)) return null;
  try {
    const letters = atob(text.slice(ownField.length).replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = await through(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)), new DecompressionStream('deflate-raw'));
    return new TextDecoder().decode(bytes);
  } catch (error) {
    // An address that was cut short or mistyped holds no reform.
    if (error instanceof DOMException || error instanceof TypeError) return null;
    throw error;
  }
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}
