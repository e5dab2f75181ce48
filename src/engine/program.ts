import type { Expression } from '../corpus/expression.ts';
import type { LawView } from '../corpus/view.ts';
import type {
  BarRule, DutyRule, ExemptRule, JudgementRule, LiftRule, ProhibitRule, RequireRule, ReviewRule, Rule, TestRule,
} from '../corpus/rule.ts';
import { Compiler } from './compile.ts';
import { False, type Frame, True, type Truth, Unknown } from './frame.ts';
import { type Layout, settlingName } from './layout.ts';
import { and, constantTruth, not, or, type TruthNode } from './node.ts';
import type { Remembered } from './remembered.ts';

/** Whether the law reaches the leg at all: a definition, not a rule of its own. */
export const subjectFact = 'subjectToEar';

/** A rule with its condition compiled. */
export interface Clause<Of extends Rule> {
  rule: Of;
  node: Remembered;
}

/** A ground on which a licence may be required: its requirements, what exempts from it, and whether it stands. */
export interface Ground {
  name: string;
  requirements: Clause<RequireRule>[];
  exemptions: Clause<ExemptRule>[];
  stands: Remembered;
  /** Bites although the item is not subject to the EAR (activities of U.S. persons). */
  anyActivity: boolean;
}

/** An exception or authorisation: whether it is open to the facts, and whether it covers every standing ground. */
export interface Lift extends Clause<LiftRule> {
  bars: Clause<BarRule>[];
  available: Remembered;
  covers: Remembered;
}

/** The law of one view, compiled. */
export interface Program {
  view: LawView;
  layout: Layout;
  compiler: Compiler;
  prohibitions: Clause<ProhibitRule>[];
  grounds: Ground[];
  exceptions: Lift[];
  authorisations: Lift[];
  reviews: Clause<ReviewRule>[];
  judgements: Clause<JudgementRule>[];
  duties: Clause<DutyRule>[];
  tests: (Clause<TestRule> & { met: Remembered })[];
  barred: Remembered;
  subject: Remembered;
  judged: Remembered;
  required: Remembered;
  excepted: Remembered;
  authorised: Remembered;
}

/**
 * Compiles a view. Default logic, as the drafters wrote it: a requirement stands on each of its grounds until an
 * exemption, an authorisation or one unbarred exception covers every ground on which it stands.
 */
export function compileProgram(layout: Layout, view: LawView, compiler: Compiler = new Compiler(layout, view)): Program {
  const clauses = <Kind extends Rule['kind']>(...kinds: Kind[]): Clause<Extract<Rule, { kind: Kind }>>[] =>
    view.rules.filter((rule): rule is Extract<Rule, { kind: Kind }> => (kinds as string[]).includes(rule.kind))
      .map((rule) => ({ rule, node: compiler.clause((rule as RequireRule).when) }));
  const prohibitions = clauses('prohibit');
  const grounds = groundsOf(clauses('require'), clauses('exempt'), compiler);
  const bars = clauses('bar');
  const exceptions = liftsOf(clauses('exception'), bars, grounds, compiler);
  const authorisations = liftsOf(clauses('authorise'), [], grounds, compiler);
  const subjectSlot = layout.slot(subjectFact);
  const subject = compiler.clause(subjectSlot === undefined
    ? { kind: 'literal', value: true } : { kind: 'fact', name: subjectSlot.name });
  const anyOf = (nodes: readonly Remembered[]): Remembered => compiler.library.compose('any', [nodes], () => someOf(nodes));
  const required = anyOf(grounds.map(({ anyActivity, stands }) =>
    (anyActivity ? stands : compiler.library.compose('bites', [[subject], [stands]], () => and([subject, stands])))));
  const excepted = anyOf(exceptions.map(({ covers }) => covers));
  const authorised = anyOf(authorisations.map(({ covers }) => covers));
  const judgements = clauses('judgement', 'untranslatable').map(({ rule }) => {
    const raised = compiler.clause(unsettled(rule, layout));
    const node = rule.passesWhileOpen === true ? compiler.library.compose('known', [[raised]], () => known(raised)) : raised;
    if (rule.onlyBeforeFavourable !== true) return { rule, node };
    const plainlyRequired = (): TruthNode => and([required, not(excepted), not(authorised)]);
    return {
      rule, node: compiler.library.compose('unless', [[node], [required], [excepted], [authorised]], () => unless(plainlyRequired(), node)),
    };
  });
  return {
    view, layout, compiler, prohibitions, grounds, exceptions, authorisations, judgements,
    reviews: clauses('review'), duties: clauses('duty'),
    tests: clauses('test').map((clause) => ({ ...clause, met: compiler.clause(clause.rule.met) })),
    barred: anyOf(prohibitions.map(({ node }) => node)),
    judged: anyOf(judgements.map(({ node }) => node)),
    subject, required, excepted, authorised,
  };
}

/** What a rule leaves to judgement counts until somebody has judged it. */
function unsettled({ id, when }: JudgementRule, layout: Layout): Expression {
  const settled = layout.slot(settlingName(id));
  if (settled === undefined) return when;
  return { kind: 'and', of: [when, { kind: 'not', of: { kind: 'fact', name: settled.name } }] };
}

/** A clause that counts only while another does not hold; what the other rests on is asked once the clause is known. */
function unless(spared: TruthNode, node: TruthNode): TruthNode {
  return {
    evaluate: and([node, not(spared)]).evaluate,
    collect: (frame, needs) => (node.evaluate(frame) === True ? spared : node).collect(frame, needs),
  };
}

/** Holds where a clause is known to hold, and asks for nothing that is open in it. */
function known(node: TruthNode): TruthNode {
  return { evaluate: (frame) => (node.evaluate(frame) === True ? True : False), collect: () => undefined };
}

function someOf(nodes: readonly TruthNode[]): TruthNode {
  return nodes.length === 0 ? constantTruth(false) : or(nodes);
}

function groundsOf(
  requirements: Clause<RequireRule>[], exemptions: Clause<ExemptRule>[], compiler: Compiler,
): Ground[] {
  const names = [...new Set(requirements.map(({ rule }) => rule.ground))];
  return names.map((name) => {
    const own = requirements.filter(({ rule }) => rule.ground === name);
    const exempting = exemptions.filter(({ rule }) => rule.grounds.includes(name));
    const [requiring, freeing] = [own.map(({ node }) => node), exempting.map(({ node }) => node)];
    return {
      name, requirements: own, exemptions: exempting,
      stands: compiler.library.compose('stands', [requiring, freeing], () => and([someOf(requiring), not(someOf(freeing))])),
      anyActivity: own.some(({ rule }) => rule.anyActivity),
    };
  });
}

function liftsOf(
  lifts: Clause<LiftRule>[], bars: Clause<BarRule>[], grounds: Ground[], compiler: Compiler,
): Lift[] {
  const open = new Map<string, Remembered>();
  const built = lifts.map((clause) => {
    const own = bars.filter(({ rule }) => (rule.exceptions === 'all'
      ? !rule.keep.includes(clause.rule.name) : rule.exceptions.includes(clause.rule.name)));
    const barring = own.map((bar) => bar.node);
    const node = compiler.library.compose('open', [[clause.node], barring], () => and([clause.node, not(someOf(barring))]));
    const { name } = clause.rule;
    const others = open.get(name);
    open.set(name, others === undefined ? node : compiler.library.compose('any', [[others, node]], () => or([others, node])));
    return { ...clause, bars: own, node };
  });
  return built.map((lift) => {
    const companions = lift.rule.requiresAlso.map(({ exception, when }): Companion => ({
      when: compiler.clause(when), open: open.get(exception) ?? compiler.clause(never),
      lifts: lifts.filter(({ rule }) => rule.name === exception).flatMap(({ rule }) => rule.lifts),
    }));
    const available = compiler.library.compose('available', [[lift.node], ...companions.map(({ when, open: also }) => [when, also])],
      () => and([lift.node, ...companions.map(({ when, open: also }) => or([not(when), also]))]));
    const uncovered = grounds.filter(({ name }) => !lift.rule.lifts.includes(name)).map(({ name, stands }) =>
      uncoveredBy(stands, companions.filter((companion) => companion.lifts.includes(name)), compiler));
    const covers = compiler.library.compose('covers', [[available], uncovered], () => and([available, not(someOf(uncovered))]));
    return { ...lift, available, covers };
  });
}

/** Another exception that is needed beside one while a condition holds. */
interface Companion {
  when: Remembered;
  open: Remembered;
  lifts: readonly string[];
}

/** A ground that stands and that no companion helps to cover. */
function uncoveredBy(stands: Remembered, helping: readonly Companion[], compiler: Compiler): Remembered {
  if (helping.length === 0) return stands;
  return compiler.library.compose('uncovered', [[stands], ...helping.map(({ when, open }) => [when, open])],
    () => and([stands, not(someOf(helping.map(({ when, open }) => and([when, open]))))]));
}

const never = { kind: 'literal', value: false } as const;

export type Outcome = 'not-subject' | 'no-licence-required' | 'exception-available' | 'authorised' | 'licence-required'
  | 'barred' | 'unsettled' | 'needs-facts' | 'needs-judgement';

/** The outcome where the facts decide it, or undefined while something that matters is unknown. */
export function outcomeOf(program: Program, frame: Frame): Outcome | undefined {
  const barred = program.barred.evaluate(frame);
  if (barred === True) return 'barred';
  const required = program.required.evaluate(frame);
  const judged = program.judged.evaluate(frame);
  if (barred === Unknown || required === Unknown || judged === Unknown) return undefined;
  if (required === False) {
    if (judged === True) return 'needs-judgement';
    const subject = program.subject.evaluate(frame);
    return subject === True ? 'no-licence-required' : subject === False ? 'not-subject' : undefined;
  }
  if (judged === True) return 'needs-judgement';
  return requiredOutcomeOf(program, frame);
}

function requiredOutcomeOf(program: Program, frame: Frame): Outcome | undefined {
  const authorised: Truth = program.authorised.evaluate(frame);
  if (authorised === True) return 'authorised';
  const excepted = program.excepted.evaluate(frame);
  if (authorised === Unknown) return undefined;
  if (excepted === True) return 'exception-available';
  return excepted === False ? 'licence-required' : undefined;
}

/** The clauses of a program on which its outcome depends, for asking what keeps it unknown. */
export function outcomeNodes(program: Program): TruthNode[] {
  return [program.barred, program.judged, program.required, program.subject, program.authorised, program.excepted];
}
