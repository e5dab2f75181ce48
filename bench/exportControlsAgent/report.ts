import { figure, table, verdict } from '../table.ts';
import { type Determination, differs, type Explained, type Explanation } from './determination.ts';

/** One module of the peer, compared. */
export interface Part extends Explained {
  name: string;
  determinations: readonly Determination[];
  /** Answers of that one module in a second, and whole determinations of ours on the same questions. */
  theirsPerSecond: number;
  oursPerSecond: number;
}

const [factorWanted, listed] = [10, 8];

/** How often both say the same, for every question of every part. */
export function agreement(parts: readonly Part[]): string {
  const row = (name: string, question: string, some: readonly Determination[]): string[] => {
    const open = some.filter(({ peer }) => peer === 'open');
    const different = some.filter(differs).length;
    return [name, question, ...[some.length, some.filter(({ peer }) => peer === 'yes').length, open.length,
      open.filter(({ ours }) => ours !== 'open').length, some.length - open.length - different, different].map(count)];
  };
  const rows = parts.flatMap(({ name, determinations }) => {
    const questions = Object.entries(Object.groupBy(determinations, ({ question }) => question));
    return [...questions.map(([question, some]) => row(name, question, some!)),
      ...questions.length > 1 ? [row(name, 'all', determinations)] : []];
  });
  const all = row('all', '', parts.flatMap(({ determinations }) => determinations));
  return table(['module', 'question', 'determinations', 'yes by it', 'left open by it', 'of those settled by us', 'alike', 'different'],
    [...rows, all], [2, 3, 4, 5, 6, 7]);
}

/** Every difference, by what explains it. */
export function differences(parts: readonly Part[]): string {
  const rows = parts.flatMap(({ name, explained }) => [...explained].map(([{ right, decides, why }, found]) =>
    [name, named(found, 'question'), named(found, 'item'), named(found, 'destination'), count(found.length), right, decides, why]));
  return table(['module', 'question', 'items', 'places', 'differences', 'right', 'decided by', 'why'], rows, [4]);
}

function named(found: readonly Determination[], what: 'question' | 'item' | 'destination'): string {
  const values = [...new Set(found.map((determination) => determination[what]))];
  return values.length > listed ? `${values.length}` : values.join(', ');
}

/** What nothing explains, and explanations of what is no difference any more. */
export function unexplained(parts: readonly Part[], explanations: readonly Explanation[]): string {
  const open = parts.flatMap(({ name, open: found }) => found.map(({ question, item, destination, situation, peer, ours }) =>
    `${name}, ${question}: ${item} to ${destination} (${situation}), it says ${peer} and we ${ours}`));
  const spare = explanations.filter((explanation) => !parts.some(({ explained }) => explained.has(explanation)))
    .map(({ part, decides }) => `${part}, ${decides}`);
  return [
    open.length === 0 ? 'Every difference is explained.'
      : `**Not explained, ${count(open.length)}:** ${open.slice(0, listed).join('; ')}${open.length > listed ? '; …' : ''}.`,
    ...spare.length === 0 ? [] : [`**Explains nothing any more:** ${spare.join('; ')}.`],
  ].join('\n');
}

/** Whole determinations of ours against single modules of the peer, on the same questions. */
export function speeds(parts: readonly Part[]): string {
  return table(['whole determinations of ours against one module of it', 'wanted', 'measured', ''],
    parts.map(({ name, theirsPerSecond, oursPerSecond }) => verdict(
      `${name}: ${figure(oursPerSecond)} a second against ${figure(theirsPerSecond)}`, `${factorWanted} times`,
      `${figure(oursPerSecond / theirsPerSecond)} times`, oursPerSecond / theirsPerSecond >= factorWanted)), [1, 2]);
}

function count(items: number): string {
  return items.toLocaleString('en-US');
}
