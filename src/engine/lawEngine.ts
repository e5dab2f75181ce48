import type { Corpus } from '../corpus/corpus.ts';
import type { Diagnostic } from '../corpus/diagnostic.ts';
import type { Rule } from '../corpus/rule.ts';
import { boundariesOf } from '../corpus/table.ts';
import { boundaries, type LawView, type Question, viewOf } from '../corpus/view.ts';
import { Compiler } from './compile.ts';
import { decide, decideOutcome } from './decide.ts';
import type { Decision } from './decision.ts';
import type { FactValue, Origin, StatedFact } from './fact.ts';
import type { Outcome } from './program.ts';
import { Frame } from './frame.ts';
import { Layout } from './layout.ts';
import { Library } from './library.ts';
import { type FactProblem, type Loaded, loadFacts } from './load.ts';
import { compileProgram, type Program } from './program.ts';

export interface DecideOptions {
  /** Fill omitted facts with the ordinary values of the vocabulary; explicit unknowns stay unknown. */
  assumeOrdinary?: boolean;
  /** Where the facts came from: values that the file itself assumes are listed among what the answer rests on. */
  stated?: Readonly<Record<string, StatedFact>>;
}

/** Facts that cannot be used, each with what is wrong and how to mend it. */
export class FactError extends Error {
  readonly problems: FactProblem[];

  constructor(problems: FactProblem[]) {
    super(problems.map(({ field, message, hint }) => `${field}: ${message}${hint === undefined ? '' : ` ${hint}`}`).join('\n'));
    this.name = 'FactError';
    this.problems = problems;
  }

  /** The problems as diagnostics of a place. */
  at(file: string, line = 1, column = 1): Diagnostic[] {
    return this.problems.map((problem) => ({ file, line, column, ...problem }));
  }
}

/**
 * The law, ready to be asked. Programs are compiled once for each stretch of days on which nothing changes, and kept.
 * Not re-entrant: one frame serves all questions in turn.
 */
export class LawEngine {
  readonly corpus: Corpus;
  readonly layout: Layout;
  readonly frame: Frame;
  /** Every day on which the law changes, oldest first. */
  readonly boundaries: readonly string[];
  private readonly known: string[];
  private readonly programs = new Map<string, Program>();
  private readonly laws = new Map<string, Program>();
  private readonly numbers = new Map<Rule, number>();
  private readonly tableDays: readonly string[];
  private readonly library: Library;

  /**
   * `like` is an engine with whom frame and all that is compiled are shared where both corpora have the same words, as under
   * most reforms: facts loaded by one can be put to the other.
   */
  constructor(corpus: Corpus, like?: LawEngine) {
    this.corpus = corpus;
    const isShared = like !== undefined && like.corpus.vocabulary === corpus.vocabulary
      && like.corpus.countries === corpus.countries && like.corpus.treatedAs === corpus.treatedAs;
    this.layout = isShared ? like.layout : new Layout(corpus);
    this.frame = isShared ? like.frame : new Frame(this.layout);
    this.library = isShared ? like.library : new Library();
    this.boundaries = boundaries(corpus);
    this.known = knownDays(corpus);
    this.tableDays = boundariesOf(corpus.tables);
  }

  /** The compiled law of a question; questions between the same changes share their program. */
  program(question: Question): Program {
    const { on, knownOn, view } = question;
    const key = `${view} ${stretch(this.boundaries, on)} ${this.knowledge(knownOn)}`;
    let program = this.programs.get(key);
    if (program === undefined) this.programs.set(key, program = this.compiled(viewOf(this.corpus, question)));
    return program;
  }

  /** Views with the same rules and tables differ in their day only: they share everything compiled. */
  private compiled(view: LawView): Program {
    const { on, knownOn, rules } = view;
    const key = `${stretch(this.tableDays, on)} ${this.knowledge(knownOn)} ${rules.map((rule) => this.numberOf(rule)).join()}`;
    const same = this.laws.get(key);
    if (same !== undefined) return { ...same, view };
    const program = compileProgram(this.layout, view, new Compiler(this.layout, view, this.library));
    this.laws.set(key, program);
    return program;
  }

  private numberOf(rule: Rule): number {
    let number = this.numbers.get(rule);
    if (number === undefined) this.numbers.set(rule, number = this.numbers.size);
    return number;
  }

  /** All that is known is not the same as nothing that was known yet. */
  private knowledge(knownOn: string | undefined): string {
    return knownOn === undefined ? 'all' : stretch(this.known, knownOn);
  }

  /** Loads facts into the engine's frame; throws {@link FactError} with every unusable one. */
  load(facts: Readonly<Record<string, FactValue>>, on: string, options: DecideOptions = {}): Loaded {
    const stated = 'on' in facts || this.layout.slot('on') === undefined ? facts : { ...facts, on };
    const { assumeOrdinary = false } = options;
    const loaded = loadFacts(this.frame, stated, { corpus: this.corpus, assumeOrdinary });
    this.frame.holds = loaded;
    const stating = options.stated ?? {};
    loaded.presumed = this.statedSo(stating, ({ kind }) => kind === 'assumed');
    loaded.recorded = this.statedSo(stating, ({ recorded }) => recorded !== undefined);
    if (loaded.problems.length > 0) throw new FactError(loaded.problems);
    return loaded;
  }

  /** Only the outcome of a question. */
  outcome(facts: Readonly<Record<string, FactValue>>, question: Question, options: DecideOptions = {}): Outcome {
    this.load(facts, question.on, options);
    return decideOutcome(this.program(question), this.frame);
  }

  private statedSo(stated: Readonly<Record<string, StatedFact>>, so: (origin: Origin) => boolean): Loaded['presumed'] {
    return Object.entries(stated).flatMap(([name, { origin }]) => {
      const slot = so(origin) ? this.layout.find(name) : undefined;
      return slot === undefined ? [] : [{ slot, origin }];
    });
  }

  /** Decides one set of facts under the law of a question. Throws {@link FactError} on facts that cannot be used. */
  decide(facts: Readonly<Record<string, FactValue>>, question: Question, options: DecideOptions = {}): Decision {
    const loaded = this.load(facts, question.on, options);
    const program = this.program(question);
    const decision = decide(program, this.frame, loaded);
    decision.on = question.on;
    decision.knownOn = question.knownOn ?? null;
    return decision;
  }
}

/** The last of the sorted days that is not after a date: names the stretch in which nothing changes. */
function stretch(days: readonly string[], date: string): string {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]! <= date) low = middle + 1;
    else high = middle;
  }
  return days[low - 1] ?? '';
}

/** Every day on which the world could learn something of the law. */
function knownDays(corpus: Corpus): string[] {
  const days = new Set<string>();
  for (const version of corpus.provisions.flatMap(({ versions }) => versions)) {
    days.add(version.published);
    for (const { announced } of version.rules.flatMap(({ postures }) => postures)) days.add(announced);
  }
  for (const table of Object.values(corpus.tables)) {
    for (const { published, toPublished } of [...Object.values(table.sets), ...Object.values(table.values)].flat()) {
      if (published !== undefined) days.add(published);
      if (toPublished !== undefined) days.add(toPublished);
    }
  }
  return [...days].sort();
}
