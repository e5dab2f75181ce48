import { viewOf } from '../../corpus/view.ts';
import { membersOn } from '../../corpus/table.ts';
import type { Determination } from '../../determination/determination.ts';
import { determine } from '../../determination/determine.ts';
import { doubtsOf, withFindings } from '../../determination/doubts.ts';
import { Memory } from '../../determination/memory.ts';
import type { DetermineOptions } from '../../determination/options.ts';
import { partsOf } from '../../determination/parts.ts';
import type { Proof } from '../../determination/proof.ts';
import { costChart } from '../../finance/chart.ts';
import type { Instruments } from '../../finance/instruments.ts';
import { sensitivityOf } from '../../finance/sensitivity.ts';
import { recommended, structuresOf } from '../../finance/structures.ts';
import type { Package } from '../../package/model.ts';
import { type ControlLaw, controlMap, type Deal } from '../../program/control.ts';
import { criticalPath } from '../../program/criticalPath.ts';
import type { PathLaw } from '../../program/criticalPathLaw.ts';
import { criticalPathPicture, pathWords } from '../../program/criticalPathPicture.ts';
import { dependenceOf } from '../../program/dependence.ts';
import { dependencePicture, splitWords } from '../../program/dependencePicture.ts';
import type { CertaintyLaw } from '../../program/dossier/certainty.ts';
import type { DossierInput, Financing, Picture, ReceiptNote } from '../../program/dossier/input.ts';
import type { Papers } from '../../program/dossier/papers.ts';
import { valueWords } from '../../program/dossier/words.ts';
import { partnerFindings, type PartnerLaw } from '../../program/partner.ts';
import { type ProgrammeLaw, programmeOf } from '../../program/programme.ts';
import { safeguardFindings, type Safeguards } from '../../program/safeguards.ts';
import { bookOfPackage } from '../../screening/ownership/packageBook.ts';
import { pictureOf } from '../../screening/ownership/picture/report.ts';
import { reportOn } from '../../screening/ownership/report.ts';
import { dealOf } from '../financeDeal.ts';
import { outcomeWords } from '../render/words.ts';
import type { WorldTopology } from '../simulate/report/map.ts';
import type { Workbench } from '../workbench.ts';
import { sitesMap } from './sitesMap.ts';

/** What a dossier is asked with. */
export interface Asked {
  found: Package;
  options: DetermineOptions & { assumeOrdinary: boolean };
  /** Rates of interest and facts of the financing, as on the command line of `finance`. */
  rates: readonly string[];
  stated: readonly string[];
}

/** The lists of the law that only a dossier is written from. */
export interface DossierLists {
  safeguards: Safeguards;
  partner: PartnerLaw;
  papers: Papers;
  certainty: CertaintyLaw;
}

/** Everything that a dossier is written from, beside the package; it may have been read from disk or fetched. */
export interface DossierBench extends Pick<Workbench, 'engine' | 'corpus' | 'catalog'> {
  law: DossierLists & {
    programme: ProgrammeLaw;
    waits: PathLaw;
    control: ControlLaw;
    deals: readonly Deal[];
    instruments: Instruments;
  };
  world: WorldTopology;
}

/** Works out everything a dossier is made of; `step` is told what is being done. */
export function gather(
  bench: DossierBench,
  { found, options, rates, stated }: Asked,
  seal: (determination: Determination) => { receipt: ReceiptNote; proofs: readonly Proof[] },
  step: (what: string) => void,
): DossierInput {
  const { engine, corpus, catalog, law } = bench;
  const { on } = options;
  const remembering = { ...options, memory: options.memory ?? new Memory() };
  step('determining every delivery');
  const determination = determine(engine, found, catalog, remembering);
  step('proving and sealing the answers');
  const { receipt, proofs } = seal(determination);
  const doubts = withFindings(doubtsOf(engine, options), proofs).filter(
    ({ findings, kind }) => findings.length > 0 && (kind === 'sources' || kind === 'reading'),
  );
  step('holding it against the Program');
  const programme = programmeOf(engine, found, catalog, determination, law.programme, remembering);
  step('financing, safeguards, waits');
  const findings = safeguardFindings(found, law.safeguards);
  const path = criticalPath(found, determination, law.waits);
  const places = { home: membersOn(corpus, 'places', 'united-states', on), concern: membersOn(corpus, 'concern', 'program-members', on) };
  const dependence = dependenceOf(found, places);
  const financing = financingOf(bench, found, { on, assumeOrdinary: options.assumeOrdinary, rates, stated });
  return {
    found,
    determination,
    doubts,
    programme,
    financing,
    control: controlMap(found, determination, law.control, law.deals),
    dependence,
    path,
    legs: partsOf(engine, found, catalog, remembering).legs,
    partner: partnerFindings(found, findings, law.partner),
    safeguards: { asked: law.safeguards, findings },
    pictures: picturesOf(bench, found, options, { dependence, path, financing }),
    countries: corpus.countries,
    outcomeWords: (outcome) => outcomeWords[outcome].phrase,
    papers: law.papers,
    certainty: law.certainty,
    receipt,
  };
}

/** The instruments side by side, one recommended, and what moves the figures. */
export function financingOf(
  { corpus, law: { instruments } }: DossierBench,
  found: Package,
  { on, ...given }: { on: string; assumeOrdinary: boolean; rates: readonly string[]; stated: readonly string[] },
): Financing {
  const law = viewOf(corpus, { on, view: 'enforced' });
  const deal = dealOf(found, corpus, { stated: [...given.stated], rates: [...given.rates], assumeOrdinary: given.assumeOrdinary });
  const structures = structuresOf(law, deal, instruments);
  const best = recommended(structures);
  const varied =
    best?.instrument.product === undefined
      ? structures.find(({ instrument, standing }) => instrument.product !== undefined && standing !== 'no')
      : best;
  return {
    notice: instruments.notice,
    notes: deal.notes,
    structures,
    recommended: best,
    sensitivity: varied === undefined ? [] : sensitivityOf(law, deal, varied.instrument),
  };
}

function picturesOf(
  bench: DossierBench,
  found: Package,
  options: Asked['options'],
  { dependence, path, financing }: Pick<DossierInput, 'dependence' | 'path' | 'financing'>,
): DossierInput['pictures'] {
  const map = sitesMap(found, bench.corpus.countries, bench.world);
  const priced = financing.structures.filter(({ cost }) => cost !== undefined);
  return {
    ...(map === undefined ? {} : { map }),
    dependence: {
      title: 'Where the value comes from, by layer and tier',
      svg: dependencePicture(dependence, found.title),
      words: dependence.layers
        .map(
          ({ layer, tiers }) =>
            `${layer}: ${Object.entries(tiers)
              .map(([tier, split]) => `${tier} ${splitWords(split)}`)
              .join('; ')}`,
        )
        .join('. '),
    },
    path: {
      title: 'What is waited for: shortest dark, longest light',
      svg: criticalPathPicture(path, found.title),
      words: `${pathWords(path).join('. ')}.`,
    },
    ...(priced.length === 0
      ? {}
      : {
          cost: {
            title: 'What financing costs beside its principal, in millions',
            svg: costChart(financing.structures, found.title),
            words: priced
              .map(({ instrument, cost, allIn }) => `${instrument.title}: ${cost!.total.toText(1)} million, ${allIn} % a year`)
              .join('. '),
          },
        }),
    owners: ownersCharts(bench, found, options),
  };
}

/** A chart for every party of which owners are named. */
function ownersCharts({ engine }: DossierBench, found: Package, { on, knownOn }: Asked['options']): (Picture & { party: string })[] {
  const book = bookOfPackage(found);
  const question = { on, view: 'enforced' as const, ...(knownOn === undefined ? {} : { knownOn }) };
  return (found.parties ?? [])
    .filter(({ owners = [] }) => owners.length > 0)
    .flatMap(({ id, name, owners }) => {
      const report = reportOn(engine, book, id, question, { assumeOrdinary: true });
      if (report === undefined) return [];
      const holders = owners!.map(({ name: holder, party, percent }) => {
        const stake = percent?.value == null ? 'an unknown stake' : `${valueWords(percent.value)} %`;
        return `${holder ?? party ?? 'not named'} ${stake}`;
      });
      return [{ party: id, title: `Who is above ${name}`, svg: pictureOf(report), words: `${name} is held by ${holders.join('; ')}.` }];
    });
}
