import { type Section, table } from '../table.ts';
import type { Facts } from './facts.ts';
import type { Answer, Peer } from './peer.ts';
import { openRule } from './portolan.ts';

interface Gap {
  title: string;
  facts: Facts;
  /** The right answer; undefined where the facts do not decide it. */
  answer: boolean | undefined;
  /** Exactly the facts that are missing and matter. */
  missing: string[];
}

const gaps: Gap[] = [
  { title: 'decidable, true', facts: { totalProcessingPerformance: 5000, destination: 'CN' }, answer: true, missing: [] },
  { title: 'undecidable A', facts: { totalProcessingPerformance: 3000, destination: 'KE' }, answer: undefined,
    missing: ['performanceDensity', 'headquarters'] },
  { title: 'undecidable B', facts: { totalProcessingPerformance: 5000, destination: 'KE' }, answer: undefined, missing: ['headquarters'] },
  { title: 'decidable, false', facts: { totalProcessingPerformance: 1000 }, answer: false, missing: [] },
];

/** What each engine says where facts are missing. */
export async function measureMissing(peers: readonly Peer[], on: string): Promise<Section> {
  const { engine, question } = openRule(on);
  const portolan = (facts: Parameters<typeof engine.decide>[0]): Answer => {
    const { licenceRequired, needs } = engine.decide(facts, question);
    return { answer: licenceRequired ?? undefined, ...(needs.length > 0 ? { missing: needs.map(({ fact }) => fact) } : {}) };
  };
  const rows = [['Portolan', ...gaps.map((gap) => judge(gap, portolan({ ...gap.facts })))]];
  for (const peer of peers) {
    const cells: string[] = [];
    for (const gap of gaps) cells.push(judge(gap, await peer.ask(gap.facts)));
    rows.push([peer.name, ...cells]);
  }
  const bounds = portolan({ totalProcessingPerformance: 3360, performanceDensity: { min: 1.6 }, destination: 'CN' });
  return { title: 'Facts that are missing', text: [
    'The same rule on four sets of facts with gaps. *Right* means the right answer, or unknown where it is open, with exactly the\n'
    + 'facts that are missing and matter: performance density and headquarters in A, headquarters alone in B.',
    table(['engine', ...gaps.map(({ title }) => title)], rows),
    'A figure known only within bounds: performance 3,360, density at least 1.6, to China. Portolan: '
    + (bounds.answer === true && bounds.missing === undefined
      ? '**licence needed**, nothing asked. ' : `not answered: ${JSON.stringify(bounds)}. `)
    + 'No peer takes such a figure.'].join('\n\n') };
}

function judge(gap: Gap, { answer, missing = [], how }: Answer): string {
  const named = missing.length === 0 ? 'names none' : `names ${missing.join(', ')}`;
  if (how !== undefined) return `${how}${gap.answer === undefined ? '' : ', though decidable'}; ${named}`;
  if (answer === undefined && gap.answer !== undefined) return `unknown, though decidable; ${named}`;
  if (answer !== gap.answer) return `**silently ${answer}**${missing.length > 0 ? `; ${named}` : ''}`;
  const exact = missing.length === gap.missing.length && missing.every((name) => gap.missing.includes(name));
  return exact ? 'right' : `right; ${named}`;
}
