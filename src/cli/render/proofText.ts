import type { NotMet, Proof, ProofStep, StepRole, ViewProof } from '../../determination/proof.ts';
import type { Addressed } from '../../determination/proofAddress.ts';
import type { Outcome } from '../../engine/program.ts';
import { count, type Page, styled, wrap } from './layout.ts';
import { ClausePage, factsBelow, valueText } from './proofClause.ts';
import { relianceLines } from './proofReliance.ts';
import { cellWord, outcomeWords, testWords } from './words.ts';
import type { TestStatus } from '../../determination/determination.ts';

const headings: Record<StepRole, string> = {
  prohibits: 'Prohibited', requires: 'Required', 'carved-out': 'Would be required', exempts: 'But carved out',
  'does-not-exempt': 'Not carved out', covers: 'Covered by', 'does-not-cover': 'Does not cover',
  'may-cover': 'May cover', bars: 'Bar', judges: 'For judgement', reviews: 'Reviewed with', tests: 'Test',
};

/** The proof of one finding as a memo, the views after each other. */
export function renderProof(proof: Proof, page: Page): string {
  const { title, finding, on, knownOn, corpus, verifiedThrough, views } = proof;
  const known = knownOn === null ? '' : ` as known on ${knownOn}`;
  return `${[
    ...wrap(`${title} (${finding})`, page.width).map((line) => styled(page, 'bold', line)),
    ...wrap(`On ${on}${known} · corpus ${corpus.slice(0, 12)} · nothing read after ${verifiedThrough}`, page.width)
      .map((line) => styled(page, 'dim', line)),
    ...views.flatMap((view) => ['', ...viewLines(view, proof.kind, page)]),
  ].join('\n')}\n`;
}

/** What one address of a proof means, and nothing else of it. */
export function renderAddressed(
  address: string, { view, step, fact, notMet, clause }: Addressed, kind: Proof['kind'], page: Page,
): string {
  const lines = new ClausePage(view, page);
  const body = clause !== undefined ? lines.clause(clause, 2) : step !== undefined ? stepLines(step, view, lines, page)
    : fact !== undefined ? [
      ...wrap(fact.question, page.width, 2), ...lines.fact(fact.name, 2), ...wordingLines(view, fact.conclusion?.rule, page),
    ]
      : notMet !== undefined ? wrap(`Not met: ${notMet.source} (${notMet.cite}; ${notMet.grade})`, page.width, 2, 2)
        : viewLines(view, kind, page);
  return `${[...wrap(`#${address}`, page.width).map((line) => styled(page, 'bold', line)), ...body].join('\n')}\n`;
}

function viewLines(view: ViewProof, kind: Proof['kind'], page: Page): string[] {
  const { eccn, grade, steps, notMet, restsOn } = view;
  const lines = new ClausePage(view, page);
  const of = (...roles: StepRole[]): ProofStep[] => steps.filter(({ role }) => roles.includes(role));
  const lead = kind === 'test' ? '' : `${view.id}: `;
  const head = `${lead}${wordOf(view, kind)}${eccn === null ? '' : ` · ${eccn}`} · weakest source: ${grade}`;
  return [
    ...wrap(head, page.width, 0, 2).map((line) => styled(page, 'bold', line)),
    ...classificationLines(view, lines, kind, page),
    ...of('prohibits', 'requires', 'carved-out', 'exempts', 'covers', 'may-cover', 'judges', 'reviews', 'tests')
      .flatMap((step) => ['', ...stepLines(step, view, lines, page)]),
    ...otherLines(of('does-not-exempt', 'does-not-cover', 'bars'), view, lines, page),
    ...notMetLines(notMet, lines, page),
    ...openLines(view, page),
    ...relianceLines(restsOn, page),
  ];
}

function wordOf({ outcome }: ViewProof, kind: Proof['kind']): string {
  if (kind === 'leg') return cellWord(outcome as Outcome);
  const { symbol, word } = testWords[outcome as TestStatus];
  return `${symbol} ${word}`;
}

/** What is not settled: rules open by themselves, outcomes and readings still possible, facts waited for. */
function openLines({ openEitherWay, possibleOutcomes, readings, needs }: ViewProof, page: Page): string[] {
  const either = `Open by themselves, but the answer is the same either way: ${openEitherWay.join(', ')}`;
  const possible = `May come out as: ${possibleOutcomes.map((one) => outcomeWords[one].phrase).join('; ')}.`;
  return [
    ...(openEitherWay.length === 0 ? [] : ['', ...wrap(either, page.width, 2, 2)]),
    ...(possibleOutcomes.length < 2 ? [] : ['', ...wrap(possible, page.width, 2, 2)]),
    ...readings.flatMap(({ readings: read, outcome: then }) => wrap(`If ${Object.entries(read)
      .map(([name, holds]) => `${name} is ${holds}`).join(' and ')}: ${outcomeWords[then].phrase}.`, page.width, 2, 2)),
    ...(needs.length === 0 ? [] : ['', styled(page, 'bold', '  Waits for'), ...needs.flatMap(({ fact, question, cite }) =>
      wrap(`- ${question} ${fact}${cite === undefined ? '' : ` (${cite})`}`, page.width, 4, 2))]),
  ];
}

/** What the item is, before what follows from it; where the law does not reach it that is the whole answer. */
function classificationLines(view: ViewProof, lines: ClausePage, kind: Proof['kind'], page: Page): string[] {
  const names = ['subjectToEar', 'item.eccn'].filter((name) => view.facts.some((fact) => fact.name === name));
  if (kind === 'test' || names.length === 0) return [];
  return ['', styled(page, 'bold', '  What it is'), ...names.flatMap((name) => lines.fact(name, 4))];
}

function stepLines(step: ProofStep, view: ViewProof, lines: ClausePage, page: Page): string[] {
  const { role, title, cite, rule, grade, note, truth, clauses, conditions = [], alsoNeeds = [] } = step;
  const heading = role === 'requires' && truth === 'unknown' ? 'May be required' : headings[role];
  return [
    ...wrap(`${heading}: ${title} (${cite})`, page.width, 2, 2).map((line) => styled(page, 'bold', line)),
    ...(note === undefined ? [] : wrap(note, page.width, 4)),
    ...wrap(`Rule ${rule}; source ${grade}.`, page.width, 4, 2),
    ...wordingLines(view, rule, page),
    ...clauses.flatMap((clause) => lines.clause(clause, 4)),
    ...conditions.flatMap((condition) => wrap(`On condition: ${condition}`, page.width, 4, 2)),
    ...(alsoNeeds.length === 0 ? [] : wrap(`Beside it open: ${alsoNeeds.join(', ')}`, page.width, 4, 2)),
  ];
}

function wordingLines({ wordings }: ViewProof, rule: string | undefined, page: Page): string[] {
  const wording = rule === undefined ? undefined : wordings[rule];
  return wording === undefined ? [] : wrap(`${wording.because} Source: ${wording.source}.`, page.width, 4, 2);
}

/** What was considered and does not help, gathered by what stands against it; what a rule closes, with that rule. */
function otherLines(steps: readonly ProofStep[], view: ViewProof, lines: ClausePage, page: Page): string[] {
  if (steps.length === 0) return [];
  const groups = new Map<string, { facts: string[]; steps: ProofStep[] }>();
  for (const step of steps.filter(({ role }) => role !== 'bars')) {
    const facts = deciding(step, steps);
    const group = groups.get(facts.join()) ?? { facts, steps: [] };
    group.steps.push(step);
    groups.set(facts.join(), group);
  }
  const sorted = [...groups.values()].sort((left, right) => right.steps.length - left.steps.length);
  return ['', styled(page, 'bold', '  Considered, but of no help'), ...sorted.flatMap(({ facts, steps: own }) => [
    ...wrap(`- ${facts.length === 0 ? 'closed' : factsText(facts, lines)}: ${own.map(considered).join('; ')}`, page.width, 4, 2),
    ...own.flatMap(({ barredBy = [] }) => barredBy.flatMap((id) => {
      const bar = view.steps.find((step) => step.id === id);
      return bar === undefined ? [] : [...wrap(`${bar.title} (${bar.cite}; ${bar.rule})`, page.width, 8, 2),
        ...bar.clauses.flatMap((clause) => lines.brief(clause, 10))];
    })),
  ])];
}

function considered({ role, title, cite, doesNotReach = [], clauses }: ProofStep): string {
  const missed = clauses.length === 0 && doesNotReach.length > 0 ? `, which does not reach ${doesNotReach.join(' and ')}` : '';
  return `${role === 'does-not-exempt' ? 'the carve-out' : title} (${cite})${missed}`;
}

/** The facts of the failing clause that stands against most of the others as well. */
function deciding(step: ProofStep, steps: readonly ProofStep[]): string[] {
  const failing = (one: ProofStep): string[] => (one.truth === 'true' ? []
    : one.clauses.filter(({ truth }) => truth !== 'true').map((clause) => factsBelow(clause).join()));
  const reach = (key: string): number => steps.filter((other) => failing(other).includes(key)).length;
  const [best = ''] = failing(step).sort((left, right) => reach(right) - reach(left) || left.length - right.length);
  return best === '' ? [] : best.split(',');
}

/** Cites named for one reason; the rest is counted. */
const mostCites = 6;

function notMetLines(groups: readonly NotMet[], lines: ClausePage, page: Page): string[] {
  if (groups.length === 0) return [];
  const all = groups.reduce((sum, { rules }) => sum + rules.length, 0);
  const intro = `${count(all, 'rule')} that would change this answer, and what keeps each off:`;
  return ['', styled(page, 'bold', '  Not met'), ...wrap(intro, page.width, 4),
    ...groups.flatMap(({ facts, rules }) => {
      const cites = [...new Set(rules.map(({ cite }) => cite))];
      const rest = cites.length - mostCites;
      const named = `${cites.slice(0, mostCites).join('; ')}${rest > 0 ? ` and ${rest} more` : ''}`;
      return wrap(`- ${factsText(facts, lines)}: ${named}`, page.width, 4, 2);
    })];
}

/** Facts with one value together: `builder.denied, owner.denied = false`. */
function factsText(facts: readonly string[], lines: ClausePage): string {
  const groups = Map.groupBy(facts, (name) => valueText(lines.valueOf(name)));
  return [...groups].map(([value, names]) => {
    const tails = new Set(names.map((name) => name.slice(name.indexOf('.') + 1)));
    const shown = names.length > 3 && tails.size === 1
      ? `${[...tails][0]} of ${names.map((name) => name.slice(0, name.indexOf('.'))).join(', ')}` : names.join(', ');
    return `${shown} = ${value}`;
  }).join('; ');
}
