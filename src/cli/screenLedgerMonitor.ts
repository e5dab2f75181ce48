import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { InputError } from '../corpus/diagnostic.ts';
import { type Finding, pairOf } from '../screening/decisions/finding.ts';
import {
  type Alert, alertsBetween, carriedOver, fingerprintsOf, rescreeningFor, type Watch, watchOf,
} from '../screening/decisions/monitor.ts';
import { entryKey } from '../screening/lists/diff.ts';
import type { ListEntry, Subject } from '../screening/entry.ts';
import { attempt } from './inputFile.ts';
import { openHeldLists } from './listsHeld.ts';
import { today } from './question.ts';
import { ledgerOption } from './screenLedger.ts';
import { thresholdFor } from './screenLedgerBatch.ts';
import { openMatcher, usualThreshold } from './screenLedgerMatcher.ts';
import { ledgerFile, openLedger } from './screenLedgerStore.ts';
import { openSubjects } from './screenLedgerSubjects.ts';

/** What is kept of a watched book: what was found, and the fingerprints of the entries it was compared with. */
interface WatchFile {
  watch: Watch;
  entries: Record<string, string>;
}

interface MonitorOptions {
  watch?: string;
  threshold: number;
  ledger?: string;
  format: 'text' | 'json';
}

/** `portolan monitor FILE`: what changed for the parties of a file since the last time. */
export function addMonitorCommand(program: Command): void {
  program.command('monitor').description('Screen the parties of a file again, as far as they or the lists changed, and tell what is new.')
    .argument('<file>', 'a package or a batch')
    .option('--watch <file>', 'where it is kept what was found (default: beside the file)')
    .option('--threshold <score>', 'show what is at least so alike, from 0 to 1', thresholdFor, usualThreshold)
    .addOption(new Option('--format <format>', 'how to write it').choices(['text', 'json']).default('text'))
    .option(...ledgerOption)
    .action(monitor);
}

function monitor(file: string, options: MonitorOptions): void {
  const subjects = openSubjects(file);
  const held = openHeldLists({ today: today() });
  const ledger = openLedger(options.ledger ?? ledgerFile());
  const path = options.watch ?? `${file}.watch.json`;
  const kept = readWatch(path);
  const before = kept?.watch.threshold === options.threshold ? kept : undefined;
  const { findings, compared } = rescreen(before, subjects, held.entries, options.threshold);
  const versions = Object.fromEntries(held.lists.map(({ list, version }) => [list, version]));
  const after = watchOf(versions, options.threshold, subjects, findings);
  const alerts = before === undefined ? [] : alertsBetween(before.watch, after, findings, ledger, today());
  writeWatch(path, { watch: after, entries: Object.fromEntries(fingerprintsOf(held.entries)) });
  const found = Object.keys(after.findings).length;
  const first = before === undefined;
  const about = { file, subjects: subjects.length, entries: held.entries.length, ...compared, lists: versions, first };
  process.stdout.write(options.format === 'json'
    ? `${JSON.stringify({ ...about, findings: found, alerts, notices: held.notices }, null, 2)}\n`
    : text(about, alerts, found, held.notices));
  process.exitCode = alerts.length > 0 ? 1 : 0;
}

/** What is found now: of what changed by comparing, of the rest as it was found before. */
function rescreen(
  before: WatchFile | undefined, subjects: readonly Subject[], entries: readonly ListEntry[], threshold: number,
): { findings: Finding[]; compared: { comparedSubjects: number; comparedEntries: number } } {
  if (before === undefined) {
    const match = openMatcher(entries, threshold);
    return { findings: subjects.flatMap(match), compared: { comparedSubjects: subjects.length, comparedEntries: entries.length } };
  }
  const anew = rescreeningFor(before.watch, subjects, entries, new Map(Object.entries(before.entries)));
  const changed = new Set(anew.subjects.map(({ id }) => id));
  const matchAll = anew.subjects.length === 0 ? undefined : openMatcher(entries, threshold);
  const matchNew = anew.entries.length === 0 ? undefined : openMatcher(anew.entries, threshold);
  const findings = subjects.flatMap((subject) => (changed.has(subject.id) ? matchAll : matchNew)?.(subject) ?? []);
  findings.push(...foundAgain(carriedOver(before.watch, anew, subjects, entries), subjects, entries, threshold));
  return { findings, compared: { comparedSubjects: anew.subjects.length, comparedEntries: anew.entries.length } };
}

/** What was found before is looked at again, pair by pair: the verdict is the matcher's of today. */
function foundAgain(
  pairs: ReadonlySet<string>, subjects: readonly Subject[], entries: readonly ListEntry[], threshold: number,
): Finding[] {
  const [found, listed] = [0, 1].map((side) => new Set([...pairs].map((pair) => pair.split(' × ')[side])));
  const match = openMatcher(entries.filter((entry) => listed!.has(entryKey(entry))), threshold);
  return subjects.filter(({ id }) => found!.has(id)).flatMap(match).filter((finding) => pairs.has(pairOf(finding)));
}

function text(
  about: { subjects: number; entries: number; comparedSubjects: number; comparedEntries: number; first: boolean },
  alerts: readonly Alert[], found: number, notices: readonly string[],
): string {
  const { subjects, entries, comparedSubjects, comparedEntries, first } = about;
  const did = first
    ? `${subjects} parties compared with ${entries} entries. ${found} findings are watched from now on.`
    : `${comparedSubjects} of ${subjects} parties and ${comparedEntries} of ${entries} entries are new or changed and were compared.`;
  const told = first ? [] : alerts.length === 0
    ? [`Nothing changed. ${found} findings are watched.`]
    : alerts.map(({ kind, subject, entry, words }) => `! ${kind}: ${subject} × ${entry}. ${words}`);
  return `${[did, ...told, ...notices].join('\n')}\n`;
}

function readWatch(path: string): WatchFile | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(attempt(path, () => readFileSync(path, 'utf8'))) as WatchFile;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new InputError([{
      file: path, line: 1, column: 1, message: 'This file was damaged.', hint: 'Delete it, and the watch begins anew.',
    }]);
  }
}

function writeWatch(path: string, content: WatchFile): void {
  attempt(path, () => {
    writeFileSync(`${path}.new`, JSON.stringify(content));
    renameSync(`${path}.new`, path);
  });
}
