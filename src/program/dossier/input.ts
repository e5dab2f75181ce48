import type { Determination } from '../../determination/determination.ts';
import type { Doubt } from '../../determination/doubts.ts';
import type { Outcome } from '../../engine/program.ts';
import type { Sensitivity } from '../../finance/sensitivity.ts';
import type { Structure } from '../../finance/structures.ts';
import type { Leg } from '../../package/legs.ts';
import type { Package } from '../../package/model.ts';
import type { ControlMap } from '../control.ts';
import type { CriticalPath } from '../criticalPath.ts';
import type { Dependence } from '../dependence.ts';
import type { PartnerFindings } from '../partner.ts';
import type { Programme } from '../programme.ts';
import type { SafeguardFinding, Safeguards } from '../safeguards.ts';
import type { CertaintyLaw } from './certainty.ts';
import type { Papers } from './papers.ts';

/** A picture with what it shows in words. */
export interface Picture {
  title: string;
  svg: string;
  words: string;
}

/** What was worked out of financing; `notice` is said with every figure. */
export interface Financing {
  notice: string;
  notes: readonly string[];
  structures: readonly Structure[];
  recommended: Structure | undefined;
  sensitivity: readonly Sensitivity[];
}

/** The receipt by which the determination can be made again. */
export interface ReceiptNote {
  digest: string;
  law: string;
  program: string;
  version: string;
}

/** Everything a dossier is made of: all of it worked out before, so that the dossier only arranges and words. */
export interface DossierInput {
  found: Package;
  determination: Determination;
  legs: readonly Leg[];
  doubts: readonly Doubt[];
  programme: Programme;
  financing: Financing;
  control: ControlMap;
  partner: PartnerFindings;
  safeguards: { asked: Safeguards; findings: readonly SafeguardFinding[] };
  dependence: Dependence;
  path: CriticalPath;
  pictures: { map?: Picture; dependence: Picture; cost?: Picture; path: Picture; owners: readonly (Picture & { party: string })[] };
  /** Names of countries by their codes. */
  countries: Readonly<Record<string, string>>;
  outcomeWords: (outcome: Outcome) => string;
  papers: Papers;
  certainty: CertaintyLaw;
  receipt: ReceiptNote;
}
