import type { Corpus } from '../corpus/corpus.ts';
import { InputError, nearestName } from '../corpus/diagnostic.ts';
import { Fraction } from '../finance/fraction.ts';
import { type RateName, rateNames } from '../finance/instruments.ts';
import type { Deal } from '../finance/structures.ts';
import type { Exact } from '../finance/worksheet.ts';
import { itemsOf, type Package, type SupportRequest } from '../package/model.ts';
import { packageFacts } from '../package/packageFacts.ts';

/** A deal with what of it the file only assumes, and what was not taken from it. */
export interface StatedDeal extends Deal {
  request: SupportRequest | undefined;
  notes: string[];
}

const million = Fraction.of(1_000_000);

/**
 * The deal that a package asks money for: its largest request, the items priced in dollars as the contract, the hardware's share of
 * U.S. content. `stated` (name=value) goes before all of it. Throws {@link InputError} for what cannot be read.
 */
export function dealOf(
  found: Package, corpus: Corpus, { stated, rates, assumeOrdinary }: { stated: string[]; rates: string[]; assumeOrdinary: boolean },
): StatedDeal {
  const notes: string[] = [];
  const request = (found.support ?? []).filter(({ amount }) => amount?.value?.currency === 'USD')
    .toSorted((left, right) => right.amount!.value!.amount - left.amount!.value!.amount)[0];
  const facts: Record<string, Exact> = { ...fromItems(found, notes), ...fromRequest(found, request, notes) };
  for (const text of stated) {
    const [name, value] = factOf(text, corpus);
    facts[name] = value;
  }
  if (assumeOrdinary) Object.assign(facts, ordinary(corpus, facts, notes));
  return { facts, rates: Object.fromEntries(rates.map(rateOf)), request, notes };
}

/** What is ordinary of facts that nobody stated and that no rule works out. */
function ordinary({ vocabulary, provisions }: Corpus, facts: Record<string, Exact>, notes: string[]): Record<string, Exact> {
  const defined = new Set(provisions.flatMap(({ versions }) => versions).flatMap(({ rules }) => rules)
    .flatMap((rule) => (rule.kind === 'define' ? [rule.fact] : [])));
  const found = vocabulary.facts.filter(({ subject }) => subject === 'finance').flatMap(({ name, ordinary: value }): [string, Exact][] => {
    const fact = `finance.${name}`;
    if (fact in facts || defined.has(fact) || value === undefined || value === null || typeof value === 'object') return [];
    return [[fact, typeof value === 'number' ? Fraction.of(value) : value]];
  });
  if (found.length > 0) notes.push(`Taken as ordinary: ${found.map(([fact]) => fact).join(', ')}.`);
  return Object.fromEntries(found);
}

function fromItems(found: Package, notes: string[]): Record<string, Exact> {
  const priced = itemsOf(found).flatMap(({ item }) => (item.value?.value?.currency === 'USD' ? [item] : []));
  const share = packageFacts(found)['package.layers.hardware.unitedStatesContentShare'];
  const facts: Record<string, Exact> = {};
  if (priced.length > 0) {
    const total = priced.reduce((sum, item) => sum.plus(Fraction.of(item.value!.value!.amount)), Fraction.of(0));
    facts['finance.contractMillionDollars'] = total.dividedBy(million);
    notes.push(`The contract is the sum of the ${priced.length} items priced in dollars.`);
  }
  if (typeof share?.value === 'number') {
    facts['finance.unitedStatesContentShare'] = Fraction.of(share.value);
    notes.push(`The share of U.S. content is the hardware layer's by price; the agency reckons by cost. ${share.origin.note ?? ''}`.trim());
  }
  return facts;
}

function fromRequest(found: Package, request: SupportRequest | undefined, notes: string[]): Record<string, Exact> {
  const borrower = found.parties?.find(({ id }) => id === request?.borrower?.value);
  const countries = [...new Set((found.sites ?? []).map(({ country }) => country?.value))];
  const country = borrower?.headquarters?.value ?? (countries.length === 1 ? countries[0] : found.targets?.countries?.[0]);
  const facts: Record<string, Exact> = {};
  if (typeof country === 'string') {
    facts.destination = country;
    notes.push(`The country of risk is ${borrower === undefined ? 'taken from the site or market' : 'the borrower\'s'}.`);
  }
  if (request === undefined) return facts;
  for (const [name, value] of [['finance.drawMonths', request.drawMonths], ['finance.repayYears', request.repaymentYears]] as const) {
    if (typeof value?.value === 'number') facts[name] = Fraction.of(value.value);
    if (value?.assumed !== undefined) notes.push(`${name} is assumed: ${value.assumed}.`);
  }
  facts['finance.requestedMillionDollars'] = Fraction.of(request.amount!.value!.amount).dividedBy(million);
  return facts;
}

function factOf(text: string, { vocabulary, countries }: Corpus): [name: string, value: Exact] {
  const [name = '', value = ''] = text.split('=', 2);
  const known = new Map(vocabulary.facts.filter(({ subject }) => subject === 'finance').map((fact) => [`finance.${fact.name}`, fact]));
  if (name === 'destination' && value in countries) return [name, value];
  const fact = known.get(name);
  if (fact === undefined) {
    const near = nearestName(name, [...known.keys(), 'destination']);
    throw fault(name, name === 'destination' ? `There is no country '${value}'.` : `There is no fact '${name}' of a financing.`,
      near === undefined ? 'portolan law facts lists the names.' : `Did you mean '${near}'?`);
  }
  if (fact.type === 'boolean' && (value === 'true' || value === 'false')) return [name, value === 'true'];
  if (fact.type === 'text' && (fact.values === undefined || fact.values.includes(value))) return [name, value];
  if (fact.type === 'number') return [name, numberOf(name, value)];
  const { values } = fact;
  throw fault(name, `'${value}' is no value of it.`, values === undefined ? 'Write true or false.' : `One of: ${values.join(', ')}.`);
}

function rateOf(text: string): [name: RateName, rate: Fraction] {
  const [name = '', value = ''] = text.split('=', 2);
  if ((rateNames as readonly string[]).includes(name)) return [name as RateName, numberOf('--rate', value)];
  throw fault('--rate', `There is no rate '${name}'.`, `Write --rate ${rateNames[0]}=8.25; one of: ${rateNames.join(', ')}.`);
}

function numberOf(field: string, text: string): Fraction {
  try {
    return Fraction.of(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw fault(field, `'${text}' is no number.`, 'Write 7 or 7.25, without signs of percent.');
  }
}

function fault(field: string, message: string, hint: string): InputError {
  return new InputError([{ file: 'command line', line: 1, column: 1, field, message, hint }]);
}
