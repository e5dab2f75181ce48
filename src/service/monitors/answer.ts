import type { Analyst } from '../analyst.ts';
import type { DecidedPair } from '../parties/partyDesk.ts';

/** An answer as a monitor remembers it: what a person would call a change is in it, and nothing else. */
export interface Answer {
  on: string;
  corpus: string;
  /** By leg and view: `enforced` and, where it differs, `codified`. */
  legs: Record<string, string>;
  tests: Record<string, string>;
  /** Findings of screening, by party and entry. */
  screening: Record<string, string>;
  /** Days ahead on which the law itself changes the answer, with the reason. */
  days: { on: string; causes: string[] }[];
}

/** What an answer rested on: what has to change before it can. */
export interface Basis {
  version: number;
  day: string;
  corpus: string;
  lists: string[];
  /** Stands for what the workspace had decided on parties. */
  decided?: string;
  /** Names of the rules that its proofs look at, whether or not they bite. */
  rules: string[];
  /** Every provision of the law at that time, by a digest of its texts; under `''` all that rules share. */
  law: Record<string, string>;
}

/** The parts of what the analyst's tools answer that are used here; their schemas say the rest. */
interface Checked {
  on: string;
  corpus: string;
  legs: { id: string; enforced: Decided; codified?: Decided }[];
  tests: { id: string; status: string; authority: { rule: string } }[];
  datesAhead: { on: string; causes: string[] }[];
  screening?: { lists: string[]; findings: { subject: string; entry: string; state: string }[] };
}
interface Decided { outcome: string; reviewPolicy: string | null; exceptions: string[]; authorisations: string[] }
interface Explained {
  proofs: { views: { steps: { rule: string }[]; notMet: string[]; facts: { rule?: string }[] }[] }[];
}

/** Asks the analyst for an answer, and its proofs for the rules they look at. */
export async function answerOf(
  analyst: Analyst, asked: object, signal: AbortSignal, decided: readonly DecidedPair[] = [],
): Promise<{ answer: Answer; rules: string[]; lists: string[] }> {
  const checked = await analyst.ask('check', { ...asked, screen: true }, signal, decided) as Checked;
  const explained = await analyst.ask('explain', { ...asked, view: 'both', detail: 'plain' }, signal) as Explained;
  const { on, corpus, legs, tests, datesAhead, screening } = checked;
  const views = explained.proofs.flatMap((proof) => proof.views);
  const rules = [
    ...views.flatMap(({ steps, notMet, facts }) =>
      [...steps.map(({ rule }) => rule), ...notMet, ...facts.flatMap(({ rule }) => rule ?? [])]),
    ...tests.map(({ authority }) => authority.rule),
  ];
  return {
    rules: [...new Set(rules)].sort(), lists: screening?.lists ?? [],
    answer: {
      on, corpus, days: datesAhead.map((day) => ({ on: day.on, causes: day.causes })),
      legs: Object.fromEntries(legs.map(({ id, enforced, codified }) =>
        [id, codified === undefined ? words(enforced) : `${words(enforced)}; as printed ${words(codified)}`])),
      tests: Object.fromEntries(tests.map(({ id, status }) => [id, status])),
      screening: Object.fromEntries((screening?.findings ?? []).map(({ subject, entry, state }) => [`${subject}: ${entry}`, state])),
    },
  };
}

function words({ outcome, reviewPolicy, exceptions, authorisations }: Decided): string {
  const by = [...exceptions, ...authorisations].join(', ');
  return `${outcome}${by === '' ? '' : ` (${by})`}${reviewPolicy === null ? '' : `, ${reviewPolicy}`}`;
}

/** One thing that is otherwise than it was told last; null where it is not there. */
export interface Change {
  about: 'leg' | 'test' | 'screening';
  finding: string;
  before: string | null;
  after: string | null;
}

/** What really changed from one answer to another. The day, the digest of the law and days ahead are no change by themselves. */
export function changesBetween(before: Answer, after: Answer): Change[] {
  const kinds = [
    ['leg', before.legs, after.legs], ['test', before.tests, after.tests], ['screening', before.screening, after.screening],
  ] as const;
  return kinds.flatMap(([about, was, is]) => [...new Set([...Object.keys(was), ...Object.keys(is)])].sort().flatMap((finding): Change[] =>
    was[finding] === is[finding] ? [] : [{ about, finding, before: was[finding] ?? null, after: is[finding] ?? null }]));
}

/** The world as it is now, as far as it can bear on an answer. */
export interface Present {
  version: number;
  day: string;
  lists: string[];
  decided: string;
  corpus: string;
  law: Record<string, string>;
  /** Provisions whose every change has to be looked at, whatever proofs have seen. */
  always: string[];
}

/**
 * Why an answer has to be looked at again; nothing where what it rested on stands. Of the law only what its proofs looked at
 * counts, and whatever was added or taken away, or is shared by all rules.
 */
export function causesToLook({ days }: Answer, basis: Basis, present: Present): string[] {
  const { version, day, lists, decided, corpus, law, always } = present;
  const watched = new Set(['', ...always, ...basis.rules.map((rule) => rule.replace(/#.*$/, ''))]);
  const moved = corpus === basis.corpus ? [] : [...new Set([...Object.keys(basis.law), ...Object.keys(law)])].filter((id) =>
    basis.law[id] !== law[id] && (watched.has(id) || basis.law[id] === undefined || law[id] === undefined));
  return [
    ...(version === basis.version ? [] : [`version ${version} of the package`]),
    ...moved.map((id) => (id === '' ? 'law: tables and words that rules share' : `law: ${id}`)),
    ...(lists.join() === basis.lists.join() ? [] : [`lists: ${lists.filter((list) => !basis.lists.includes(list)).join(', ')}`]),
    ...((basis.decided ?? decided) === decided ? [] : ['decisions on parties']),
    ...days.filter(({ on }) => basis.day < on && on <= day).map(({ on, causes }) => `day ${on}: ${causes.join('; ')}`),
  ];
}
