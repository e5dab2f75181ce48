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

type Sha256 = (text: string) => string;

/** The one way to write a JSON value (RFC 8785). */
export function canonical(value: unknown): string {
  return canonicalize(value) ?? 'null';
}

/** A body in canonical form, made of parts, so that each is written and hashed once. */
export class CanonicalBody {
  readonly parts: ReadonlyMap<string, string>;
  readonly text: string;

  /** Any JSON object will do: a receipt that was tampered with is looked at the same way. */
  constructor(body: Readonly<Record<string, unknown>>) {
    const parts = new Map<string, string>();
    const keep = (name: string, value: unknown): string => {
      const text = written(value, viewDepth);
      parts.set(name, text);
      return text;
    };
    this.parts = parts;
    this.text = treeText(body, (key, value) =>
      (isTree(value) ? treeText(value, (name, below) => keep(`${key}.${name}`, below)) : keep(key, value)));
  }

  /** The seal without a signature. */
  seal(sha256: Sha256): Seal {
    const parts = Object.fromEntries([...this.parts].map(([name, text]) => [name, sha256(text)]));
    return { algorithm: 'SHA-256', parts, digest: sha256(this.text) };
  }
}

/** The proof of a view, below its name in the proof of a finding, is kept by a memory: it is written once. */
const viewDepth = 2;
const writtenOnce = once<object, string>(canonical);

function written(value: unknown, depth: number): string {
  if (typeof value !== 'object' || value === null) return canonical(value);
  if (depth === 0) return writtenOnce(value);
  if (!isTree(value)) return `[${listed((value as unknown[]).map((element) => written(element, depth - 1)))}]`;
  return treeText(value, (_, below) => written(below, depth - 1));
}

/** An object as RFC 8785 has it, each of its values written by `write`. */
function treeText(tree: Readonly<Record<string, unknown>>, write: (name: string, value: unknown) => string): string {
  const names = Object.keys(tree).filter((name) => tree[name] !== undefined).sort();
  return `{${listed(names.map((name) => member(name, write(name, tree[name]))))}}`;
}

/** Joined by putting one after the other, which copies nothing until the whole is read; `join` copies at every depth. */
function listed(texts: readonly string[]): string {
  return texts.reduce((all, text, index) => (index === 0 ? text : `${all},${text}`), '');
}

function member(key: string, text: string): string {
  return `${JSON.stringify(key)}:${text}`;
}

export function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a signature is made over: the digest and everything that leads to it. */
export function signedText({ algorithm, parts, digest }: Seal): string {
  return canonical({ algorithm, parts, digest });
}

/** The whole receipt as it stands in a file, seal included. */
export function receiptText(body: CanonicalBody, seal: Seal): string {
  // `seal` sorts after every key of the body, so that it can be put at the end.
  return `${body.text.slice(0, -1)},${member('seal', canonical(seal))}}\n`;
}
