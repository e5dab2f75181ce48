import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { strToU8, zipSync } from 'fflate';
import { gather } from '../../../cli/dossier/gather.ts';
import { htmlOf } from '../../../cli/dossier/html.ts';
import { sealer } from '../../../cli/dossier/seal.ts';
import type { WorldTopology } from '../../../cli/simulate/report/map.ts';
import { dossierOf } from '../../../program/dossier/dossier.ts';
import { markedConfidential, publicVersion } from '../../../program/dossier/public.ts';
import type { Dossier } from '../../../program/dossier/tree.ts';
import { type Bench, openPart } from '../../engine/bench.ts';
import { opened, optionsFor, type PackageQuestion } from '../../engine/determined.ts';

/** The files that a dossier can be taken as: whole, public, its certainty kit alone, or all of it with data and receipt. */
export const dossierForms = ['whole', 'public', 'kit', 'all'] as const;
export type DossierForm = (typeof dossierForms)[number];

export interface AskedDossier {
  question: PackageQuestion;
  /** Rates and facts of the financing, as in its room. */
  rates: string[];
  stated: string[];
  form: DossierForm;
  world: WorldTopology;
}

/** The parts of the zip were made when it was: a day before the first law here, so that the same question has the same bytes. */
const zipped = { mtime: '1980-01-01T00:00:00' };

/** The dossier of a package as a file: a page for `whole`, `public` and `kit`, a zip for `all`. Throws `InputError` for faults. */
export async function dossierFile(bench: Bench, { question, rates, stated, form, world }: AskedDossier): Promise<string | Uint8Array> {
  const [rooms, lists] = await Promise.all([openPart('rooms'), openPart('dossier')]);
  const { package: found } = opened(bench, question);
  const options = optionsFor(bench, question, found);
  const source = { file: question.path, text: question.text };
  const digested = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));
  const sealing = sealer(bench, { source, engine: bench.stamp, sha256: digested }, { found, options });
  const asked = { found, options: { ...options, memory: bench.memory }, rates, stated };
  const gathered = gather({ ...bench, law: { ...rooms, ...lists }, world }, asked, sealing.seal, () => undefined);
  const whole = markedConfidential(dossierOf(gathered), []);
  switch (form) {
    case 'whole': return htmlOf(whole);
    case 'public': return htmlOf(publicVersion(whole));
    case 'kit': return htmlOf(kitOf(whole));
    case 'all': {
      const files = {
        'dossier.html': htmlOf(whole), 'dossier-public.html': htmlOf(publicVersion(whole)), 'certainty-kit.html': htmlOf(kitOf(whole)),
        'dossier.json': JSON.stringify({ format: 'portolan-dossier/1', ...whole }), 'receipt.json': sealing.bytes(),
      };
      return zipSync(Object.fromEntries(Object.entries(files)
        .map(([name, file]) => [name, [typeof file === 'string' ? strToU8(file) : file, zipped]])));
    }
  }
}

/** The certainty kit by itself, with what says on which receipt it rests. */
function kitOf(whole: Dossier): Dossier {
  return { ...whole, subtitle: 'Certainty kit', sections: whole.sections.filter(({ id }) => id === 'certainty' || id === 'receipt') };
}
