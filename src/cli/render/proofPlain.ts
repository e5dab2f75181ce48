import type { Grade } from '../../corpus/grade.ts';
import type { FactStep, Proof, ProofStep, StepRole, ViewProof } from '../../determination/proof.ts';
import type { TestStatus } from '../../determination/determination.ts';
import type { Outcome } from '../../engine/program.ts';
import { count, type Page, wrap } from './plain.ts';
import { factsBelow, valueText } from './proofClause.ts';

/** The proof of one finding as one paragraph for somebody who is no lawyer. */
export function renderPlain(proof: Proof, page: Page): string {
  const [first, other] = proof.views;
  if (first === undefined) return '';
  const sentences = proof.kind === 'test' ? testSentences(proof, first)
    : [`${proof.title}: ${answerSentence(first)}`, ...reasonSentences(first), ...otherViewSentences(first, other),
      ...relianceSentences(first), gradeSentence(first.grade, proof.verifiedThrough)];
  return `${wrap(sentences.join(' '), page.width).join('\n')}\n`;
}

function of(view: ViewProof, role: StepRole): ProofStep[] {
  return view.steps.filter((step) => step.role === role);
}

function names(steps: readonly ProofStep[]): string {
  return listed([...new Set(steps.map(({ title }) => title.replace(/ \[.*\]$/, '')))]);
}

function listed(parts: readonly string[], between = 'and'): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${between} ${parts.at(-1)}`;
}

function answerSentence(view: ViewProof): string {
  const lead = view.id === 'enforced' ? 'As the law is applied today, ' : 'As the law is printed, ';
  return `${lead}${answers[view.outcome as Outcome](view)}`;
}

const answers: Record<Outcome, (view: ViewProof) => string> = {
  'not-subject': () => 'the export regulations do not reach it.',
  'no-licence-required': () => 'it may go without a licence.',
  'exception-available': (view) => `a licence would be needed, but licence exception ${names(of(view, 'covers'))} stands in for it.`,
  authorised: (view) => `a licence is needed, and one already held covers it (${names(of(view, 'covers'))}).`,
  'licence-required': () => 'a licence has to be granted before it may go.',
  barred: (view) => `it may not go: ${names(of(view, 'prohibits'))}.`,
  unsettled: () => 'nobody can say for sure, because the law itself is open.',
  'needs-facts': () => 'it cannot be said yet, because facts that matter are missing.',
  'needs-judgement': (view) => `somebody has to judge first: ${names(of(view, 'judges'))}`,
};

function reasonSentences(view: ViewProof): string[] {
  const [grounds, possible] = [true, false].map((holds) =>
    of(view, 'requires').filter(({ truth }) => (truth === 'true') === holds));
  const carved = of(view, 'carved-out');
  const conditions = of(view, 'covers').flatMap((step) => step.conditions ?? []);
  const review = view.reviewPolicy !== null && of(view, 'reviews').length > 0 && view.outcome === 'licence-required'
    ? [`An application is reviewed with a ${view.reviewPolicy.replaceAll('-', ' ')}.`] : [];
  return [
    ...classSentences(view),
    ...(grounds!.length === 0 ? [] : [`What calls for a licence: ${names(grounds!)}.`]),
    ...possibleSentences(possible!),
    ...(carved.length === 0 ? []
      : [`The law itself makes a carve-out here (${listed(of(view, 'exempts').map(({ cite }) => cite))}) from: ${names(carved)}.`]),
    ...conditions.map((condition) => `This holds only on a condition: ${condition}`),
    ...review, ...noneSentences(view), ...openSentences(view),
    ...view.readings.map(({ readings, outcome, questions }) => `If the answer to “${questions[0] ?? ''}” is ${
      listed(Object.values(readings).map((holds) => (holds ? 'yes' : 'no')))}, ${answers[outcome](view)}`),
  ];
}

function classSentences(view: ViewProof): string[] {
  if (view.outcome === 'not-subject') {
    const reasons = statedBehind(view, 'subjectToEar').slice(0, 3).map(({ name, value }) => `${plainName(name)} is ${valueText(value)}`);
    return reasons.length === 0 ? [] : [`The reason: ${listed(reasons)}.`];
  }
  return view.eccn === null ? [] : [`Its classification is ${view.eccn}.`];
}

/** What was stated that makes a conclusion come out as it does, nearest first. */
function statedBehind(view: ViewProof, name: string, seen = new Set<string>()): FactStep[] {
  const fact = view.facts.find((one) => one.name === name);
  if (fact === undefined || seen.has(name)) return [];
  seen.add(name);
  if (fact.conclusion === undefined) return fact.origin.kind === 'no-diligence' ? [] : [fact];
  const { when, is } = fact.conclusion;
  return [when, is].flatMap((clause) => (clause === undefined ? [] : factsBelow(clause))).flatMap((one) => statedBehind(view, one, seen));
}

/** A name of the vocabulary as words: `endUse.icProduction` becomes “end use ic production”. */
function plainName(name: string): string {
  return name.replaceAll('.', ' ').replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

/** Grounds that may stand, named in a paragraph; the rest is counted. */
const mostGrounds = 3;

function possibleSentences(steps: readonly ProofStep[]): string[] {
  const titles = [...new Set(steps.map(({ title }) => title.replace(/ \[.*\]$/, '')))];
  const rest = titles.length - mostGrounds;
  const named = rest > 0 ? `${titles.slice(0, mostGrounds).join(', ')} and ${count(rest, 'more ground')}` : listed(titles);
  return titles.length === 0 ? [] : [`What may call for a licence: ${named}.`];
}

/** Of an item that needs none: what keeps the requirements off, most of them first. */
function noneSentences(view: ViewProof): string[] {
  if (view.outcome !== 'no-licence-required' && view.outcome !== 'not-subject') return [];
  const all = view.notMet.reduce((sum, { rules }) => sum + rules.length, 0);
  if (all === 0) return [];
  const single = view.notMet.filter(({ facts }) => facts.length === 1).slice(0, 2).map(({ facts }) => {
    const fact = view.facts.find(({ name }) => name === facts[0]);
    return `${plainName(facts[0]!)} is ${valueText(fact?.value ?? null)}`;
  });
  return [`None of the ${all} rules that could still stop it is met, most of them because ${listed(single)}.`];
}

/** Questions asked in a paragraph; the rest is counted. */
const mostQuestions = 3;

function openSentences({ needs, possibleOutcomes }: ViewProof): string[] {
  if (needs.length === 0) return [];
  const rest = needs.length - mostQuestions;
  const more = rest > 0 ? ` And ${count(rest, 'more question')}.` : '';
  const ends = possibleOutcomes.length > 1 ? ` It may still come out in ${possibleOutcomes.length} ways.` : '';
  return [`To be answered first: ${needs.slice(0, mostQuestions).map(({ question }) => question).join(' ')}${more}${ends}`];
}

function otherViewSentences(first: ViewProof, other: ViewProof | undefined): string[] {
  if (other === undefined || other.outcome === first.outcome) return [];
  const own = new Set(of(first, 'requires').map(({ rule }) => rule));
  const grounds = of(other, 'requires').filter(({ rule }) => !own.has(rule));
  const why = grounds.length === 0 ? '' : ` The difference: ${names(grounds)}.`;
  return [`${answerSentence(other)}${why} While the two differ, do not treat this as clear.`];
}

function relianceSentences({ restsOn }: ViewProof): string[] {
  const counted = (kind: string): number => restsOn.filter((one) => one.kind === kind).length;
  const announcements = restsOn.filter(({ kind }) => kind === 'announcement')
    .map(({ text }) => `It rests on an announcement, not on a change of the text: ${text}`);
  const parts = [
    ...(counted('assumption') === 0 ? [] : [`${count(counted('assumption'), 'assumption')}`]),
    ...(counted('diligence') === 0 ? [] : [`${count(counted('diligence'), 'point')} on which no check is recorded`]),
  ];
  return [...announcements, ...(parts.length === 0 ? []
    : [`It also rests on ${listed(parts)}; somebody must confirm them before relying on it.`])];
}

const carriers: Record<Grade, string> = {
  primary: 'the text of the law itself', secondary: 'somebody’s account of the law', inferred: 'an inference, not a text',
  'not-found': 'something for which no source was found',
};

function gradeSentence(grade: Grade, verifiedThrough: string): string {
  return `The weakest thing it stands on is ${carriers[grade]}; nothing published after ${verifiedThrough} was read. `
    + 'This is not legal advice.';
}

const statuses: Record<TestStatus, string> = {
  met: 'met', 'not-met': 'not met', open: 'still open', 'for-judgement': 'for a person to judge',
};

function testSentences({ title, verifiedThrough }: Proof, view: ViewProof): string[] {
  const [step] = view.steps;
  const cite = step === undefined ? '' : ` (${step.cite})`;
  const status = statuses[view.outcome as TestStatus];
  return [`“${title}”${cite} is ${status}.`, ...openSentences(view), gradeSentence(view.grade, verifiedThrough)];
}
