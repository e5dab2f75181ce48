import type { FactDefinition } from '../corpus/vocabulary.ts';
import type { Need } from '../engine/decision.ts';
import type { AnswerPath } from '../package/edit.ts';
import type { Place, Places } from './askPlace.ts';

/** One thing to ask, however many legs and roles it is about. */
export interface AskedQuestion {
  /** The fact asked for; under `facts` all names under which findings wait for it. */
  fact: string;
  facts: string[];
  /** Whom or what it is about: a party, a site, an item, by its name or id. */
  about: string;
  class: Need['class'];
  question: string;
  type: FactDefinition['type'] | 'party';
  values?: string[];
  unit?: string;
  who?: string;
  /** Why it matters: the provision, by title and cite. */
  reason: string;
  /** Where the answer belongs in the file; absent where the file has to say `first` something else. */
  path?: AnswerPath;
  first?: string;
  /** Findings that wait for it: legs by their id, tests by their rule and what they are about. */
  findings: string[];
  /** Findings that it would close by itself, if it is answered as is ordinary. */
  closes: string[];
  /** Shown to matter: some completion of the other answers makes it decide. Of diligence: another answer might change one. */
  proven: boolean;
  /** Dollars of the items on the legs that wait. */
  stakeUnitedStatesDollars: number;
  /** Working days until it is answered, as the law's table of efforts estimates. */
  effortDays: number;
  /** Shares of the shortest ways to the end that it is, weighted by what is at stake, for each day of effort. */
  score: number;
}

interface Entry extends Omit<AskedQuestion, 'findings' | 'closes' | 'score' | 'stakeUnitedStatesDollars'> {
  findings: Set<string>;
  /** How many facts of it stand on the shortest way of each finding: who plays a part stands for all that is open of them. */
  onShortest: Map<string, number>;
  /** Findings that are settled soonest, on average, if this is asked first. */
  firstFor: Set<string>;
}

/** Enough to tell apart what is otherwise equal. */
const tie = 1e-3;

/** How much more a finding weighs that holds all the money than one that holds none. */
const stakeWeight = 10;

/** Gathers questions over all findings, each once, and ranks them. */
export class AskList {
  readonly places: Places;
  private readonly reasonOf: (cite: string) => string;
  private readonly determining = new Map<string, Entry>();
  private readonly careful = new Map<string, Entry>();
  private readonly stakes = new Map<string, number>();

  constructor(places: Places, reasonOf: (cite: string) => string) {
    this.places = places;
    this.reasonOf = reasonOf;
  }

  /** Names a finding, with the dollars that hang on it. */
  finding(id: string, stake: number): void {
    this.stakes.set(id, stake);
  }

  /** Working days until somebody answers, by the table of the law. */
  effortOf(who: string | undefined): number {
    const values = this.places.corpus.tables.effort?.values;
    return (values?.[who ?? ''] ?? values?.['anybody else'])?.at(-1)?.value ?? 1;
  }

  isProven(key: string): boolean {
    return this.determining.get(key)?.proven === true;
  }

  need(
    need: Need, place: Place, finding: string,
    { proven, onShortest, isFirst = false }: { proven: boolean; onShortest: boolean; isFirst?: boolean },
  ): void {
    const entry = this.entryIn(this.determining, need, place);
    entry.findings.add(finding);
    if (onShortest) entry.onShortest.set(finding, (entry.onShortest.get(finding) ?? 0) + 1);
    if (isFirst) entry.firstFor.add(finding);
    entry.proven ||= proven;
  }

  diligence(need: Need, place: Place, finding: string, matters: boolean): void {
    const entry = this.entryIn(this.careful, need, place);
    entry.findings.add(finding);
    entry.proven ||= matters;
  }

  report(): {
    determining: AskedQuestion[]; diligence: AskedQuestion[]; forOthers: AskedQuestion[]; open: string[]; shortest: number;
    bounded: boolean;
  } {
    const all = this.ranked([...this.determining.values()]);
    const isForOthers = ({ class: kind }: AskedQuestion): boolean => kind === 'reading' || kind === 'judgement';
    const determining = all.filter((question) => !isForOthers(question));
    return {
      determining, forOthers: all.filter(isForOthers), diligence: this.ranked([...this.careful.values()]),
      open: [...new Set(all.flatMap(({ findings }) => findings))],
      shortest: [...this.determining.values()].filter(({ onShortest, class: kind }) =>
        onShortest.size > 0 && kind !== 'reading' && kind !== 'judgement').length,
      bounded: all.some(({ proven }) => !proven),
    };
  }

  private entryIn(entries: Map<string, Entry>, need: Need, place: Place): Entry {
    let entry = entries.get(place.key);
    if (entry === undefined) {
      entry = place.role === undefined ? this.factEntry(need, place) : this.roleEntry(need, place, place.role);
      entries.set(place.key, entry);
    }
    if (!entry.facts.includes(need.fact)) entry.facts.push(need.fact);
    return entry;
  }

  private factEntry({ fact, class: kind, question, who, unit, cite }: Need, { about, path, first }: Place): Entry {
    const { facts } = this.places.vocabulary;
    const shape = facts.get(fact) ?? facts.get(`party.${fact.slice(fact.indexOf('.') + 1)}`);
    return {
      fact, facts: [fact], about, class: kind, question, type: shape?.type ?? 'text', proven: false,
      reason: cite === undefined ? '' : this.reasonOf(cite), effortDays: this.effortOf(who),
      findings: new Set(), onShortest: new Map(), firstFor: new Set(),
      ...(shape?.values === undefined ? {} : { values: [...shape.values] }),
      ...(unit === undefined ? {} : { unit }), ...(who === undefined ? {} : { who }),
      ...(path === undefined ? {} : { path }), ...(first === undefined ? {} : { first }),
    };
  }

  /** While nobody plays a part, who does is the one question about it. */
  private roleEntry(need: Need, place: Place, role: string): Entry {
    const title = this.places.corpus.vocabulary.roles.find(({ name }) => name === role)?.title ?? role;
    const { unit, who, ...rest } = need;
    const question = `Who is it: ${title.toLowerCase()}?`;
    const asked: Need = { ...rest, who: 'the exporter', fact: `${role}.name`, class: 'determining', question };
    return { ...this.factEntry(asked, place), type: 'party', facts: [] };
  }

  private ranked(entries: readonly Entry[]): AskedQuestion[] {
    const lengths = new Map<string, number>();
    for (const [finding, facts] of entries.flatMap(({ onShortest }) => [...onShortest])) {
      lengths.set(finding, (lengths.get(finding) ?? 0) + facts);
    }
    const whole = [...this.stakes.values()].reduce((sum, stake) => sum + stake, 0);
    const weightOf = (finding: string): number =>
      1 + (whole === 0 ? 0 : stakeWeight * (this.stakes.get(finding) ?? 0) / whole);
    return entries.map(({ findings, onShortest, firstFor, ...rest }): AskedQuestion => ({
      ...rest, findings: [...findings],
      closes: [...onShortest].flatMap(([finding, facts]) => (lengths.get(finding) === facts ? [finding] : [])),
      stakeUnitedStatesDollars: [...findings].reduce((sum, finding) => sum + (this.stakes.get(finding) ?? 0), 0),
      score: [...onShortest].reduce((sum, [finding, facts]) =>
        sum + weightOf(finding) * (facts + (firstFor.has(finding) ? tie : 0)) / lengths.get(finding)!, 0) / rest.effortDays,
    })).sort((left, right) => right.score - left.score || Number(right.proven) - Number(left.proven)
      || right.findings.length - left.findings.length || right.stakeUnitedStatesDollars - left.stakeUnitedStatesDollars
      || left.effortDays - right.effortDays);
  }
}
