import { basename } from 'node:path';
import type { Corpus, LawText } from '../corpus/corpus.ts';
import type { TimelineEvent } from '../corpus/timeline.ts';
import type { ReceiptBody } from '../determination/receipt.ts';
import type { Instruments } from '../finance/instruments.ts';
import type { NotExpressed } from '../corpus/reformCheck.ts';
import type { CatalogEntry } from '../package/catalogEntry.ts';
import type { Gap, Topic } from '../determination/coverageFiles.ts';
import type { LawCase } from '../determination/lawCase.ts';
import type { Distributions } from '../package/generate.ts';
import type { ControlLaw, Deal } from '../program/control.ts';
import { type PathLaw, readPathLaw } from '../program/criticalPathLaw.ts';
import type { ProgrammeLaw } from '../program/programme.ts';
import type { DecisionPolicy } from '../screening/decisions/policy.ts';
import type { Starter } from '../screening/lists/starter.ts';
import { loadControlLaw } from './control.ts';
import { loadCatalog, loadCorpus, sha256 } from './corpusCache.ts';
import { loadInstruments } from './finance.ts';
import { readLawCases } from './lawCases.ts';
import { loadCoverageFiles } from './lawCoverage.ts';
import type { DossierLists } from './dossier/gather.ts';
import { loadDossierLists } from './dossier/law.ts';
import { readTexts } from './lawFiles.ts';
import { loadTimeline } from './lawTimeline.ts';
import { countryNames, openOutline, openStarter } from './listsHome.ts';
import { loadDistributions } from './portfolio.ts';
import { lawList } from './programLists.ts';
import { loadProgrammeLaw } from './programmeLaw.ts';
import { engineStamp } from './receipt.ts';
import { loadNotExpressed, reformTexts } from './reformFiles.ts';
import { openPolicy } from './screenLedgerStore.ts';
import { listMeaning } from './screenRules.ts';
import { indicatorText } from './simulate/laws.ts';
import { newsOf } from './siteNews.ts';

/** What the worker of the site determines with: the checked law, the catalog, and the program as receipts name it. */
export interface SiteLaw {
  corpus: Corpus;
  catalog: readonly CatalogEntry[];
  stamp: ReceiptBody['engine'];
}

/** A package to begin with, by the name under which it has its address. */
export interface SiteExample {
  name: string;
  text: string;
}

/** What is read about the law and decides nothing: fetched only when somebody opens the pages of the law. */
export interface SiteReading {
  events: readonly TimelineEvent[];
  cases: readonly LawCase[];
  topics: readonly Topic[];
  gaps: readonly Gap[];
}

/** What the rooms of the programme and of financing hold a package against. */
export interface SiteRooms {
  programme: ProgrammeLaw;
  control: ControlLaw;
  deals: readonly Deal[];
  instruments: Instruments;
  waits: PathLaw;
  /** What is looked for in a proposal. */
  intake: LawText;
}

/** What dossiers are written from, beside what the rooms have. */
export type SiteDossier = DossierLists;

/** What names are screened against: the list that ships with the project, and how decisions on it are made. */
export interface SiteLists {
  starter: Starter;
  titles: Readonly<Record<string, string>>;
  policy: DecisionPolicy;
  /** The page of the law that says what an entry of a list means for a party. */
  meaning: LawText;
  /** How countries are written in a batch. */
  countryNames: ReturnType<typeof countryNames>;
}

/** What portfolios are put under laws with: reforms, what is measured, and portfolios to begin with. */
export interface SiteSimulations {
  indicators: LawText;
  reforms: readonly LawText[];
  notExpressed: readonly NotExpressed[];
  distributions: Distributions;
  portfolios: readonly { name: string; files: readonly SiteExample[] }[];
}

/** Where the parts lie. Each bears the digest of its content, so that it may be kept for ever. */
export interface SiteIndex {
  law: string;
  examples: string;
  reading: string;
  rooms: string;
  dossier: string;
  lists: string;
  simulations: string;
  news: string;
  /** Digest of the corpus. */
  corpus: string;
}

/** The data of the site, by path below `/data/`. Throws {@link InputError} where the law is broken. */
export function siteData(): Map<string, string> {
  const corpus = loadCorpus();
  const law: SiteLaw = { corpus, catalog: loadCatalog(corpus).entries, stamp: engineStamp() };
  // Folders below hold what belongs to a package, not packages.
  const examples = readTexts('examples', ['.yaml']).filter(({ path }) => path.split('/').length === 2).map(exampleOf);
  const reading: SiteReading = { events: loadTimeline(), cases: readLawCases('law'), ...loadCoverageFiles() };
  const rooms: SiteRooms = {
    programme: loadProgrammeLaw(), ...loadControlLaw(), instruments: loadInstruments(),
    waits: lawList('law/program/waits.yaml', 'src/program', readPathLaw), intake: readTexts('law/program', ['intake.yaml'])[0]!,
  };
  const lists: SiteLists = {
    starter: openStarter(), titles: openOutline().titles, policy: openPolicy(), meaning: listMeaning(),
    countryNames: countryNames(),
  };
  const parts = {
    law, examples, reading, rooms, dossier: loadDossierLists(), lists, simulations: simulationData(examples), news: newsOf(reading.events),
  };
  const texts = Object.entries(parts).map(([name, part]) => [name, JSON.stringify(part)] as const);
  const places = Object.fromEntries(texts.map(([name, text]) => [name, named(name, text)])) as Record<keyof typeof parts, string>;
  const index: SiteIndex = { ...places, corpus: corpus.digest };
  return new Map([...texts.map(([name, text]) => [places[name as keyof typeof parts], text] as const),
    ['index.json', JSON.stringify(index)]]);
}

const portfolioFolder = 'examples/simulations';

function simulationData(examples: readonly SiteExample[]): SiteSimulations {
  const files = readTexts(portfolioFolder, ['.yaml']).filter(({ path }) => path.slice(portfolioFolder.length + 1).includes('/'));
  const folders = Map.groupBy(files, ({ path }) => path.split('/').at(-2)!);
  return {
    indicators: indicatorText(), reforms: reformTexts(), notExpressed: loadNotExpressed(), distributions: loadDistributions(),
    portfolios: [{ name: 'examples', files: examples }, ...[...folders].map(([name, texts]) => ({ name, files: texts.map(exampleOf) }))],
  };
}

function exampleOf({ path, text }: LawText): SiteExample {
  return { name: basename(path, '.yaml'), text };
}

function named(name: string, text: string): string {
  return `${name}-${sha256(text).slice(0, 16)}.json`;
}
