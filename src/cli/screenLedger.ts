import { type Command, Option } from 'commander';
import { InputError } from '../corpus/diagnostic.ts';
import type { Finding } from '../screening/decisions/finding.ts';
import { type Decision, decisionOn, type Verdict } from '../screening/decisions/ledger.ts';
import { expiryOf, needsSecondPerson, verdicts } from '../screening/decisions/policy.ts';
import { entryKey } from '../screening/lists/diff.ts';
import { openHeldLists } from './listsHeld.ts';
import { dateFor, today } from './question.ts';
import { openMatcher, usualThreshold } from './screenLedgerMatcher.ts';
import { appendToLedger, ledgerFile, openLedger, openPolicy } from './screenLedgerStore.ts';
import { openSubjects, subjectNamed } from './screenLedgerSubjects.ts';

/** `portolan ledger …`: what was decided on what screening found. */
export function addLedgerCommands(program: Command): void {
  const ledger = program.command('ledger').description('Decisions on what screening found: who, when, why, and until when.');
  ledger.command('decide').description('Decide on one finding.')
    .argument('<file>', 'where the party stands: a package or a batch')
    .argument('<party>', 'its id in the file')
    .argument('<entry>', 'the entry on the list, as us-entity-list/1a2b3c')
    .addOption(new Option('--as <verdict>', 'what is decided').choices([...verdicts]).makeOptionMandatory())
    .requiredOption('--by <person>', 'who decides')
    .requiredOption('--why <words>', 'why')
    .option('--evidence <text...>', 'what it rests on: papers, addresses')
    .option('--until <date>', 'the last day on which it stands (default: as the policy says)', dateFor('--until'))
    .option(...policyOption)
    .option(...ledgerOption)
    .action(decide);
  ledger.command('confirm').description('Confirm a decision of somebody else.')
    .argument('<decision>', 'its id, or the beginning of it')
    .requiredOption('--by <person>', 'who confirms')
    .option('--why <words>', 'why')
    .option(...ledgerOption)
    .action(confirm);
  ledger.command('list').description('Every decision that counts, oldest first.')
    .addOption(new Option('--format <format>', 'how to write it').choices(['text', 'json']).default('text'))
    .option('--history', 'those that others took the place of, too')
    .option(...ledgerOption)
    .action(list);
}

/** The option that names the ledger. */
export const ledgerOption = ['--ledger <file>', 'the ledger (default: the one kept beside the lists)'] as const;
/** The option that names the rules of the house. */
export const policyOption = [
  '--policy <file>', 'who needs a second person, and how long decisions stand (default: lists/decisions.yaml)',
] as const;

interface DecideOptions {
  as: Verdict;
  by: string;
  why: string;
  evidence?: string[];
  until?: string;
  policy?: string;
  ledger?: string;
}

function decide(file: string, party: string, entry: string, options: DecideOptions): void {
  const finding = findingNamed(file, party, entry);
  const policy = openPolicy(options.policy);
  const expires = options.until ?? expiryOf(policy, options.as, today());
  const said: Parameters<typeof decisionOn>[1] = {
    at: new Date().toISOString(), who: options.by, verdict: options.as, why: options.why, evidence: options.evidence ?? [],
    ...(expires === undefined ? {} : { expires }),
  };
  const sealed = appendToLedger(options.ledger ?? ledgerFile(), decisionOn(finding, said, needsSecondPerson(policy, finding, options.as)));
  process.stdout.write(`${sealed.id}: ${sentence(sealed as Decision)}\n`);
}

/** The finding that is to be decided on, as the matcher sees it today. */
function findingNamed(file: string, party: string, entry: string): Finding {
  const subject = subjectNamed(openSubjects(file), party, file);
  const { entries } = openHeldLists({ today: today() });
  const listed = entries.find((one) => entryKey(one) === entry);
  if (listed === undefined) {
    throw refusal(`There is no entry '${entry}' on the lists that are held.`, 'Write it as `portolan batch` or `check` shows it: list/id.');
  }
  const found = openMatcher([listed], usualThreshold / 2)(subject)[0];
  return found ?? { subject, entry: listed, score: 0, verdict: 'not-found', because: 'nobody but the person who decides sees a likeness' };
}

function confirm(id: string, options: { by: string; why?: string; ledger?: string }): void {
  const file = options.ledger ?? ledgerFile();
  const decision = openLedger(file).decisionNamed(id);
  appendToLedger(file, {
    kind: 'confirmed', at: new Date().toISOString(), who: options.by, decision: decision.id,
    ...(options.why === undefined ? {} : { why: options.why }),
  });
  process.stdout.write(`${decision.id}: confirmed by ${options.by}.\n`);
}

function list(options: { format: 'text' | 'json'; history?: boolean; ledger?: string }): void {
  const ledger = openLedger(options.ledger ?? ledgerFile());
  if (options.format === 'json') {
    process.stdout.write(`${JSON.stringify(options.history === true ? ledger.events : ledger.decisions(), null, 2)}\n`);
    return;
  }
  const line = ({ at, id }: { at: string; id: string }, words: string): string => `${at.slice(0, 16)}  ${id}  ${words}`;
  const lines = options.history === true
    ? ledger.events.map((event) => line(event, event.kind === 'confirmed' ? `confirms ${event.decision}, ${event.who}` : sentence(event)))
    : ledger.decisions().map(({ decision, confirmedBy: second }) =>
      line(decision, sentence(decision, second)));
  process.stdout.write(lines.length === 0 ? 'Nothing was decided yet.\n' : `${lines.join('\n')}\n`);
}

function sentence({ subject, entry, verdict, who, why, expires, needsSecond }: Decision, confirmedBy?: string): string {
  const until = expires === undefined ? '' : ` Stands until ${expires}.`;
  const second = confirmedBy === undefined ? needsSecond ? ' Needs a second person.' : '' : ` Confirmed by ${confirmedBy}.`;
  return `${subject} × ${entry}: ${verdict}, ${who}: ${/[.!?]$/.test(why) ? why : `${why}.`}${until}${second}`;
}

function refusal(message: string, hint: string): InputError {
  return new InputError([{ file: 'command line', line: 1, column: 1, message, hint }]);
}
