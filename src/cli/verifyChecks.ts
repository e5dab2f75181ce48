import { InputError } from '../corpus/diagnostic.ts';
import { CanonicalBody, isTree, type Receipt, receiptBytes, receiptFormat } from '../determination/receipt.ts';
import { type Difference, differences } from '../determination/receiptDifference.ts';
import { jsonFault, placeIn } from './jsonFault.ts';
import { replay } from './replay.ts';

/** One thing that was looked at. */
export interface Check {
  name: 'form' | 'seal' | 'signature' | 'law' | 'replay';
  holds: boolean;
  text: string;
  /** The fields concerned, where it does not hold. */
  fields: string[];
}

export interface Verification {
  holds: boolean;
  checks: Check[];
  /** Where the replayed receipt differs from the one in the file. */
  differences: Difference[];
}

/** What is left of a text that ends in the middle of a value: nothing, or the beginning of a text, a word or a number. */
const unfinished = /^\s*(?:"(?:[^"\\]|\\.)*\\?|[\w.+-]*)$/;
const firstPlace = { line: 1, column: 1 };

/** Parses a receipt. Throws {@link InputError} where it is cut short, no receipt, or of a form this program does not know. */
export function parseReceipt(file: string, text: string): Record<string, unknown> {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { offset, message } = jsonFault(text) ?? { offset: 0, message: error.message };
    const told = unfinished.test(text.slice(offset)) ? 'It is cut short' : `It is no JSON: ${message}`;
    throw refusal(file, `This is no whole receipt. ${told.replace(/\.$/, '')}.`, 'Take another copy.', placeIn(text, offset, firstPlace));
  }
  if (!isTree(found) || typeof found.format !== 'string' || !isTree(found.seal)) {
    throw refusal(file, 'This is no receipt: it has no `format` and no `seal`.', 'Make one with `portolan check FILE --receipt RECEIPT`.');
  }
  if (found.format === receiptFormat) return found;
  const message = `This is a receipt of the form '${found.format}'; this program reads '${receiptFormat}'.`;
  throw refusal(file, message, 'Verify it with its own program.');
}

/** A receipt that cannot be used, with why. */
export function refusal(file: string, message: string, hint: string, place = firstPlace): InputError {
  return new InputError([{ file, ...place, message, hint }]);
}

/** Whether the text is in canonical form, byte for byte. */
export function formCheck(text: string, made: CanonicalBody, seal: unknown): Check {
  const expected = new TextDecoder().decode(receiptBytes(made, seal));
  if (text === expected) return { name: 'form', holds: true, text: 'canonical JSON (RFC 8785), byte for byte', fields: [] };
  let at = 0;
  while (text[at] === expected[at]) at++;
  const what = `not as it was written: the text differs from its canonical form at character ${at + 1}`;
  return { name: 'form', holds: false, text: what, fields: [] };
}

const sealFields = ['algorithm', 'parts', 'digest', 'signature'];

/** Whether the digests of every part and of the whole are those of the seal. */
export function sealCheck(made: CanonicalBody, seal: Record<string, unknown>, sha256: (bytes: Uint8Array) => string): Check {
  const { algorithm, digest, parts } = made.seal(sha256);
  const sealed = isTree(seal.parts) ? seal.parts : {};
  const whole = seal.digest === digest;
  const fields = [
    ...Object.keys(seal).filter((key) => !sealFields.includes(key)).map((key) => `seal.${key}`),
    ...(seal.algorithm === algorithm ? [] : ['seal.algorithm']),
    ...[...new Set([...Object.keys(parts), ...Object.keys(sealed)])].sort().filter((name) => parts[name] !== sealed[name])
      .map((name) => (whole ? `seal.parts.${name}` : name)),
  ];
  if (!whole && fields.length === 0) fields.push('seal.digest');
  const count = Object.keys(parts).length;
  return {
    name: 'seal', holds: fields.length === 0, fields,
    text: fields.length === 0 ? `SHA-256 ${digest} holds over all ${count} parts` : `changed since it was sealed: ${fields.join(', ')}`,
  };
}

/** Makes a receipt again under the law it names and compares; what differs is added to `found`. */
export function replayCheck(
  receipt: Receipt, made: CanonicalBody, workbench: () => Parameters<typeof replay>[0], stamp: Receipt['engine'], found: Difference[],
): Check {
  const same = isTree(receipt.engine) && stamp.program === receipt.engine.program;
  const program = same ? 'by the same program'
    : `by another program than made it (${receipt.engine?.version ?? 'unknown'}, here ${stamp.version})`;
  const answer = (holds: boolean, text: string, fields: string[] = []): Check => ({ name: 'replay', holds, text, fields });
  try {
    const again = new CanonicalBody({ ...replay(workbench(), receipt) });
    if (isSame(made.bytes, again.bytes)) return answer(true, `made again ${program}: the same ${made.bytes.length} bytes`);
    const names = [...new Set([...made.parts.keys(), ...again.parts.keys()])].sort()
      .filter((name) => !isSame(made.parts.get(name), again.parts.get(name)));
    for (const name of names) {
      const [before, after] = [made, again].map(({ parts }) => JSON.parse(textOf(parts.get(name)) ?? 'null') as unknown);
      differences(before, after, 50, name, found);
    }
    return answer(false, `made again ${program}, it differs in ${names.join(', ')}`, names);
  } catch (error) {
    // Whatever a tampered receipt holds in the place of facts: it cannot be made again, and that is the finding.
    if (!(error instanceof Error)) throw error;
    return answer(false, `it cannot be made again: ${error.message.split('\n')[0]}`);
  }
}

function isSame(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return one?.length === other?.length && (one?.every((byte, at) => byte === other![at]) ?? true);
}

function textOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}
