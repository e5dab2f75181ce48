import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { type Section, table, verdict } from '../table.ts';
import { measureHardNegatives, measureOthers } from './alerts.ts';
import { measureAliases } from './aliases.ts';
import { openNameData } from './data.ts';
import { indexedNames, openPeers, openPortolan } from './matchers.ts';
import { residentMegabytes } from './memory.ts';
import { measurePairs } from './pairs.ts';
import { measureSpeed } from './speed.ts';

const title = 'Names on the screening lists';
const page = fileURLToPath(new URL('../../docs/screening-bench.md', import.meta.url));
/** So low that ranks, not the threshold, decide whether an alias comes back. */
const rankThreshold = 0.12;
const [aliasQueries, strangerQueries] = [360, 600];

/** Measures the matcher of names beside its peers and writes docs/screening-bench.md. Needs the public data beside the checkout. */
export function measureNames(on: string, place?: string): Section {
  const data = openNameData(place);
  if (data === undefined) return { title, text: 'The public test sets are not there; name their folder with data=PATH.' };
  const pairs = measurePairs(data);
  const negatives = measureHardNegatives(data);
  const others = measureOthers(data, strangerQueries);
  const names = indexedNames(data.entries);
  const peers = openPeers(names);
  const speed = measureSpeed(data.entries, data.strangers.map(({ full_name: name }) => name!), peers);
  const aliases = measureAliases(data, [openPortolan(data.entries, names, rankThreshold), ...peers], aliasQueries);
  const { making, kept } = residentMegabytes(place);
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
  ]);
  const text = [
    goals, `${data.entries.length.toLocaleString('en-US')} parties, ${names.length.toLocaleString('en-US')} names. ${versions(peers)}`,
    '### Pairs that are and are not one party', pairs.text,
    '### An alias taken out, then searched', aliases.text, '### Different people of similar names', negatives.text,
    '### Alerts, scripts, and the official search', others, '### Speed', speed.text,
  ].join('\n\n');
  writeFileSync(page, '# Names, measured\n\nWritten by `npm run bench -- names`; nothing here is typed by hand. '
    + `${on}, Node ${process.versions.node}, ${os.availableParallelism()} cores.\n`
    + `${os.loadavg()[0]!.toFixed(1)} programs wanted to run on them: the busier a machine, the slower everybody below.\n`
    + 'What the sets are, and what their figures mean, stands in [Screening](screening.md).\n\n'
    + `${text.replaceAll('\n### ', '\n## ')}\n`);
  return { title, text };
}

function versions(peers: readonly { package?: string }[]): string {
  const found = peers.map(({ package: name }) => {
    const file = new URL(`../node_modules/${name}/package.json`, import.meta.url);
    return `${name} ${(JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version}`;
  });
  return `Beside it: ${found.join(', ')}.`;
}
