import canonicalize from 'canonicalize';
import { once } from '../corpus/once.ts';
import type { FactValue } from '../engine/fact.ts';
import type { CatalogEntry } from '../package/catalogEntry.ts';
import type { StatedFacts } from '../package/statements.ts';
import type { Proof } from './proof.ts';
import type { ReceiptAnswer } from './receiptAnswer.ts';
import type { ReceiptScreening } from './receiptScreening.ts';

/** The version of the shape below; schema/receipt.schema.json says it to others. */
export const receiptFormat = 'portolan-receipt/1';

/** What was asked: a package file, whole, or the facts of one delivery. */
export type Asked = { kind: 'package'; file: string; text: string } | { kind: 'facts'; facts: Record<string, FactValue> };

/** A determination with all it was made from, so that anyone can make it again. */
export interface ReceiptBody {
  format: typeof receiptFormat;
  /** The program: its version, and the digest of the sources that decide. */
  engine: { version: string; program: string };
  question: { on: string; knownOn: string | null; view: string; assumeOrdinary: boolean };
  law: { digest: string; verifiedThrough: string };
  asked: Asked;
  /** The catalog entries that lent figures, by id. */
  catalog: Record<string, CatalogEntry>;
  /** Facts with their origin: those that all legs share, and each leg's own. */
  facts: { shared: StatedFacts; legs: Record<string, StatedFacts> };
  /** What the parties of the package were compared with and what was found; absent where they were not. */
  screening?: ReceiptScreening;
  answer: ReceiptAnswer;
  /** By finding. */
  proofs: Record<string, Proof>;
}

/** What makes a receipt tell-tale: digests of every part, one over all, and perhaps a signature over that. */
export interface Seal {
  algorithm: 'SHA-256';
  /** By the name of the part: `question.on`, `proofs.gb300@site`. */
  parts: Record<string, string>;
  digest: string;
  signature?: { algorithm: 'Ed25519'; publicKey: string; value: string };
}

export type Receipt = ReceiptBody & { seal: Seal };

type Sha256 = (bytes: Uint8Array) => string;

const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];

/** The one way to write a JSON value (RFC 8785). */
export function canonical(value: unknown): string {
  return canonicalize(value) ?? 'null';
}

/** A body in canonical form as UTF-8, made of parts, so that each is written once and hashed as it stands. */
export class CanonicalBody {
  readonly parts: ReadonlyMap<string, Uint8Array>;
  readonly bytes: Uint8Array;

  /** Any JSON object will do: a receipt that was tampered with is looked at the same way. */
  constructor(body: Readonly<Record<string, unknown>>) {
    const parts = new Map<string, Uint8Array>();
    const keep = (name: string, value: unknown): Uint8Array[] => {
      const bytes = joined(written(value, viewDepth));
      parts.set(name, bytes);
      return [bytes];
    };
    this.parts = parts;
    this.bytes = joined(writtenTree(body, (key, value) =>
      (isTree(value) ? writtenTree(value, (name, below) => keep(`${key}.${name}`, below)) : keep(key, value))));
  }

  /** The seal without a signature. */
  seal(sha256: Sha256): Seal {
    const parts = Object.fromEntries([...this.parts].map(([name, bytes]) => [name, sha256(bytes)]));
    return { algorithm: 'SHA-256', parts, digest: sha256(this.bytes) };
  }
}

/** The proof of a view, below its name in the proof of a finding, is kept by a memory: it is written once. */
const viewDepth = 2;
const writtenOnce = once<object, Uint8Array>((value) => encoder.encode(canonical(value)));

function written(value: unknown, depth: number): Uint8Array[] {
  if (typeof value !== 'object' || value === null) return [encoder.encode(canonical(value))];
  if (depth === 0) return [writtenOnce(value)];
  if (!isTree(value)) return between('[', (value as unknown[]).map((element) => written(element, depth - 1)), ']');
  return writtenTree(value, (_, below) => written(below, depth - 1));
}

/** An object as RFC 8785 has it, each of its values written by `write`. */
function writtenTree(tree: Readonly<Record<string, unknown>>, write: (name: string, value: unknown) => Uint8Array[]): Uint8Array[] {
  const names = Object.keys(tree).filter((name) => tree[name] !== undefined).sort();
  return between('{', names.map((name) => [encoder.encode(`${JSON.stringify(name)}:`), ...write(name, tree[name])]), '}');
}

function between(open: string, members: readonly Uint8Array[][], close: string): Uint8Array[] {
  const comma = encoder.encode(',');
  return [encoder.encode(open), ...members.flatMap((member, index) => (index === 0 ? member : [comma, ...member])), encoder.encode(close)];
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

export function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a signature is made over: the digest and everything that leads to it. */
export function signedText({ algorithm, parts, digest }: Seal): string {
  return canonical({ algorithm, parts, digest });
}

/** The whole receipt as it stands in a file, seal included: UTF-8. */
export function receiptBytes({ bytes }: CanonicalBody, seal: unknown): Uint8Array {
  // `seal` sorts after every key of the body, so that it can be put at the end.
  return joined([bytes.subarray(0, -1), encoder.encode(`,"seal":${canonical(seal)}}\n`)]);
}

/** The same as text. */
export function receiptText(body: CanonicalBody, seal: Seal): string {
  return decoder.decode(receiptBytes(body, seal));
}
