import type { Comparison, Expression, SetReference } from '../corpus/expression.ts';
import { childrenOf } from '../corpus/expression.ts';
import { begins } from '../corpus/folding.ts';
import { expressionsOf } from '../corpus/rule.ts';
import { membersOn, valueOn } from '../corpus/table.ts';
import type { LawView } from '../corpus/view.ts';
import type { Layout } from './layout.ts';
import { nextUp } from './number.ts';

/** What the law tells apart in a fact: where it cuts a number, how it tests a text, or that every value may differ. */
export interface Use {
  /** The first number on the far side of each cut. */
  firsts: Set<number>;
  tests: ((text: string) => boolean)[];
  /** The value itself goes somewhere (a formula, another fact), so that no two values are alike. */
  exact: boolean;
  /** It goes into a formula, or is held to another fact in another way than whether they are the same. */
  taken: boolean;
  /** The facts with which it is asked to be the same. */
  paired: Set<string>;
  /** The facts to which it is handed on as it is: what is told apart in them is told apart in it. */
  copies: Set<string>;
}

/** What a view of the law tells apart, by the names of facts without their prefixes. */
export function usesOf(layout: Layout, view: LawView): Map<string, Use> {
  const reader = new Reader(layout, view);
  for (const rule of view.rules) {
    const into = rule.kind === 'define' ? layout.slot(rule.fact)?.definition.name ?? rule.fact : undefined;
    if (into !== undefined) reader.use(into).exact = true;
    for (const { field, expression } of expressionsOf(rule)) reader.read(expression, field === 'is', field === 'is' ? into : undefined);
  }
  return reader.uses;
}

class Reader {
  readonly uses = new Map<string, Use>();
  private readonly layout: Layout;
  private readonly view: LawView;

  constructor(layout: Layout, view: LawView) {
    this.layout = layout;
    this.view = view;
  }

  use(name: string): Use {
    let use = this.uses.get(name);
    if (use === undefined) {
      use = { firsts: new Set(), tests: [], exact: false, taken: false, paired: new Set(), copies: new Set() };
      this.uses.set(name, use);
    }
    return use;
  }

  /** `asValue` where the value itself is taken, not only a truth about it; `into` the fact to which it is then handed on. */
  read(expression: Expression, asValue: boolean, into?: string): void {
    const fact = this.factOf(expression);
    if (fact !== undefined) {
      if (asValue) fact.exact = true;
      if (asValue && into === undefined) fact.taken = true;
      if (into !== undefined) fact.copies.add(into);
      return;
    }
    const told = expression.kind === 'compare' ? this.readComparison(expression)
      || this.readPair(expression)
      : expression.kind === 'in' ? this.readMembership(expression.of, expression.set)
        : expression.kind === 'startsWith' ? this.addTest(expression.of, (text) => begins(text, expression)) : false;
    if (told) return;
    const takesValues = ['compare', 'in', 'startsWith', 'arithmetic'].includes(expression.kind);
    const isChosen = asValue && expression.kind === 'choose';
    for (const child of childrenOf(expression)) this.read(child, takesValues || isChosen, isChosen ? into : undefined);
  }

  private factOf(expression: Expression): Use | undefined {
    return expression.kind === 'fact' ? this.use(this.nameOf(expression)) : undefined;
  }

  private nameOf({ name, of }: Extract<Expression, { kind: 'fact' }>): string {
    return of === undefined ? this.layout.slot(name)?.definition.name ?? name : name;
  }

  /** A fact against something that stands still; false where both sides move. */
  private readComparison({ operator, left, right }: Extract<Expression, { kind: 'compare' }>): boolean {
    const [moving, still, seen] = left.kind === 'fact' ? [left, right, operator] : [right, left, mirrored[operator]];
    const fact = this.factOf(moving);
    if (fact === undefined) return false;
    if (still.kind === 'literal' && typeof still.value === 'string') return this.addTest(moving, (text) => text === still.value);
    const bound = this.boundOf(still);
    if (bound === undefined) return false;
    if (seen !== '>' && seen !== '<=') fact.firsts.add(bound);
    if (seen !== '>=' && seen !== '<') fact.firsts.add(nextUp(bound));
    return true;
  }

  /** Two facts that are asked to be the same, or not to be. */
  private readPair({ operator, left, right }: Extract<Expression, { kind: 'compare' }>): boolean {
    const pair = [left, right].flatMap((side) => (side.kind === 'fact' ? [this.nameOf(side)] : []));
    const [one, other] = pair;
    if (one === undefined || other === undefined || operator !== '==' && operator !== '!=') return false;
    for (const [name, partner] of [[one, other], [other, one]] as const) {
      const use = this.use(name);
      use.exact = true;
      use.paired.add(partner);
    }
    return true;
  }

  private boundOf(expression: Expression): number | undefined {
    if (expression.kind === 'literal') return Number(expression.value);
    if (expression.kind !== 'value') return undefined;
    const { on, knownOn, corpus } = this.view;
    return valueOn(corpus.tables, expression.name, on, knownOn)?.value;
  }

  private readMembership(of: Expression, set: SetReference): boolean {
    const fact = this.factOf(of);
    if (fact === undefined) return false;
    const { on, knownOn, corpus } = this.view;
    const members = 'members' in set ? set.members : membersOn(corpus, set.table, set.name, on, knownOn);
    const texts = new Set<string>();
    for (const member of members) {
      if (typeof member === 'number') fact.firsts.add(member).add(nextUp(member));
      else texts.add(member);
    }
    return this.addTest(of, (text) => texts.has(text));
  }

  private addTest(of: Expression, test: (text: string) => boolean): boolean {
    this.factOf(of)?.tests.push(test);
    return of.kind === 'fact';
  }
}

const mirrored: Record<Comparison, Comparison> = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };
