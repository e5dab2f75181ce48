import type * as z from 'zod';
import type { SheetQuestion } from './catalogue/sheet.ts';
import type { DossierQuestion, MadeDossier } from './dossiers/dossierDesk.ts';
import type { ListDesk } from './lists/listDesk.ts';
import type { OfferDesk } from './offers/offerDesk.ts';
import type { DecidedPair, PartyDesk } from './parties/partyDesk.ts';

/** One thing an analyst can be asked, with the shapes of question and answer. */
export interface AnalystTool {
  name: string;
  title: string;
  description: string;
  input: z.ZodObject;
  output: z.ZodObject;
}

/** A sealed record of a determination, as it is kept. */
export interface MadeReceipt {
  digest: string;
  corpus: string;
  text: string;
  /** What the Program's staff read in its place; absent where it holds nothing that is for the licensing agency alone. */
  programme?: ProgrammeEdition;
}

/** A package without what is for the licensing agency alone, and the receipt of what is determined from that. */
export interface ProgrammeEdition {
  package: string;
  receipt: string;
}

/**
 * Determines packages, in threads of its own so that the service stays responsive. Every method throws `InputError` where
 * what was asked has faults, and `AnalystBusy` where too many wait already.
 */
export interface Analyst {
  tools: readonly AnalystTool[];
  /** Digest of the law in use. */
  corpus: string;
  /** The screening lists it compares with. */
  lists: ListDesk;
  /** What it does with parties: read them, compare them. */
  parties: PartyDesk;
  /** What it does with offers: take them out of packages, put stacks together. */
  offers: OfferDesk;
  /** One page of the catalogue to take along, as PDF in a language. */
  sheet(question: SheetQuestion, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
  /** The answer of a tool, by its output shape. What was `decided` on parties is taken into account where a package is screened. */
  ask(tool: string, input: unknown, signal?: AbortSignal, decided?: readonly DecidedPair[]): Promise<unknown>;
  /** The text that `portolan check --format json` prints for a package. */
  determine(question: PackageQuestion, signal?: AbortSignal): Promise<string>;
  receipt(question: PackageQuestion, signal?: AbortSignal): Promise<MadeReceipt>;
  /** The dossier of a package, in its editions. */
  dossier(question: DossierQuestion, signal?: AbortSignal): Promise<MadeDossier>;
  /** Replays a receipt; what does not agree is listed. */
  verify(receipt: string, signal?: AbortSignal): Promise<{ holds: boolean; lines: string[] }>;
  close(): Promise<void>;
}

export interface PackageQuestion {
  package: string;
  on?: string | undefined;
  knownOn?: string | undefined;
  assume?: 'ordinary' | undefined;
}

/** More is asked than can be answered soon. */
export class AnalystBusy extends Error {
  override readonly name = 'AnalystBusy';
}
