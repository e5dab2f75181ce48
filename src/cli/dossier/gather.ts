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
import { readInstruments } from '../../finance/instruments.ts';
import { sensitivityOf } from '../../finance/sensitivity.ts';
import { recommended, structuresOf } from '../../finance/structures.ts';
import type { Package } from '../../package/model.ts';
import { controlMap, readControl, readDeals } from '../../program/control.ts';
import { criticalPath } from '../../program/criticalPath.ts';
import { readPathLaw } from '../../program/criticalPathLaw.ts';
import { criticalPathPicture, pathWords } from '../../program/criticalPathPicture.ts';
import { dependenceOf } from '../../program/dependence.ts';
import { dependencePicture, splitWords } from '../../program/dependencePicture.ts';
import { readCertainty } from '../../program/dossier/certainty.ts';
import type { DossierInput, Financing, Picture, ReceiptNote } from '../../program/dossier/input.ts';
import { readPapers } from '../../program/dossier/papers.ts';
import { valueWords } from '../../program/dossier/words.ts';
import { partnerFindings, readPartner } from '../../program/partner.ts';
import { programmeOf } from '../../program/programme.ts';
import { readSafeguards, safeguardFindings } from '../../program/safeguards.ts';
import { bookOfPackage } from '../../screening/ownership/packageBook.ts';
import { pictureOf } from '../../screening/ownership/picture/report.ts';
import { reportOn } from '../../screening/ownership/report.ts';
import { dealOf } from '../financeDeal.ts';
import { lawList } from '../programLists.ts';
import { loadProgrammeLaw } from '../programmeLaw.ts';
import { outcomeWords } from '../render/words.ts';
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

const room = 'src/program';

/** Works out everything a dossier is made of; `step` is told what is being done. */
export function gather(
  bench: Workbench,
  { found, options, rates, stated }: Asked,
  seal: (determination: Determination) => { receipt: ReceiptNote; proofs: readonly Proof[] },
  step: (what: string) => void,
): DossierInput {
  const { engine, corpus, catalog } = bench;
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
  const programme = programmeOf(engine, found, catalog, determination, loadProgrammeLaw(), remembering);
  step('financing, safeguards, waits');
  const asked = lawList('law/program/safeguards.yaml', room, readSafeguards);
  const findings = safeguardFindings(found, asked);
  const path = criticalPath(found, determination, lawList('law/program/waits.yaml', room, readPathLaw));
  const places = { home: membersOn(corpus, 'places', 'united-states', on), concern: membersOn(corpus, 'concern', 'program-members', on) };
  const dependence = dependenceOf(found, places);
  const financing = financingOf(bench, found, { on, assumeOrdinary: options.assumeOrdinary, rates, stated });
  const [levers, deals] = [lawList('law/program/control.yaml', room, readControl), lawList('law/program/deals.yaml', room, readDeals)];
  return {
    found,
    determination,
    doubts,
    programme,
    financing,
    control: controlMap(found, determination, levers, deals),
    dependence,
    path,
    legs: partsOf(engine, found, catalog, remembering).legs,
    partner: partnerFindings(found, findings, lawList('law/program/partner.yaml', room, readPartner)),
    safeguards: { asked, findings },
    pictures: picturesOf(bench, found, options, { dependence, path, financing }),
    countries: corpus.countries,
    outcomeWords: (outcome) => outcomeWords[outcome].phrase,
    papers: lawList('law/program/dossier.yaml', room, readPapers),
    certainty: lawList('law/program/certainty.yaml', room, readCertainty),
    receipt,
  };
}

function financingOf(
  { corpus }: Workbench,
  found: Package,
  { on, ...given }: { on: string; assumeOrdinary: boolean; rates: readonly string[]; stated: readonly string[] },
): Financing {
  const law = viewOf(corpus, { on, view: 'enforced' });
  const deal = dealOf(found, corpus, { stated: [...given.stated], rates: [...given.rates], assumeOrdinary: given.assumeOrdinary });
  const lists = lawList('law/finance/instruments.yaml', 'src/finance', readInstruments);
  const structures = structuresOf(law, deal, lists);
  const best = recommended(structures);
  const varied =
    best?.instrument.product === undefined
      ? structures.find(({ instrument, standing }) => instrument.product !== undefined && standing !== 'no')
      : best;
  return {
    notice: lists.notice,
    notes: deal.notes,
    structures,
    recommended: best,
    sensitivity: varied === undefined ? [] : sensitivityOf(law, deal, varied.instrument),
  };
}

function picturesOf(
  bench: Workbench,
  found: Package,
  options: Asked['options'],
  { dependence, path, financing }: Pick<DossierInput, 'dependence' | 'path' | 'financing'>,
): DossierInput['pictures'] {
  const map = sitesMap(found, bench.corpus.countries);
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
function ownersCharts({ engine }: Workbench, found: Package, { on, knownOn }: Asked['options']): (Picture & { party: string })[] {
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
