import type { MadeReceipt, PackageQuestion } from '../analyst.ts';

/** A package to be written up, and what is confidential in it beside what the law's data names so. */
export interface DossierQuestion extends PackageQuestion {
  confidential: readonly string[];
}

/** A dossier in its editions, as PDF, with the receipt on which it rests. The same question has the same bytes. */
export interface MadeDossier {
  whole: Uint8Array;
  /** As the Program's staff read it; absent where that is the whole one. */
  programme?: Uint8Array;
  public: Uint8Array;
  receipt: MadeReceipt;
}
