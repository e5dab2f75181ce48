import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadCorpus } from '../../src/cli/corpusCache.ts';
import { LawEngine } from '../../src/engine/lawEngine.ts';

/** The date of the regulations that the peer holds. */
export const snapshot = '2026-07-23';

/** What the peer says of one reason for control, as far as this comparison reads it. */
interface PeerRow {
  reason: string;
  path: string;
  scope: { applies: string };
  determination: string;
}

interface PeerAnswer {
  destination: { resolved: boolean };
  requirements?: PeerRow[];
}

type Assess = (question: { eccn: string; destination: string }) => PeerAnswer;

/** One reason for control of one entry to one place, as both see it. */
export interface Determination {
  eccn: string;
  destination: string;
  reason: string;
  peer: boolean;
  portolan: boolean;
}

/** Entries of the stack whose reasons the peer reads off the chart for the whole entry. */
const entries = ['3A001.a.7', '4A003.b', '4A004', '4A005', '4A994', '4D001', '4D004', '4D994', '5A002', '5A004', '5A991', '5A992', '5D002',
  '5D992', '5E002'];

/** The grounds on which our corpus puts a requirement of the chart, by reason. */
const grounds: Record<string, readonly string[]> = {
  NS: ['national-security'], AT: ['anti-terrorism'], CC: ['crime-control'], RS: ['regional-stability'],
};

/** Opens the Country Chart of a checkout and our own law beside it. */
export async function openChart(checkout: string) {
  const module = await import(pathToFileURL(join(checkout, 'src', 'rules', 'country-chart.js')).href) as
    { assessCountryChartRequirement: Assess };
  const assess = module.assessCountryChartRequirement;
  const engine = new LawEngine(loadCorpus());
  const places = Object.entries(engine.corpus.countries);
  const questions = entries.flatMap((eccn) => places.map(([destination, name]) => ({ eccn, destination, name })))
    .filter(({ eccn, name }) => (assess({ eccn, destination: name }).requirements ?? []).length > 0);
  const decide = ({ eccn, destination }: { eccn: string; destination: string }) =>
    engine.decide({ 'item.eccn': eccn, destination, activity: 'export' }, { on: snapshot, view: 'codified' }, { assumeOrdinary: true });
  return { assess, questions, decide };
}

/** Every reason that the peer reads off the chart for certain, with what both make of it. */
export function compareChart({ assess, questions, decide }: Awaited<ReturnType<typeof openChart>>): Determination[] {
  return questions.flatMap(({ eccn, destination, name }) => {
    const sure = (assess({ eccn, destination: name }).requirements ?? []).filter(({ path, scope, determination, reason }) =>
      path === 'column' && scope.applies === 'yes' && reason in grounds
      && ['license_required', 'no_chart_requirement'].includes(determination));
    if (sure.length === 0) return [];
    const standing = decide({ eccn, destination }).grounds.filter(({ stands }) => stands === true).map(({ ground }) => ground);
    return [...new Set(sure.map(({ reason }) => reason))].map((reason): Determination => ({
      eccn, destination, reason,
      peer: sure.some((row) => row.reason === reason && row.determination === 'license_required'),
      portolan: grounds[reason]!.some((ground) => standing.includes(ground)),
    }));
  });
}
