import type { Diagnostic } from '../../corpus/diagnostic.ts';
import type { FactError } from '../../engine/lawEngine.ts';
import type { Subject } from '../../screening/entry.ts';
import type { FeedVersion } from '../../screening/lists/version.ts';
import type { PackageQuestion } from '../../service/analyst.ts';
import type { SheetQuestion } from '../../service/catalogue/sheet.ts';
import type { DossierQuestion } from '../../service/dossiers/dossierDesk.ts';
import type { ListOffer } from '../../service/lists/listDesk.ts';
import type { CompositionQuestion } from '../../service/offers/offerDesk.ts';
import type { DecidedPair, PartySource } from '../../service/parties/partyDesk.ts';

/** What an analyst's thread is asked. */
export type AnalystQuestion = { id: number } & (
  | { kind: 'tool'; tool: string; input: unknown; decided: readonly DecidedPair[] }
  | { kind: 'determine' | 'receipt'; question: PackageQuestion }
  | { kind: 'dossier'; question: DossierQuestion }
  | { kind: 'verify'; text: string }
  | { kind: 'sheet'; question: SheetQuestion }
  | { kind: 'parties'; source: PartySource }
  | { kind: 'screen'; subjects: readonly Subject[] }
  | { kind: 'offer'; text: string; item: string }
  | { kind: 'compose'; question: CompositionQuestion }
  | { kind: 'list'; offer: ListOffer; before: FeedVersion | undefined });

/** What it answers: a value, or why there is none. */
export type AnalystAnswer = { id: number } & (
  | { value: unknown }
  | { fault: { kind: 'input'; diagnostics: Diagnostic[] } | { kind: 'fact'; problems: FactError['problems'] } | {
    kind: 'own'; stack: string } });
