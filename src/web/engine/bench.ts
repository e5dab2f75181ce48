import type {
  SiteDossier, SiteExample, SiteIndex, SiteLaw, SiteLists, SiteReading, SiteRooms, SiteSimulations,
} from '../../cli/siteData.ts';
import { Memory } from '../../determination/memory.ts';
import { LawEngine } from '../../engine/lawEngine.ts';
import { Catalog } from '../../package/catalog.ts';
import { packageVocabulary } from '../../package/vocabulary.ts';
import type { PackageVocabulary } from '../../package/reading.ts';

/** What the worker determines with, opened once: the same law, catalog and engine as on the command line. */
export interface Bench extends Pick<SiteLaw, 'corpus' | 'stamp'> {
  vocabulary: PackageVocabulary;
  catalog: Catalog;
  engine: LawEngine;
  /** What was found out so far: an edit decides anew only what it reaches. */
  memory: Memory;
  examples: readonly SiteExample[];
}

/** Fetches the law from the site's own server. Rejects where it cannot be reached. */
export async function openBench(): Promise<Bench> {
  const index = await fetched<SiteIndex>('index.json');
  const [{ corpus, catalog, stamp }, examples] = await Promise.all([
    fetched<SiteLaw>(index.law), fetched<SiteExample[]>(index.examples),
  ]);
  return {
    corpus, stamp, examples, vocabulary: packageVocabulary(corpus), catalog: new Catalog(catalog), engine: new LawEngine(corpus),
    memory: new Memory(),
  };
}

/** What a room needs beside the law, fetched when somebody first goes there. */
interface Parts {
  reading: SiteReading;
  rooms: SiteRooms;
  dossier: SiteDossier;
  lists: SiteLists;
  simulations: SiteSimulations;
}

const parts: { [Name in keyof Parts]?: Promise<Parts[Name]> } = {};

/** Opens a part of the site's data. Rejects where it cannot be reached. */
export function openPart<Name extends keyof Parts>(name: Name): Promise<Parts[Name]> {
  const opened: Promise<Parts[Name]> = parts[name] ?? fetched<SiteIndex>('index.json').then((index) => fetched<Parts[Name]>(index[name]));
  Object.assign(parts, { [name]: opened });
  return opened;
}

async function fetched<Part>(name: string): Promise<Part> {
  const response = await fetch(`/data/${name}`);
  if (!response.ok) throw new Error(`The law could not be fetched: ${name} (${response.status}).`);
  return await response.json() as Part;
}
