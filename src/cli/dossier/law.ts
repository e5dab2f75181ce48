import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readCertainty } from '../../program/dossier/certainty.ts';
import { readPapers } from '../../program/dossier/papers.ts';
import { readPathLaw } from '../../program/criticalPathLaw.ts';
import { readPartner } from '../../program/partner.ts';
import { readSafeguards } from '../../program/safeguards.ts';
import { loadControlLaw } from '../control.ts';
import { loadInstruments } from '../finance.ts';
import { lawList } from '../programLists.ts';
import { loadProgrammeLaw } from '../programmeLaw.ts';
import type { WorldTopology } from '../simulate/report/map.ts';
import type { Workbench } from '../workbench.ts';
import type { DossierBench, DossierLists } from './gather.ts';

const room = 'src/program';

/** The lists of the law that only a dossier is written from. */
export function loadDossierLists(): DossierLists {
  return {
    safeguards: lawList('law/program/safeguards.yaml', room, readSafeguards),
    partner: lawList('law/program/partner.yaml', room, readPartner),
    papers: lawList('law/program/dossier.yaml', room, readPapers),
    certainty: lawList('law/program/certainty.yaml', room, readCertainty),
  };
}

/** A workbench with everything that a dossier is written from. */
export function dossierBench(workbench: Workbench): DossierBench & Workbench {
  const file = createRequire(import.meta.url).resolve('world-atlas/countries-110m.json');
  return {
    ...workbench,
    law: {
      ...loadDossierLists(),
      ...loadControlLaw(),
      programme: loadProgrammeLaw(),
      waits: lawList('law/program/waits.yaml', room, readPathLaw),
      instruments: loadInstruments(),
    },
    world: JSON.parse(readFileSync(file, 'utf8')) as WorldTopology,
  };
}
