import { dossierOf } from '../../program/dossier/dossier.ts';
import { markedConfidential, publicVersion } from '../../program/dossier/public.ts';
import type { DossierQuestion, MadeDossier } from '../../service/dossiers/dossierDesk.ts';
import { sealer } from '../dossier/command.ts';
import { gather } from '../dossier/gather.ts';
import { pdfOf } from '../dossier/pdf.ts';
import { openAsked } from '../mcp/packageInput.ts';
import type { Workbench } from '../workbench.ts';

/** The dossier of a package in both editions, as `portolan dossier` writes them, with its receipt. */
export function madeDossier(workbench: Workbench, { confidential, ...question }: DossierQuestion): MadeDossier {
  const { package: found, options, file } = openAsked({ workbench: () => workbench, readsFiles: false }, question);
  const sealing = sealer(workbench, { file, text: question.package }, { found, options, rates: [], stated: [] });
  const gathered = gather(workbench, { found, options, rates: [], stated: [] }, sealing.seal, () => undefined);
  const whole = markedConfidential(dossierOf(gathered), confidential);
  return {
    whole: pdfOf(whole).bytes, public: pdfOf(publicVersion(whole, confidential)).bytes,
    receipt: { digest: gathered.receipt.digest, corpus: gathered.receipt.law, text: sealing.text() },
  };
}
