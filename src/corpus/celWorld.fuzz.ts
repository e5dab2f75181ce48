// Evaluates single expressions with the engine over a made-up vocabulary: for the tests of the language.
import type { Facts } from '../engine/fact.ts';
import { Compiler } from '../engine/compile.ts';
import { False, Frame, True } from '../engine/frame.ts';
import { Layout } from '../engine/layout.ts';
import { loadFacts } from '../engine/load.ts';
import { ExpressionError, parseExpression } from './cel.ts';
import type { Corpus } from './corpus.ts';
import { Names } from './names.ts';
import { typeOf } from './types.ts';
import { viewOf } from './view.ts';
import type { FactDefinition, Vocabulary } from './vocabulary.ts';

export type Answer = boolean | number | string | { min?: number; max?: number } | 'unknown';
/** What an expression comes to, or why it is not accepted. */
export type Outcome = { refused: string; hint?: string | undefined } | { answer: Answer };

/** A corpus without provisions. */
export function madeUpCorpus(facts: FactDefinition[], rest: Partial<Corpus> = {}, words: Partial<Vocabulary> = {}): Corpus {
  return {
    digest: '', provisions: [], tables: {}, countries: {}, treatedAs: {}, ...rest,
    vocabulary: { facts, roles: [], collections: {}, grounds: {}, ...words },
  };
}

/** A fact of a made-up vocabulary. */
export function madeUpFact(name: string, type: FactDefinition['type'], more: Partial<FactDefinition> = {}): FactDefinition {
  return {
    name, subject: 'leg', type, class: 'determining', question: `${name}?`, lever: false, open: false,
    aliases: [], valueAliases: {}, ...more,
  };
}

/** Reads, checks and evaluates an expression the way the law's own conditions are. */
export function outcomeOf(expression: string, facts: Facts, corpus: Corpus, on = '2031-02-03'): Outcome {
  try {
    const parsed = parseExpression(expression);
    const complaints: { refused: string; hint?: string | undefined }[] = [];
    const typed = typeOf(parsed, {
      names: new Names(corpus.vocabulary), tables: corpus, vocabulary: corpus.vocabulary, bound: {},
      complain: (refused, hint) => complaints.push({ refused, hint }),
    });
    if (complaints[0] !== undefined) return complaints[0];
    const layout = new Layout(corpus);
    const frame = new Frame(layout);
    const { problems } = loadFacts(frame, facts, { corpus });
    if (problems[0] !== undefined) return { refused: problems[0].message };
    const compiler = new Compiler(layout, viewOf(corpus, { on, view: 'enforced' }));
    if (typed?.type === 'boolean') {
      const truth = compiler.truth(parsed).evaluate(frame);
      return { answer: truth === True ? true : truth === False ? false : 'unknown' };
    }
    const low = compiler.value(parsed).evaluate(frame);
    return { answer: answerWithin(low, frame.upper, typed?.type === 'number' ? undefined : layout.texts) };
  } catch (error) {
    if (error instanceof ExpressionError) return { refused: error.message, hint: error.hint };
    throw error;
  }
}

function answerWithin(low: number, high: number, texts: readonly string[] | undefined): Answer {
  if (low === high) return texts === undefined ? low + 0 : texts[low] ?? 'unknown';
  if (texts !== undefined || low === -Infinity && high === Infinity) return 'unknown';
  return { ...(low === -Infinity ? {} : { min: low }), ...(high === Infinity ? {} : { max: high }) };
}
