import type { Reliance } from '../../engine/decision.ts';
import type { FactValue, Origin } from '../../engine/fact.ts';
import type { ProofClause, ProofFact } from '../../engine/proof.ts';
import type { LegFinding } from '../../determination/determination.ts';
import type { StatedFacts } from '../../package/statements.ts';
import type { Considered, Explanation, Step } from '../explanation.ts';
import { count, type Page, shorten, styled, wrap } from './layout.ts';
import { factSummary } from './report.ts';
import { cellWord } from './words.ts';

const marks = { true: '✓', false: '✗', unknown: '?' } as const;
const roles: Record<Step['role'], string> = {
  prohibits: 'Prohibited', requires: 'Required', judges: 'For judgement', 'comes near': 'Near, but not required',
};

/** The proof of one finding, the views after each other; the second only where it differs. */
export function renderProof(leg: LegFinding, explanations: readonly Explanation[], page: Page): string {
  const lines = [styled(page, 'bold', `${leg.itemName} to ${leg.site} (${leg.id})`)];
  for (const explanation of explanations) lines.push('', ...explanationLines(explanation, page));
  return `${lines.join('\n')}\n`;
}

function explanationLines({ decision, facts, steps, considered }: Explanation, page: Page): string[] {
  const { view, outcome, on, eccn, grade, restsOn } = decision;
  const seen = new Set<string>();
  return [
    styled(page, 'bold', `${view}: ${cellWord(outcome)}${eccn === null ? '' : ` · ${eccn}`}`),
    ...wrap(`On ${on}, corpus ${decision.corpus.slice(0, 12)}; weakest source: ${grade}.`, page.width, 2),
    ...steps.filter(({ role }) => role !== 'comes near').flatMap((step) => ['', ...stepLines(step, facts, on, seen, page)]),
    ...nearLines(steps.filter(({ role }) => role === 'comes near'), facts, seen, page),
    ...consideredLines(considered, page),
    ...(restsOn.length === 0 ? [] : ['', `  Rests on ${count(restsOn.length, 'point')}`]),
    ...relianceLines(restsOn, page),
  ];
}

function stepLines({ role, title, proof, next }: Step, facts: StatedFacts, on: string, seen: Set<string>, page: Page): string[] {
  const upTo = next === undefined ? 'no later wording is known' : `the next wording starts ${next}`;
  return [
    ...wrap(`${roles[role]}: ${title} (${proof.cite})`, page.width, 2, 2).map((line) => styled(page, 'bold', line)),
    ...wrap(`${proof.rule}, wording of ${proof.version}: in force by ${on}, ${upTo}. Grade: ${proof.grade}.`, page.width, 4, 2),
    ...proof.clauses.flatMap((clause) => clauseLines(clause, facts, 4, seen, page)),
  ];
}

/** Near requirements worth a place; the rest is counted. */
const mostNear = 8;

/** Requirements that almost bite, nearest first: only the clauses that keep them off. */
function nearLines(steps: readonly Step[], facts: StatedFacts, seen: Set<string>, page: Page): string[] {
  if (steps.length === 0) return [];
  const failing = ({ proof }: Step): ProofClause[] => proof.clauses.filter(({ truth }) => truth === 'false');
  const sorted = steps.toSorted((left, right) => failing(left).length - failing(right).length
    || right.proof.clauses.length - left.proof.clauses.length);
  const rest = sorted.length - mostNear;
  return [
    '', '  Near, but not required', ...sorted.slice(0, mostNear).flatMap((step) => [
      ...wrap(`${step.title} (${step.proof.cite}; ${step.proof.rule}, wording of ${step.proof.version}), not met:`, page.width, 4, 2),
      ...failing(step).flatMap((clause) => clauseLines(briefly(clause), facts, 8, seen, page)),
    ]), ...(rest > 0 ? [`    … and ${rest} more`] : []),
  ];
}

/** A clause without its parts but with all the facts they read. */
function briefly(clause: ProofClause): ProofClause {
  const facts = new Map(factsBelow(clause).map((fact) => [fact.name, fact]));
  return { source: shorten(clause.source, 140), truth: clause.truth, facts: [...facts.values()] };
}

function factsBelow({ facts, children = [] }: ProofClause): ProofFact[] {
  return [...facts, ...children.flatMap(factsBelow)];
}

/** Announcements in full, facts by name. */
function relianceLines(restsOn: readonly Reliance[], page: Page): string[] {
  const of = (kind: Reliance['kind']): string[] => restsOn.filter((one) => one.kind === kind)
    .map(({ fact, text }) => fact ?? text);
  const named = ([['assumption', 'assumed'], ['diligence', 'without recorded diligence']] as const)
    .filter(([kind]) => of(kind).length > 0)
    .map(([kind, label]) => `${count(of(kind).length, 'fact')} ${label}: ${factSummary(of(kind), 40)}`);
  const full = restsOn.filter(({ kind }) => kind !== 'assumption' && kind !== 'diligence').map(({ text }) => text);
  return [...full, ...named].flatMap((text) => wrap(`- ${text}`, page.width, 4, 2));
}

/** Deeper than this, a definition is only named. */
const deepestIndent = 16;

/** A clause with its parts. What was shown once in a view is not shown again. */
function clauseLines(clause: ProofClause, facts: StatedFacts, indent: number, seen: Set<string>, page: Page): string[] {
  const { source, truth, children } = clause;
  // Of a long list of alternatives only those that decide are worth a line.
  const decisive = children?.filter((child) => child.truth === truth) ?? [];
  return [
    ...wrap(`${marks[truth]} ${source}`, page.width, indent, 2),
    ...(children !== undefined && indent < deepestIndent
      ? decisive.flatMap((child) => clauseLines(child, facts, indent + 2, seen, page)) : []),
    ...clause.facts.flatMap((fact) => factLines(fact, facts, indent + 2, seen, page)),
  ];
}

function factLines(fact: ProofFact, facts: StatedFacts, indent: number, seen: Set<string>, page: Page): string[] {
  const { name, value, by } = fact;
  const again = seen.has(name);
  seen.add(name);
  if (again) return wrap(`${name} = ${valueText(value)} (above)`, page.width, indent, 2);
  const origin = by === undefined ? originText(facts[name]?.origin) : `concluded by ${by.rule} (${by.cite}; ${by.grade})`;
  const lines = wrap(`${name} = ${valueText(value)}, ${origin}`, page.width, indent, 2);
  if (by?.case === undefined || indent >= deepestIndent) return lines;
  return [...lines, ...clauseLines(by.case, facts, indent + 2, seen, page)];
}

export function valueText(value: FactValue): string {
  if (value === null) return 'not known';
  if (typeof value === 'number') return String(Number(value.toPrecision(6)));
  if (typeof value !== 'object') return String(value);
  const { min, max, minExclusive = false, maxExclusive = false } = value;
  const low = min === undefined ? '' : `${minExclusive ? 'more than' : 'at least'} ${min}`;
  const high = max === undefined ? '' : `${maxExclusive ? 'less than' : 'at most'} ${max}`;
  return [low, high].filter((part) => part !== '').join(', ') || 'not known';
}

function originText(origin: Origin | undefined): string {
  if (origin === undefined) return 'nobody stated it';
  const { kind, file, line, entry, source, grade, note } = origin;
  const place = line === undefined ? file ?? 'the file' : `${file}:${line}`;
  const basis = [source, grade].filter((part) => part !== undefined).join(', ');
  const said = note === undefined ? '' : `: ${note}`;
  switch (kind) {
    case 'catalog': return `catalog ${entry ?? ''}${basis === '' ? '' : ` (${basis})`}${said}`;
    case 'assumed': return `assumed at ${place}${said}`;
    case 'derived': return `follows from ${place}${said}`;
    case 'file': case 'stated': return `${place}${basis === '' ? '' : ` (${basis})`}${said}`;
  }
}

function consideredLines(considered: readonly Considered[], page: Page): string[] {
  if (considered.length === 0) return [];
  const marksOf = { available: '✓', closed: '✗', open: '?' } as const;
  return ['', '  Exceptions and authorisations considered', ...considered.flatMap(({ name, cite, state, reasons }) => [
    ...wrap(`${marksOf[state]} ${name}: ${state} (${cite})`, page.width, 4, 2),
    ...reasons.flatMap((reason) => wrap(reason, page.width, 8, 2)),
  ])];
}
