import type { Corpus } from '../corpus/corpus.ts';
import { addDays, parseDate } from '../corpus/date.ts';
import { FactError, type LawEngine } from '../engine/lawEngine.ts';
import type { Decision } from '../engine/decision.ts';

/** Throws {@link FactError} for a day on which the law held here cannot answer: before it begins, or absurdly far ahead. */
export function checkDay(corpus: Corpus, on: string, field = '--on'): void {
  const { begins, readThrough, ends } = spanOf(corpus);
  const hint = `Ask for a day from ${begins} on; the law was read up to ${readThrough}.`;
  if (on < begins) refuse(field, `${on} lies before the law held here begins: its first wording with a definition is of ${begins}.`, hint);
  if (on > ends) {
    refuse(field, `${on} lies further after the last reading of the law (${readThrough}) than the law held here reaches back.`,
      'Nobody can know the law of that day; ask for an earlier one.');
  }
}

/**
 * Throws {@link FactError} where an answer waits for something that the law concludes by itself, but on that day does not
 * yet: no fact that anybody can state settles it.
 */
export function checkHeld(engine: LawEngine, { needs, on, view }: Pick<Decision, 'needs' | 'on' | 'view'>, field: string): void {
  const { compiler } = engine.program({ on, view });
  for (const { fact } of needs) {
    const slot = engine.layout.find(fact);
    if (slot === undefined || slot.definition.class !== 'derived' || compiler.definition(slot) !== undefined) continue;
    const first = firstDefinition(engine.corpus, slot.definition.name);
    if (first === undefined || first.on <= on) continue;
    refuse(field, `The answer turns on '${slot.definition.question}', and the law held here says so only from ${first.on} (${first.cite}).`,
      'Ask for a later day.');
  }
}

function firstDefinition({ provisions }: Corpus, fact: string): { on: string; cite: string } | undefined {
  return provisions.flatMap(({ versions }) => versions)
    .filter(({ rules }) => rules.some((rule) => rule.kind === 'define' && (rule.fact === fact || fact.endsWith(`.${rule.fact}`))))
    .map(({ effective, cite }) => ({ on: effective, cite }))
    .reduce<{ on: string; cite: string } | undefined>((first, one) => (first === undefined || one.on < first.on ? one : first), undefined);
}

/** From the first wording that defines anything to as far ahead of the last reading as that lies behind it. */
function spanOf({ provisions }: Corpus): { begins: string; readThrough: string; ends: string } {
  const versions = provisions.flatMap((provision) => provision.versions);
  const begins = versions.filter(({ rules }) => rules.some(({ kind }) => kind === 'define'))
    .reduce((first, { effective }) => (first === '' || effective < first ? effective : first), '');
  const readThrough = versions.reduce((newest, { verifiedThrough: seen = '' }) => (seen > newest ? seen : newest), begins);
  return { begins, readThrough, ends: begins === '' ? '9999-12-31' : addDays(readThrough, parseDate(readThrough)! - parseDate(begins)!) };
}

function refuse(field: string, message: string, hint: string): never {
  throw new FactError([{ field, message, hint }]);
}
