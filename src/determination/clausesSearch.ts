import { addDays } from '../corpus/date.ts';
import { type Expression, visit } from '../corpus/expression.ts';
import { lastDayOf } from '../corpus/provision.ts';
import { expressionsOf, type Rule } from '../corpus/rule.ts';
import type { Question } from '../corpus/view.ts';
import type { FactValue } from '../engine/fact.ts';
import { FactError, type LawEngine } from '../engine/lawEngine.ts';
import { atomsOf, type Clause, conditionsOf } from './clauses.ts';
import { type Binding, Probe } from './clausesProbe.ts';
import { type Pick, Wish } from './clausesWish.ts';
import type { LawCase } from './lawCase.ts';

/** A made question in which a clause decides, and the worked example from which it was made. */
export interface MadeQuestion {
  question: Question;
  facts: Record<string, FactValue>;
  assumeOrdinary: boolean;
  from: LawCase;
}

interface Goal {
  expression: Expression;
  truth: boolean;
  binding: Binding;
}

const attemptsMax = 80;
const roundsMax = 4;

/** Looks for questions in which clauses decide, beginning at the worked examples that stand nearest. */
export class ClauseSearch {
  private readonly engine: LawEngine;
  private readonly cases: readonly LawCase[];
  private readonly probes = new Map<object, Probe>();
  private readonly textsOf = new Map<string, string[]>();
  private readonly newest: string;
  private state = 1;

  constructor(engine: LawEngine, cases: readonly LawCase[]) {
    this.engine = engine;
    this.cases = cases;
    this.newest = cases.reduce((newest, { on }) => (on > newest ? on : newest), engine.boundaries.at(-1) ?? '');
    this.learnTexts();
  }

  /** The probe of a question; one for each program. */
  probe(question: Question): Probe {
    const program = this.engine.program(question);
    let probe = this.probes.get(program);
    if (probe === undefined) this.probes.set(program, probe = new Probe(program, this.engine.frame));
    return probe;
  }

  /** A question in which a clause decides, or undefined where none was found. It is left loaded in the engine. */
  find(clause: Clause): MadeQuestion | undefined {
    const questions = this.questionsFor(clause);
    const seeds = this.nearest(clause);
    for (let attempt = 0; attempt < attemptsMax && questions.length > 0; attempt++) {
      const from = seeds[attempt % seeds.length]!;
      const fitting = questions.find(({ on }) => on === from.on);
      const question = attempt < seeds.length && fitting !== undefined ? fitting : this.pick(questions)!;
      // What is ordinary is stated for a definition too, and then never concluded.
      const made = this.attempt(clause, from, question, attempt % 4 !== 3);
      if (made !== undefined) return made;
    }
    return undefined;
  }

  private attempt(
    { rule, expression }: Clause, from: LawCase, question: Question, assumeOrdinary: boolean,
  ): MadeQuestion | undefined {
    let facts = this.plainly(from.facts);
    let asked = question;
    for (let round = 0; round <= roundsMax; round++) {
      const probe = this.probe(asked);
      if (!probe.rules.has(rule) || !this.loads(facts, asked, assumeOrdinary)) return undefined;
      let decides = false;
      probe.probe(rule, (marked) => { decides ||= marked === expression; });
      if (decides) return { question: asked, facts, assumeOrdinary, from };
      const binding = this.bindingFor(rule, probe);
      const wish = new Wish(probe, this.engine.frame, facts, this.pick, this.textsOf);
      if (rule.kind === 'define' && !rule.always) delete wish.facts[[...Object.values(binding), rule.fact].join('.')];
      const { goals, bound } = this.goalsFor(rule, expression, binding, probe);
      for (const goal of goals) wish.want(goal.expression, goal.truth, goal.binding);
      wish.settle(expression, bound);
      const { on, ...rest } = wish.facts;
      if (typeof on === 'string') asked = { ...asked, on };
      facts = rest;
    }
    return undefined;
  }

  /** What must come out how for a clause to decide (its guards, and all that stands beside it), and for which elements. */
  private goalsFor(rule: Rule, clause: Expression, binding: Binding, probe: Probe): { goals: Goal[]; bound: Binding } {
    const condition = conditionsOf(rule).find(({ root }) => atomsOf(root).includes(clause));
    if (condition === undefined) return { goals: [], bound: binding };
    const goals: Goal[] = condition.guards.map((guard) => ({ ...guard, binding }));
    let at: Expression = condition.root;
    let bound = binding;
    while (at !== clause) {
      const below: Expression = at;
      if (below.kind === 'and' || below.kind === 'or') {
        at = below.of.find((part) => atomsOf(part).includes(clause))!;
        for (const part of below.of) if (part !== at) goals.push({ expression: part, truth: below.kind === 'and', binding: bound });
      } else if (below.kind === 'quantify') {
        const { collection, variable, body, quantifier } = below;
        const present = probe.elementsOf(collection);
        const element = this.pick(present.length > 0 ? present : this.prefixesOf(collection))!;
        for (const other of present) {
          if (other !== element) goals.push({ expression: body, truth: quantifier === 'all', binding: { ...bound, [variable]: other } });
        }
        bound = { ...bound, [variable]: element };
        at = body;
      } else if (below.kind === 'choose') {
        const { when, then, otherwise } = below;
        at = [when, then, otherwise].find((part) => atomsOf(part).includes(clause))!;
        if (at !== when) goals.push({ expression: when, truth: at === then, binding: bound });
        else goals.push({ expression: then, truth: true, binding: bound }, { expression: otherwise, truth: false, binding: bound });
      } else if (below.kind === 'not') at = below.of;
      else break;
    }
    return { goals, bound };
  }

  private prefixesOf(collection: string): string[] {
    return this.engine.corpus.vocabulary.collections[collection]?.prefixes ?? [];
  }

  private bindingFor(rule: Rule, probe: Probe): Binding {
    const asked = probe.bindingsOf(rule);
    if (rule.kind !== 'define' || rule.element === undefined) return {};
    if (asked.length > 0) return this.pick(asked)!;
    const { byPrefix } = this.engine.layout;
    const able = [...byPrefix.keys()].filter((prefix) => byPrefix.get(prefix)!.some(({ definition }) =>
      definition.subject === rule.element && definition.name === rule.fact));
    return { [rule.element]: this.pick(able)! };
  }

  /** Days and views on which the rule is part of the law. */
  private questionsFor({ rule, version }: Clause): Question[] {
    const provision = this.engine.corpus.provisions.find(({ id }) => id === version.provision)!;
    const last = lastDayOf(provision, provision.versions.indexOf(version)) ?? this.newest;
    const asked = this.cases.filter(({ file }) => file.includes(version.provision)).map(({ on }) => on);
    const days = new Set([version.effective, last, ...asked]);
    for (const { from, to } of rule.postures) days.add(from).add(to === undefined ? addDays(from, -1) : addDays(to, 1));
    const next = provision.versions[provision.versions.indexOf(version) + 1];
    // Asked before its successor was published, a wording still speaks of later days.
    const foreseen = next === undefined ? [] : [{ on: next.effective, knownOn: addDays(next.published, -1) }];
    return [...[...days].filter((day) => day >= version.effective && day <= last).map((on) => ({ on })), ...foreseen]
      .flatMap((moment) => (['enforced', 'codified'] as const).map((view): Question => ({ ...moment, view })))
      .filter((question) => this.probe(question).rules.has(rule));
  }

  private nearest({ version }: Clause): LawCase[] {
    const [, part = ''] = version.provision.split('/');
    const own = this.cases.filter(({ file }) => file.startsWith(`law/${version.provision}/`));
    const near = this.cases.filter((one) => one.file.includes(`/${part}/`) && !own.includes(one)).slice(0, 20);
    return [...own, ...near, ...this.cases.filter((_, index) => index % 40 === 0)];
  }

  private loads(facts: Readonly<Record<string, FactValue>>, question: Question, assumeOrdinary: boolean): boolean {
    try {
      this.engine.load(facts, question.on, { assumeOrdinary });
      return true;
    } catch (error) {
      if (error instanceof FactError) return false;
      throw error;
    }
  }

  /** Facts under their full names, so that a change replaces what was stated. */
  private plainly(facts: Readonly<Record<string, FactValue>>): Record<string, FactValue> {
    return Object.fromEntries(Object.entries(facts).map(([name, value]) => [this.engine.layout.names.find(name)?.name ?? name, value]));
  }

  /** The texts with which the law compares each fact: what an open list of values may hold. */
  private learnTexts(): void {
    const { layout, corpus } = this.engine;
    const learn = (of: Expression, texts: readonly unknown[]): void => {
      if (of.kind !== 'fact') return;
      const name = layout.slot(of.name)?.definition.name ?? of.name;
      const known = this.textsOf.get(name) ?? [];
      this.textsOf.set(name, [...new Set([...known, ...texts.filter((text) => typeof text === 'string')])]);
    };
    for (const rule of corpus.provisions.flatMap(({ versions }) => versions.flatMap(({ rules }) => rules))) {
      for (const { expression } of expressionsOf(rule)) {
        visit(expression, (part) => {
          if (part.kind === 'compare' && part.right.kind === 'literal') learn(part.left, [part.right.value]);
          if (part.kind === 'in' && 'members' in part.set) learn(part.of, part.set.members);
          if (part.kind === 'startsWith') learn(part.of, [part.prefix]);
        });
      }
    }
  }

  /** A multiplicative congruential sequence (Park and Miller, 1988): the same law gives the same report. */
  private readonly pick: Pick = (values) => {
    this.state = this.state * 48_271 % 2_147_483_647;
    return values[this.state % values.length];
  };
}
