import { type Diagnostic, InputError } from '../../corpus/diagnostic.ts';
import { parsedLine } from '../../store/jsonLine.ts';

/** What an exported ledger is found to be. */
export interface AuditFinding {
  workspace: string;
  events: number;
  /** Events whose content can be read, and agrees with its digest. */
  contents: number;
  /** Content that is not in the export: erased, or not for whoever exported it. */
  withheld: number;
  head: { sequence: number; digest: string };
}

/**
 * Holds an exported ledger to its own digests, with nothing but the file: no event was changed, left out, put in or moved, and
 * what is written of each is what was hashed. `sha256` gives the digest of a text in hex; a browser has another than a server. Throws
 * {@link InputError} with the first faults and their lines.
 */
export function heldLedger(file: string, text: string, sha256: (text: string) => string): AuditFinding {
  const lines = text.split('\n').filter((line) => line !== '').map((line, index) =>
    parsedLine(file, line, index + 1, 'The file was cut short or changed; export it anew.'));
  const [first, last] = [lines[0], lines.at(-1)];
  if (first?.format !== 'portolan-audit/1') throw fault(file, 1, 'This is no exported ledger.',
    'Export one with GET /api/workspaces/…/audit/export.');
  const head = last?.head as AuditFinding['head'] | undefined;
  if (head === undefined || lines.length < 2) throw fault(file, lines.length, 'The end of the ledger is missing.', 'Export it anew.');
  const finding: AuditFinding = { workspace: String(first.workspace), events: 0, contents: 0, withheld: 0, head };
  const faults: Diagnostic[] = [];
  let [previous, sequence] = [String(first.previous), 0];
  lines.slice(1, -1).forEach((event, index) => {
    const line = index + 2;
    for (const message of complaints(event, previous, sequence, finding, sha256)) faults.push({ file, line, column: 1, message });
    [previous, sequence] = [String(event.digest), Number(event.sequence)];
  });
  if (head.digest !== previous || head.sequence !== sequence) faults.push({ file, line: lines.length, column: 1,
    message: 'The ledger ends before its end.' });
  if (faults.length > 0) throw new InputError(faults.slice(0, 20));
  return finding;
}

/** What an event consists of, with its content or without. */
const forms = new Set(['body,digest,previous,sequence', 'body,content,digest,previous,salt,sequence']);

function complaints(
  event: Record<string, unknown>, previous: string, sequence: number, finding: AuditFinding, sha256: (text: string) => string,
): string[] {
  const body = String(event.body);
  const told = bodyOf(body);
  finding.events += 1;
  const found: string[] = [];
  if (!forms.has(Object.keys(event).sort().join())) found.push('This event has not the form of one.');
  if (event.previous !== previous) found.push('This event does not follow the one before it.');
  if (told === undefined) return [...found, 'This event cannot be read.'];
  if (sequence > 0 && told.sequence !== sequence + 1) found.push(`Event ${sequence + 1} is missing here.`);
  if (told.sequence !== event.sequence || told.workspace !== finding.workspace) found.push('This event was moved here from elsewhere.');
  if (sha256(`${String(event.previous)}\n${body}`) !== event.digest) found.push('This event was changed.');
  if (event.content === undefined) finding.withheld += 1;
  else if (sha256(`${String(event.salt)}${String(event.content)}`) === told.content) finding.contents += 1;
  else found.push('The content of this event was changed.');
  return found;
}

function bodyOf(body: string): { sequence: number; workspace: string; content: string } | undefined {
  try {
    return JSON.parse(body) as { sequence: number; workspace: string; content: string };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function fault(file: string, line: number, message: string, hint: string): InputError {
  return new InputError([{ file, line: Math.max(1, line), column: 1, message, hint }]);
}
