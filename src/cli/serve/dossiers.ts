import type { Dossier } from '../../program/dossier/tree.ts';
import { dossierOf } from '../../program/dossier/dossier.ts';
import { confidentialWords, markedConfidential, publicVersion } from '../../program/dossier/public.ts';
import type { MadeReceipt } from '../../service/analyst.ts';
import type { DossierQuestion, MadeDossier } from '../../service/dossiers/dossierDesk.ts';
import { sha256 } from '../corpusCache.ts';
import { gather } from '../dossier/gather.ts';
import { dossierBench } from '../dossier/law.ts';
import { pdfOf } from '../dossier/pdf.ts';
import { sealer } from '../dossier/seal.ts';
import { openAsked } from '../mcp/packageInput.ts';
import { engineStamp } from '../receipt.ts';
import type { Workbench } from '../workbench.ts';
import { programmeText } from './analysis.ts';

/**
 * The dossier of a package in its editions, with its receipt. The one for the Program's staff is written from a determination without
 * what is for the licensing agency alone, and the public one from that.
 */
export function madeDossier(workbench: Workbench, question: DossierQuestion): MadeDossier {
  const { tree, receipt } = written(workbench, question);
  const left = programmeText(question.package);
  const { confidential } = question;
  if (left === undefined) return { whole: pdfOf(tree).bytes, public: pdfOf(publicVersion(tree, confidential)).bytes, receipt };
  const programme = written(workbench, { ...question, package: left });
  return {
    whole: pdfOf(tree).bytes, programme: pdfOf(programme.tree).bytes,
    public: pdfOf(publicVersion(programme.tree, [...confidential, ...confidentialWords(tree)])).bytes,
    receipt: { ...receipt, programme: { package: left, receipt: programme.receipt.text } },
  };
}

/** The dossier as `portolan dossier` writes it. */
function written(workbench: Workbench, { confidential, ...question }: DossierQuestion): { tree: Dossier; receipt: MadeReceipt } {
  const { package: found, options, file } = openAsked({ workbench: () => workbench, readsFiles: false }, question);
  const sealing = sealer(workbench, { source: { file, text: question.package }, engine: engineStamp(), sha256 }, { found, options });
  const gathered = gather(dossierBench(workbench), { found, options, rates: [], stated: [] }, sealing.seal, () => undefined);
  return {
    tree: markedConfidential(dossierOf(gathered), confidential),
    receipt: { digest: gathered.receipt.digest, corpus: gathered.receipt.law, text: new TextDecoder().decode(sealing.bytes()) },
  };
}
