import type { Decision } from '../engine/decision.ts';
import type { FactValue } from '../engine/fact.ts';
import type { DecideOptions, LawEngine } from '../engine/lawEngine.ts';
import { answered, followOwners, type Owned } from '../determination/owners.ts';
import type { PlainAnswer } from '../screening/ownership/plain.ts';
import type { Question } from '../corpus/view.ts';
import type { StatedQuestion } from './factArguments.ts';

/** What the codified law answers where it differs from what is enforced. */
export type OtherView = Pick<Decision, 'outcome' | 'licenceRequired' | 'reviewPolicy' | 'exceptions' | 'grounds'>;

/** The documented object of `portolan decide --format json` (docs/decide.md). */
export interface DecisionReport extends Owned {
  /** What the rules on ownership say, where the question names owners: of the companies it asks about, or of the end user. */
  owners?: PlainAnswer[];
  /** Beside the enforced view, where the two differ. */
  codified?: OtherView;
}

/** Decides one question in its view and, for the enforced view, beside it in the codified one. */
export function report(
  engine: LawEngine, { facts, stated }: StatedQuestion, question: Question, options: DecideOptions,
): DecisionReport {
  const owned = followOwners(engine, facts, question, options);
  const ask = (view: Question['view']): Decision =>
    engine.decide(owned.facts, { ...question, view }, { ...options, stated: { ...stated, ...owned.stated } });
  const decision = ask(question.view);
  const named = { ...decision, conclusions: underAllNames(engine, decision.conclusions) };
  const found: DecisionReport = { ...answered(named, owned), ...(owned.answers.length === 0 ? {} : { owners: owned.answers }) };
  if (question.view === 'codified') return found;
  const codified = ask('codified');
  if (JSON.stringify(comparable(decision)) === JSON.stringify(comparable(codified))) return found;
  const { outcome, licenceRequired, reviewPolicy, exceptions, grounds } = codified;
  return { ...found, codified: { outcome, licenceRequired, reviewPolicy, exceptions, grounds } };
}

function comparable({ outcome, licenceRequired, reviewPolicy, exceptions }: Decision): unknown[] {
  return [outcome, licenceRequired, reviewPolicy, exceptions.available, exceptions.barred, exceptions.open];
}

/**
 * Conclusions under their vocabulary names and beside them under every alias the vocabulary declares; those about the
 * item also without its name in front (`controlLevel` for `item.controlLevel`) where nothing else is called so.
 */
function underAllNames(engine: LawEngine, conclusions: Decision['conclusions']): Decision['conclusions'] {
  const named = new Map<string, FactValue>(Object.entries(conclusions));
  for (const [name, value] of Object.entries(conclusions)) {
    const slot = engine.layout.slot(name);
    for (const alias of slot?.definition.aliases ?? []) {
      const full = alias === '*' ? slot!.prefix : alias.startsWith('*.') ? `${slot!.prefix}.${alias.slice(2)}` : alias;
      if (!named.has(full) && engine.layout.names.find(full)?.name === name) named.set(full, value);
    }
  }
  for (const [name, value] of Object.entries(conclusions)) {
    const short = name.startsWith('item.') ? name.slice('item.'.length) : name;
    if (!named.has(short) && engine.layout.names.find(short) === undefined) named.set(short, value);
  }
  return Object.fromEntries(named);
}

const clear = new Set(['not-subject', 'no-licence-required', 'exception-available', 'authorised']);

/** 0 where nothing is required or open in either view, 1 where something is or the views differ. */
export function exitCodeOf({ outcome, codified }: DecisionReport): 0 | 1 {
  return clear.has(outcome) && (codified === undefined || codified.outcome === outcome) ? 0 : 1;
}
