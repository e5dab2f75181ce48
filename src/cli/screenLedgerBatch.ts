import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import { type Answer, writeAnswers } from '../screening/decisions/answers.ts';
import { answerTo } from '../screening/decisions/answerTo.ts';
import { subjectFingerprint } from '../screening/decisions/finding.ts';
import type { Ledger } from '../screening/decisions/ledger.ts';
import type { Subject } from '../screening/entry.ts';
import { attempt } from './inputFile.ts';
import { type HeldLists, openHeldLists } from './listsHeld.ts';
import { today } from './question.ts';
import { ledgerOption } from './screenLedger.ts';
import { openMatcher, usualThreshold } from './screenLedgerMatcher.ts';
import { Progress } from './screenLedgerProgress.ts';
import { ledgerFile, openLedger } from './screenLedgerStore.ts';
import { openBatch } from './screenLedgerSubjects.ts';

/** After how many answers they are put on the disk. */
const keepEvery = 200;

interface BatchOptions {
  out: string;
  threshold: number;
  ledger?: string;
  fresh?: boolean;
}

/** `portolan batch FILE --out FILE`: screens every party of a file. */
export function addBatchCommand(program: Command): void {
  program.command('batch').description('Screen every party of a file (CSV, XLSX, JSON) and write what was found beside each.')
    .argument('<file>', 'the parties, one a row below the names of the columns; or a JSON list')
    .requiredOption('--out <file>', 'where to write the answers: .csv, .xlsx or .json')
    .option('--threshold <score>', 'show what is at least so alike, from 0 to 1', thresholdFor, usualThreshold)
    .option('--fresh', 'begin anew although a run before broke off')
    .option(...ledgerOption)
    .action(batch);
}

/** Reads a threshold given on the command line. Throws where it is none. */
export function thresholdFor(text: string): number {
  const value = Number(text);
  if (value > 0 && value <= 1) return value;
  throw new InvalidArgumentError(`There is no threshold '${text}'. Write a number above 0 and up to 1, such as ${usualThreshold}.`);
}

function batch(file: string, options: BatchOptions): void {
  const read = openBatch(file);
  const held = openHeldLists({ today: today() });
  const ledger = openLedger(options.ledger ?? ledgerFile());
  const subjects = read.rows.map(({ subject }) => subject);
  const part = new PartFile(`${options.out}.part`, runKey(held, options.threshold, ledger), options.fresh === true);
  const progress = new Progress(subjects.length, process.stderr);
  const match = openMatcher(held.entries, options.threshold);
  const answers = new Map<string, Answer>();
  for (const subject of subjects) {
    const answer = part.answerOf(subject) ?? part.keep(subject, answerTo(subject, match(subject), ledger, today()));
    answers.set(subject.id, answer);
    progress.step();
  }
  part.flush();
  progress.end();
  const about = { screenedOn: today(), threshold: options.threshold, lists: held.lists, notices: held.notices };
  attempt(options.out, () => {
    writeFileSync(`${options.out}.new`, writeAnswers(options.out, read, answers, about));
    renameSync(`${options.out}.new`, options.out);
  });
  part.remove();
  process.stdout.write(summary(answers, held, options));
  process.exitCode = [...answers.values()].some(({ status }) => status === 'open' || status === 'awaiting-second') ? 1 : 0;
}

function summary(answers: ReadonlyMap<string, Answer>, { lists, notices }: HeldLists, { out, threshold }: BatchOptions): string {
  const counts = new Map<string, number>();
  for (const { status } of answers.values()) counts.set(status, (counts.get(status) ?? 0) + 1);
  const parts = [...counts].map(([status, count]) => `${count} ${status}`).join(', ');
  const looked = lists.map(({ list, day, entries, starter }) =>
    `  ${list} of ${day}, ${entries} entries${starter ? ' (starter list)' : ''}`);
  return [
    `${answers.size} parties: ${parts}. Written to ${out}.`, `Looked at, from a likeness of ${threshold} on:`, ...looked, ...notices,
    'That nothing was found is no clearance.', '',
  ].join('\n');
}

/** What an answer of an earlier run must have been made with to count in this one. */
export function runKey(held: HeldLists, threshold: number, ledger: Ledger): string {
  const versions = held.lists.map(({ list, version }) => `${list}@${version}`);
  const said = JSON.stringify([versions, threshold, ledger.events.at(-1)?.id ?? '', today()]);
  return createHash('sha256').update(said).digest('hex').slice(0, 16);
}

/** Answers that a run has written down so far, so that one that breaks off goes on where it was. */
class PartFile {
  private readonly known = new Map<string, Answer>();
  private readonly waiting: string[] = [];
  private readonly path: string;

  constructor(path: string, key: string, fresh: boolean) {
    this.path = path;
    const lines = !fresh && existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
    if (lines[0] !== key) {
      attempt(path, () => writeFileSync(path, `${key}\n`));
      return;
    }
    // The last line may be cut short; it is answered again.
    for (const line of lines.slice(1, -1)) {
      const { fingerprint, answer } = JSON.parse(line) as { fingerprint: string; answer: Answer };
      this.known.set(fingerprint, answer);
    }
    writeFileSync(path, `${lines.slice(0, -1).join('\n')}\n`);
  }

  answerOf(subject: Subject): Answer | undefined {
    return this.known.get(signOf(subject));
  }

  keep(subject: Subject, answer: Answer): Answer {
    this.waiting.push(JSON.stringify({ fingerprint: signOf(subject), answer }));
    if (this.waiting.length >= keepEvery) this.flush();
    return answer;
  }

  flush(): void {
    if (this.waiting.length > 0) appendFileSync(this.path, `${this.waiting.splice(0).join('\n')}\n`);
  }

  remove(): void {
    rmSync(this.path, { force: true });
  }
}

function signOf(subject: Subject): string {
  return `${subject.id} ${subjectFingerprint(subject)}`;
}
