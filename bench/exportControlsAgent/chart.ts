import { asking, type Bench, type Question } from './bench.ts';
import type { Determination } from './determination.ts';

/** Entries of the stack whose reasons the peer reads off the chart for the whole entry. */
const entries = ['3A001.a.7', '4A003.b', '4A004', '4A005', '4A994', '4D001', '4D004', '4D994', '5A002', '5A004', '5A991', '5A992', '5D002',
  '5D992', '5E002'];

/** The grounds on which our corpus puts a requirement of the chart, by reason. */
const grounds: Record<string, readonly string[]> = {
  NS: ['national-security'], AT: ['anti-terrorism'], CC: ['crime-control'], RS: ['regional-stability'],
};

/** Every entry to every place: the reasons that the peer reads off the chart for certain. */
export function chartQuestions({ peer, places }: Bench): Question[] {
  const asked = entries.flatMap((eccn) => places.map(({ code, name }) => ({ eccn, code, name })))
    .filter(({ eccn, name }) => (peer.chart({ eccn, destination: name }).requirements ?? []).length > 0);
  return asked.map(({ eccn, code, name }) => asking(() => peer.chart({ eccn, destination: name }),
    { 'item.eccn': eccn, destination: code, activity: 'export' }, (found, decision) => {
      const sure = (found.requirements ?? []).filter(({ path, scope, determination, reason }) =>
        path === 'column' && scope.applies === 'yes' && reason in grounds
        && ['license_required', 'no_chart_requirement'].includes(determination));
      const standing = decision.grounds.filter(({ stands }) => stands === true).map(({ ground }) => ground);
      return [...new Set(sure.map(({ reason }) => reason))].map((reason): Determination => ({
        question: reason, item: eccn, destination: code, situation: 'supply',
        peer: sure.some((row) => row.reason === reason && row.determination === 'license_required') ? 'yes' : 'no',
        ours: grounds[reason]!.some((ground) => standing.includes(ground)) ? 'yes' : 'no',
      }));
    }));
}
