import type { FactValue, Interval, StatedFact } from '../engine/fact.ts';
import { FactError, type LawEngine } from '../engine/lawEngine.ts';
import type { FactProblem } from '../engine/load.ts';
import type { Slot } from '../engine/layout.ts';
import type { Catalog } from '../package/catalog.ts';

/** Facts ready for the engine, and where those of the catalog came from. */
export interface StatedQuestion {
  facts: Record<string, FactValue>;
  stated: Record<string, StatedFact>;
}

/** Reads `name=value` words; values by the types of the vocabulary. Throws {@link FactError} with every bad one. */
export function factsOfArguments(engine: LawEngine, words: readonly string[]): Record<string, FactValue> {
  const facts = new Map<string, FactValue>();
  const problems: FactProblem[] = [];
  for (const word of words) {
    const [name, text] = partsOf(word);
    if (text === undefined || name === '') {
      problems.push({ field: word, message: 'A fact is written name=value.', hint: 'As in destination=KE.' });
    } else if (facts.has(name)) {
      problems.push({ field: name, message: 'It is stated twice.', hint: 'Keep one.' });
    } else {
      const value = valueOfText(text, slotOf(engine, name));
      if (isEndless(value)) problems.push({ field: name, message: `${text} is larger than any figure that can be read.` });
      facts.set(name, value);
    }
  }
  if (problems.length > 0) throw new FactError(problems);
  return Object.fromEntries(facts);
}

/** `item.tpp>=1600` means what `item.tpp=>=1600` means; in `own.A>B=50` the arrow belongs to the name. */
function partsOf(word: string): [string, string | undefined] {
  const compared = comparison.exec(word);
  if (compared !== null) return [compared[1]!.trim(), compared[2]!];
  const at = word.indexOf('=');
  return at < 0 ? [word, undefined] : [word.slice(0, at).trim(), word.slice(at + 1).trim()];
}

function slotOf(engine: LawEngine, name: string): Slot | undefined {
  const named = engine.layout.names.find(name);
  return named === undefined ? undefined : engine.layout.slot(named.name);
}

const number = String.raw`[-+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?`;
const plain = new RegExp(`^${number}$`);
const bound = new RegExp(`^([<>]=?)\\s*(${number})$`);
const comparison = new RegExp(`^([^=<>]+)([<>]=?\\s*${number})$`);
const range = new RegExp(`^(${number})\\.\\.(${number})$`);

/** A word of the command line as the value it means; what does not fit the type stays a text for the engine to refuse. */
function valueOfText(text: string, slot: Slot | undefined): FactValue {
  const definition = slot?.definition;
  if ((text === 'null' || text === 'unknown') && definition?.values?.includes(text) !== true) return null;
  if (definition?.valueAliases !== undefined && Object.hasOwn(definition.valueAliases, text)) return text;
  if (definition?.type === 'boolean') {
    if (['true', 'yes'].includes(text)) return true;
    return ['false', 'no'].includes(text) ? false : text;
  }
  return definition?.type === 'number' ? numberOf(text) : text;
}

function numberOf(text: string): FactValue {
  if (plain.test(text)) return figure(text);
  const between = range.exec(text);
  if (between !== null) return { min: figure(between[1]!), max: figure(between[2]!) };
  const beyond = bound.exec(text);
  if (beyond === null) return text;
  const [, operator, value] = beyond;
  const interval: Interval = operator!.startsWith('>') ? { min: figure(value!) } : { max: figure(value!) };
  if (operator === '>') interval.minExclusive = true;
  if (operator === '<') interval.maxExclusive = true;
  return interval;
}

function isEndless(value: FactValue): boolean {
  const figures = typeof value === 'object' && value !== null ? [value.min, value.max] : [value];
  return figures.some((one) => typeof one === 'number' && !Number.isFinite(one));
}

function figure(text: string): number {
  return Number(text.replaceAll('_', ''));
}

/**
 * Replaces `item: h200` (or `circuit1: h100`) by the figures of the catalog; figures stated beside it win. Throws
 * {@link FactError} for names the catalog does not have.
 */
export function withCatalog(
  engine: LawEngine, catalog: () => Catalog, facts: Readonly<Record<string, FactValue>>,
): StatedQuestion {
  const problems: FactProblem[] = [];
  const own = new Map(Object.entries(facts));
  const stated = new Map<string, StatedFact>();
  const circuits = engine.corpus.vocabulary.collections.circuits?.prefixes ?? [];
  for (const [name, value] of Object.entries(facts)) {
    if (name !== 'item' && !circuits.includes(name)) continue;
    own.delete(name);
    const found = typeof value === 'string' ? catalog().lookUp(value) : { suggestions: [] };
    if (found.entry === undefined) {
      problems.push({ field: name, ...unknownEntry(value, [...usualOf(value, catalog()), ...found.suggestions]) });
      continue;
    }
    for (const [fact, known] of Object.entries(found.entry.facts)) stated.set(fact.replace(/^item\./, `${name}.`), known);
  }
  for (const [name, value] of own) {
    if (value !== 0 || engine.layout.names.find(name)?.name !== 'quantity') continue;
    problems.push({ field: name, message: 'Of nothing, nothing is delivered.', hint: 'State how many, or leave it out.' });
  }
  if (problems.length > 0) throw new FactError(problems);
  for (const name of own.keys()) stated.delete(engine.layout.names.find(name)?.name ?? name);
  const known = [...stated].map(([name, { value }]): [string, FactValue] => [name, value]);
  return { facts: Object.fromEntries([...known, ...own]), stated: Object.fromEntries(stated) };
}

function unknownEntry(value: FactValue, suggestions: readonly string[]): Pick<FactProblem, 'message' | 'hint'> {
  return {
    message: `The catalog has no entry ${JSON.stringify(value)}.`,
    hint: suggestions.length === 0
      ? 'Give its figures instead, as in item.totalProcessingPerformance=1000.'
      : `Did you mean ${[...new Set(suggestions)].slice(0, 5).join(', ')}?`,
  };
}

/** The entry that answers to the name without its maker in front: `nvidia-h100` without a form means what `h100` means. */
function usualOf(value: FactValue, catalog: Catalog): string[] {
  const tail = typeof value === 'string' ? /^[^\s-]+[\s-]+(.+)$/.exec(value)?.[1] : undefined;
  const entry = tail === undefined ? undefined : catalog.find(tail);
  return entry === undefined ? [] : [entry.id];
}
