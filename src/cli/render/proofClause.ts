import type { FactStep, ProofOrigin, ViewProof } from '../../determination/proof.ts';
import type { FactValue, Origin } from '../../engine/fact.ts';
import type { ProofClause } from '../../engine/prover.ts';
import type { TableUse } from '../../engine/tableUse.ts';
import { type Page, shorten, wrap } from './plain.ts';

const marks = { true: '✓', false: '✗', unknown: '?' } as const;

/** Deeper than this, a conclusion is only named; its own address shows the rest. */
const deepestIndent = 20;
/** A condition longer than this is cut where its parts are shown below it. */
const longestCondition = 200;

/** The clauses and facts of one view as indented lines. What was shown once is not shown again. */
export class ClausePage {
  private readonly facts: Map<string, FactStep>;
  private readonly seen = new Set<string>();
  private readonly page: Page;

  constructor(view: ViewProof, page: Page) {
    this.facts = new Map(view.facts.map((fact) => [fact.name, fact]));
    this.page = page;
  }

  /** A clause, its parts and the facts it reads. */
  clause(clause: ProofClause, indent: number): string[] {
    const { at, source, truth, facts, tables = [], parts = [] } = clause;
    const text = plainSource(source);
    return [
      ...wrap(`${at} ${marks[truth]} ${parts.length > 0 ? shorten(text, longestCondition) : text}`, this.page.width, indent, 4),
      ...(indent < deepestIndent ? parts.flatMap((part) => this.clause(part, indent + 2)) : []),
      ...tables.flatMap((use) => wrap(tableText(use), this.page.width, indent + 4, 2)),
      ...facts.flatMap((name) => this.fact(name, indent + 4)),
    ];
  }

  /** A clause in one line with the facts that decide it. */
  brief(clause: ProofClause, indent: number): string[] {
    const facts = factsBelow(clause).map((name) => `${name} = ${valueText(this.facts.get(name)?.value ?? null)}`);
    const text = `${marks[clause.truth]} ${shorten(plainSource(clause.source), longestCondition)}`;
    return wrap(`${clause.at} ${text}${facts.length === 0 ? '' : `, where ${facts.join(', ')}`}`, this.page.width, indent, 4);
  }

  /** A fact with where it came from, and what concluded it. */
  fact(name: string, indent: number): string[] {
    const fact = this.facts.get(name);
    if (fact === undefined) return wrap(name, this.page.width, indent, 2);
    const value = `${name} = ${valueText(fact.value)}${fact.unit === undefined || fact.value === null ? '' : ` ${fact.unit}`}`;
    const { conclusion } = fact;
    if (this.seen.has(name)) return wrap(`${value} (above)`, this.page.width, indent, 2);
    this.seen.add(name);
    const other = fact.treatedAs === undefined ? '' : `, read as ${fact.treatedAs}`;
    if (conclusion === undefined) return wrap(`${value}${other}, ${originText(fact.origin)}`, this.page.width, indent, 2);
    const { rule, cite, grade, cases, case: number, note, when, is } = conclusion;
    const which = cases === 1 ? '' : number === undefined ? `, open between ${cases} cases` : `, case ${number} of ${cases}`;
    const lines = wrap(`${value}, concluded by ${rule}${which} (${cite}; ${grade})`, this.page.width, indent, 2);
    if (note !== undefined) lines.push(...wrap(note, this.page.width, indent + 2));
    const parts = [when, is].filter((part) => part !== undefined);
    if (indent < deepestIndent) return [...lines, ...parts.flatMap((part) => this.clause(part, indent + 2))];
    return parts.length === 0 ? lines : [...lines, ...wrap(`… #${name}`, this.page.width, indent + 2)];
  }

  valueOf(name: string): FactValue {
    return this.facts.get(name)?.value ?? null;
  }
}

/** The facts a clause reads, those of its parts included. */
export function factsBelow({ facts, parts = [] }: ProofClause): string[] {
  return [...new Set([...facts, ...parts.flatMap(factsBelow)])];
}

/** A condition with its signs as words. */
export function plainSource(source: string): string {
  return source
    .replaceAll(/\.startsWith\("([^"]*)"\)/g, ' begins with $1')
    .replaceAll(/(\w+)\.exists\((\w+), /g, 'for some $2 of $1 (')
    .replaceAll(/(\w+)\.all\((\w+), /g, 'for every $2 of $1 (')
    .replaceAll(' == true', '').replaceAll(' == ', ' is ').replaceAll(' != ', ' is not ')
    .replaceAll(' >= ', ' is at least ').replaceAll(' <= ', ' is at most ')
    .replaceAll(' > ', ' is more than ').replaceAll(' < ', ' is less than ')
    .replaceAll(/ in \[([^\]]*)\]/g, (_, members: string) => ` is one of ${members}`)
    .replaceAll(/ in (\w+)\["([^"]+)"\]/g, ' is in $1 $2').replaceAll(/values\["([^"]+)"\]/g, 'the figure $1')
    .replaceAll(/date\("([^"]+)"\)/g, '$1')
    .replaceAll(' && ', ' and ').replaceAll(' || ', ' or ').replaceAll(/!(?=[\w(])/g, 'not ')
    .replaceAll(/"([^"]*)"/g, '$1');
}

function tableText({ name, value, from, to, cite, source, grade }: TableUse): string {
  const span = [from === undefined ? '' : ` since ${from}`, to === undefined ? '' : ` until ${to}`].join('');
  const what = value === null ? `not in ${name}`
    : typeof value === 'number' ? `${name} = ${value}${span}` : `${value} is in ${name}${span}`;
  const basis = [cite, source].filter((part) => part !== undefined).join('; ');
  return `${what} (${basis === '' ? '' : `${basis}; `}${grade})`;
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

/** Where a fact came from, in a few words. */
export function originText(origin: ProofOrigin): string {
  switch (origin.kind) {
    case 'concluded': return 'concluded by a rule';
    case 'ordinary': return 'assumed as ordinary (--assume ordinary)';
    case 'no-diligence': return 'taken so because nobody recorded diligence';
    case 'left-out': return 'counted so because its data sheet leaves it out';
    case 'question': return 'the day asked about';
    case 'nobody': return 'nobody stated it';
    case 'stands-in': return `as ${origin.from}${origin.origin === undefined ? '' : `: ${statedText(origin.origin)}`}`;
    default: return statedText(origin);
  }
}

function statedText({ kind, file, line, entry, source, grade, note, until }: Origin): string {
  const place = line === undefined ? file ?? 'the question' : `${file}:${line}`;
  const basis = [source, grade].filter((part) => part !== undefined).join(', ');
  const said = `${until === undefined ? '' : `, until ${until}`}${note === undefined ? '' : `: ${note}`}`;
  switch (kind) {
    case 'catalog': return `catalog ${entry ?? ''}${basis === '' ? '' : ` (${basis})`}${said}`;
    case 'assumed': return `assumed at ${place}${said}`;
    case 'derived': return `follows from ${place}${said}`;
    case 'file': case 'stated': return `${place}${basis === '' ? '' : ` (${basis})`}${said}`;
  }
}
