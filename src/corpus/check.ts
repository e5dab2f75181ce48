import type { Corpus } from './corpus.ts';
import { checkDefinitions } from './definitionCheck.ts';
import type { Diagnostic } from './diagnostic.ts';
import { Names } from './names.ts';
import { checkLedger } from './ledger.ts';
import { checkOwnership } from './ownership.ts';
import { placeOf, wordsOf } from './place.ts';
import { lastDayOf } from './provision.ts';
import { checkNamed } from './references.ts';
import { checkReferences, checkTypes, declaredIn } from './ruleCheck.ts';
import { expectType, type TypeContext } from './types.ts';

export { daysToCheck } from './definitionCheck.ts';

/**
 * What the corpus must satisfy as a whole: names, sets and cross-references resolve, types and units fit, and on every
 * day one version of each provision and one definition of each fact applies. Returns what is wrong, nothing if sound.
 */
export function checkCorpus(corpus: Corpus): Diagnostic[] {
  const problems: Diagnostic[] = [];
  const names = new Names(corpus.vocabulary);
  const versions = corpus.provisions.flatMap((provision) => provision.versions);
  const declared = declaredIn(versions.flatMap(({ rules }) => rules));
  for (const { file, prose, rules } of versions) {
    for (const [index, rule] of rules.entries()) {
      const id = rule.id.slice(rule.id.indexOf('#') + 1);
      const complain: TypeContext['complain'] = (message, hint, at) => {
        const words = at === undefined ? /'([^']+)'/.exec(message)?.slice(1) ?? [] : wordsOf(at);
        const place = placeOf(prose, id, rule.line, words);
        problems.push({ file, ...place, field: id, message, ...(hint === undefined ? {} : { hint }) });
      };
      if (rules.findIndex((other) => other.id === rule.id) < index) {
        problems.push({ file, line: rule.line, column: 1, field: id, message: `Another rule of this page has the id '${id}'.` });
      }
      const context: TypeContext = { names, tables: corpus, vocabulary: corpus.vocabulary, bound: {}, complain };
      if (rule.kind === 'ledger') checkLedger(rule, context, declared);
      else checkTypes(rule, context);
      if (rule.kind === 'ownership') checkOwnership(rule, context);
      checkReferences(rule, corpus, declared, complain);
    }
  }
  problems.push(...checkNamed(corpus, names));
  checkCounts(corpus, names, problems);
  checkDays(corpus, problems);
  problems.push(...checkDefinitions(corpus));
  return problems;
}

/** Counting conditions are conditions like any other; what they leave unknown must be a fact. */
function checkCounts(corpus: Corpus, names: Names, problems: Diagnostic[]): void {
  for (const { subject, name, counts } of corpus.vocabulary.facts) {
    if (counts === undefined) continue;
    const complain = (message: string, hint?: string): void => {
      const field = `${subject}.${name}.counts`;
      problems.push({ file: 'law/vocabulary', line: 1, column: 1, field, message, ...(hint ? { hint } : {}) });
    };
    expectType(counts.when, 'boolean', { names, tables: corpus, vocabulary: corpus.vocabulary, bound: {}, complain });
    if (counts.unknown === undefined || names.find(counts.unknown) !== undefined) continue;
    const near = names.nearest(counts.unknown);
    complain(`There is no fact '${counts.unknown}'.`, near === undefined ? undefined : `Did you mean '${near}'?`);
  }
}

/** Each version has a day on which it applies; which is one at a time, by the way in which it is looked up. */
function checkDays(corpus: Corpus, problems: Diagnostic[]): void {
  for (const provision of corpus.provisions) {
    for (const [index, version] of provision.versions.entries()) {
      const last = lastDayOf(provision, index);
      if (last !== undefined && last < version.effective) {
        problems.push({ file: version.file, line: 1, column: 1, message: 'No day is left on which this version applies.' });
      }
    }
  }
}
