import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { type Section, table, verdict } from '../table.ts';
import { measureHardNegatives, measureOthers } from './alerts.ts';
import { measureAliases } from './aliases.ts';
import { type NameData, openNameData } from './data.ts';
import { type Delta, measureDelta } from './delta.ts';
import { indexedNames, type Matcher, openPeers, openPortolan, type OutsideMatcher } from './matchers.ts';
import { residentMegabytes } from './memory.ts';
import { openNomenklatura } from './outside/nomenklatura.ts';
import { openWatchman } from './outside/watchman.ts';
import { measurePairs } from './pairs.ts';
import { measureSpeed } from './speed.ts';

const title = 'Names on the screening lists';
const page = fileURLToPath(new URL('../../docs/screening-bench.md', import.meta.url));
/** So low that ranks, not the threshold, decide whether an alias comes back. */
const rankThreshold = 0.12;
const [aliasQueries, strangerQueries] = [360, 600];
/** Who can be asked about fewer names than this is too slow for a share of them to mean anything. */
const leastQueries = 20;

/** Where to find what is measured with: the public sets, a Python that has nomenklatura, and the program that is watchman's server. */
export interface NamePlaces {
  data?: string;
  nomenklatura?: string;
  watchman?: string;
}

/** Measures the matcher of names beside its peers and writes docs/screening-bench.md. Needs the public data beside the checkout. */
export async function measureNames(on: string, places: NamePlaces): Promise<Section> {
  const data = openNameData(places.data);
  if (data === undefined) return { title, text: 'The public test sets are not there; name their folder with data=PATH.' };
  const outside: OutsideMatcher[] = [];
  try {
    if (places.nomenklatura !== undefined) outside.push(await openNomenklatura(places.nomenklatura, data.entries));
    if (places.watchman !== undefined) outside.push(await openWatchman(places.watchman, data.entries));
    return await measure(on, places, data, outside);
  } finally {
    for (const { close } of outside) close();
  }
}

async function measure(on: string, places: NamePlaces, data: NameData, outside: readonly OutsideMatcher[]): Promise<Section> {
  const pairs = await measurePairs(data, outside);
  const negatives = measureHardNegatives(data);
  const others = measureOthers(data, strangerQueries);
  const names = indexedNames(data.entries);
  const peers = [...openPeers(names), ...outside];
  const speed = await measureSpeed(data.entries, data.strangers.map(({ full_name: name }) => name!), peers);
  const searched = [openPortolan(data.entries, names, rankThreshold), ...peers.filter(({ queries }) => queries >= leastQueries)];
  const aliases = await measureAliases(data, searched, aliasQueries);
  const { making, kept } = residentMegabytes(places.data);
  const delta = measureDelta(data.strangers.map(({ full_name: name }) => name!), places.data);
  const [deltaSeconds, processorSeconds] = [delta.wallMilliseconds / 1000, delta.processorMilliseconds / 1000];
  const goals = table(['goal', 'wanted', 'measured', ''], [
    verdict('F1 on nomenklatura\'s pairs', 'above 0.82', pairs.f1.toFixed(3), pairs.f1 > 0.82),
    verdict('scores rise with the tier', 'strong and medium above weak', pairs.risesWithTier ? 'they do' : 'they do not',
      pairs.risesWithTier),
    verdict('pairs that share the top score', 'at most 5 %', `${(100 * pairs.ties).toFixed(1)} %`, pairs.ties <= 0.05),
    verdict('an alias left out comes first', 'above 0.75', aliases.first.toFixed(3), aliases.first > 0.75),
    verdict('among the first ten', 'above 0.92', aliases.ten.toFixed(3), aliases.ten > 0.92),
    verdict('false alerts by name at recall 0.95', `fewer than ${negatives.theirs}`, String(negatives.ours),
      negatives.ours < negatives.theirs),
    verdict('names a second per core', 'at least 5,000', speed.namesASecond.toFixed(0), speed.namesASecond >= 5000),
    verdict('slowest in a hundred', 'under 2 ms', `${speed.p99Milliseconds.toFixed(2)} ms`, speed.p99Milliseconds < 2),
    verdict('memory with the list and its kept index', 'under 250 MB', `${kept} MB`, kept < 250),
    verdict('memory after making the index', 'under 250 MB', `${making} MB`, making < 250),
    verdict('a million parties against a change of the list', 'under 60 s of two cores',
      `${deltaSeconds.toFixed(0)} s by the clock, ${processorSeconds.toFixed(0)} s of the processor`, deltaSeconds < 60),
  ]);
  const text = [
    goals, `${data.entries.length.toLocaleString('en-US')} parties, ${names.length.toLocaleString('en-US')} names. ${versions(peers, places)}`,
    '### Pairs that are and are not one party', pairs.text,
    '### An alias taken out, then searched', aliases.text, '### Different people of similar names', negatives.text,
    '### Alerts, scripts, and the official search', others, '### Speed', speed.text,
    '### A book again, after the list changed', deltaText(delta),
  ].join('\n\n');
  writeFileSync(page, '# Names, measured\n\nWritten by `npm run bench -- names`; nothing here is typed by hand. '
    + `${on}, Node ${process.versions.node}, ${os.availableParallelism()} cores.\n`
    + `${os.loadavg()[0]!.toFixed(1)} programs wanted to run on them: the busier a machine, the slower everybody below.\n`
    + 'What the sets are, and what their figures mean, stands in [Screening](screening.md).\n\n'
    + `${text.replaceAll('\n### ', '\n## ')}\n`);
  return { title, text };
}

function deltaText({ parties, entries, wallMilliseconds, processorMilliseconds, mostBytes }: Delta): string {
  const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(0)} s`;
  return `${parties.toLocaleString('en-US')} made-up people against the ${entries} entries that were new took `
    + `${seconds(wallMilliseconds)} by the clock on ${os.availableParallelism()} cores, ${seconds(processorMilliseconds)} of the `
    + `processor,\nand ${(mostBytes / 1e6).toFixed(0)} MB at the most; the program's start and the comparison of the two versions included.`;
}

function versions(peers: readonly Matcher[], { nomenklatura, watchman }: NamePlaces): string {
  const absent = [
    ...nomenklatura === undefined ? ['nomenklatura (nomenklatura=PYTHON names a Python that has it)'] : [],
    ...watchman === undefined ? ['watchman (watchman=SERVER names its server)'] : [],
  ];
  return `Beside it: ${peers.map(({ version }) => version!).join(', ')}.`
    + (absent.length === 0 ? '' : ` Not in this run: ${absent.join('; ')}.`);
}
