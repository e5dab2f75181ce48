import { parseDate } from '../corpus/date.ts';
import { InputError } from '../corpus/diagnostic.ts';
import type { DetermineOptions } from '../determination/options.ts';
import type { ReceiptBody } from '../determination/receipt.ts';
import { determineFacts, packageReceipt, receiptBody } from '../determination/receiptBody.ts';
import { receiptScreening, screeningAgain } from '../determination/receiptScreening.ts';
import { type ScreenRules, withScreening } from '../determination/screenedParties.ts';
import { Catalog } from '../package/catalog.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import { readPackage } from '../package/reader.ts';
import type { PackageVocabulary } from '../package/reading.ts';
import { withCatalog } from './factArguments.ts';

/** What a receipt is made from: the receipt itself, or the same with something in the place of a part that has moved. */
export type Ingredients = Pick<ReceiptBody, 'engine' | 'question' | 'asked' | 'catalog' | 'screening'>;

/** What a receipt is made again with. */
export interface ReplayBench {
  engine: LawEngine;
  vocabulary: PackageVocabulary;
  /** What the law makes of entries of lists; without it no receipt with findings of screening can be made again. */
  screenRules?: (on: string) => ScreenRules;
}

/** Makes a receipt's body again from what it was made from, under given law. Throws {@link InputError} where that cannot be. */
export function replay(
  { engine, vocabulary, screenRules }: ReplayBench,
  { engine: stamp, question, asked, catalog: entries, screening }: Ingredients,
): ReceiptBody {
  const { on, knownOn, view, assumeOrdinary } = question;
  for (const day of [on, ...(knownOn === null ? [] : [knownOn])]) {
    if (parseDate(day) === undefined) throw refusal('question', `There is no date '${day}'.`);
  }
  const options: DetermineOptions = { on, assumeOrdinary, ...(knownOn === null ? {} : { knownOn }) };
  const catalog = new Catalog(Object.values(entries));
  const making = { engine: stamp, asked, view, entries: catalog.entries };
  if (asked.kind === 'facts') {
    const { facts, stated } = withCatalog(engine, () => catalog, asked.facts);
    return receiptBody(engine, determineFacts(engine, facts, stated, options), options, making);
  }
  const { package: found } = readPackage(asked.text, { path: asked.file, vocabulary, catalogNames: catalog.names });
  if (screening === undefined) return packageReceipt(engine, found, catalog, options, making);
  if (screenRules === undefined) throw refusal('screening', 'It holds what screening found, which `portolan verify` makes again.');
  const again = withScreening(found, screeningAgain(screening), screenRules(on));
  return packageReceipt(engine, again.package, catalog, options, { ...making, screening: receiptScreening(again.screening) });
}

function refusal(file: string, message: string): InputError {
  return new InputError([{ file, line: 1, column: 1, message }]);
}
