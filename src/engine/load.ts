import { type Diagnostic, nearestName } from '../corpus/diagnostic.ts';
import { formatDate, parseDate } from '../corpus/date.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Collection } from '../corpus/vocabulary.ts';
import { miswriting } from '../corpus/writing.ts';
import type { FactValue, Interval, Origin } from './fact.ts';
import { type Frame, Stated } from './frame.ts';
import type { Slot, Together } from './layout.ts';
import { nextDown, nextUp } from './number.ts';

/** What is wrong with one stated fact: a {@link Diagnostic} without its place, which the caller knows. */
export type FactProblem = Omit<Diagnostic, 'file' | 'line' | 'column'> & { field: string };

export interface Loading {
  corpus: Corpus;
  /** Fill omitted facts with the ordinary values of the vocabulary. */
  assumeOrdinary?: boolean;
}

export interface Loaded {
  problems: FactProblem[];
  /** Facts filled by `assumeOrdinary`. */
  assumed: Slot[];
  /** Diligence facts that nobody recorded and that take their absent value. */
  absent: Slot[];
  /** Facts counted as zero because the sheet that states others of their series leaves them out. */
  leftOut: Slot[];
  /** Facts whose values the file itself only assumes. */
  presumed: { slot: Slot; origin: Origin }[];
  /** Facts that somebody looked into or judged, and recorded how. */
  recorded: { slot: Slot; origin: Origin }[];
  /** Countries read as another, by fact name. */
  treatedAs: Record<string, string>;
}

/** Loads the facts of one question into a cleared frame: aliases, units and types resolved, stand-ins applied. */
export function loadFacts(frame: Frame, facts: Readonly<Record<string, FactValue>>, loading: Loading): Loaded {
  const { corpus } = loading;
  const { vocabulary } = corpus;
  const loaded: Loaded = { problems: [], assumed: [], absent: [], leftOut: [], presumed: [], recorded: [], treatedAs: {} };
  frame.clear();
  for (const { always } of Object.values(vocabulary.collections)) for (const prefix of always) show(frame, prefix);
  for (const name of Object.keys(facts)) stateFact(frame, name, facts[name]!, corpus, loaded);
  const undisclosed = new Set<string>();
  hideUndisclosed(frame, undisclosed);
  for (const collection of Object.values(vocabulary.collections)) hideDefault(frame, collection);
  for (const { name, inherits } of vocabulary.roles) if (inherits.length > 0) standIn(frame, name, inherits);
  for (const slots of frame.layout.series) completeSheet(frame, slots, loaded);
  if (loading.assumeOrdinary === true) {
    for (const slot of openAmong(frame, frame.layout.withOrdinaryValue)) {
      if (!undisclosed.has(slot.prefix)) assume(frame, slot, loaded);
    }
  }
  for (const slot of openAmong(frame, frame.layout.withAbsentValue)) applyAbsent(frame, slot, loaded);
  return loaded;
}

function show(frame: Frame, prefix: string): void {
  const place = frame.layout.prefixes.get(prefix);
  if (place !== undefined) frame.present[place] = 1;
}

function stateFact(frame: Frame, name: string, value: FactValue, corpus: Corpus, loaded: Loaded): void {
  const { layout } = frame;
  const slot = layout.find(name);
  if (slot === undefined) {
    const near = layout.names.nearest(name);
    loaded.problems.push({
      field: name, message: `There is no fact '${name}'.`,
      hint: near === undefined ? '`portolan law facts` lists every fact.' : `Did you mean '${near}'?`,
    });
    return;
  }
  show(frame, slot.prefix);
  if (value === null) {
    frame.stated[slot.index] = Stated.unknown;
    return;
  }
  const bounds = boundsOf(slot, value, corpus, frame, loaded);
  if (typeof bounds === 'string') loaded.problems.push({ field: name, message: bounds });
  else if (frame.stated[slot.index] === Stated.given && !(frame.low[slot.index] === bounds[0])) {
    loaded.problems.push({ field: name, message: `'${slot.name}' is stated twice, differently.` });
  } else frame.state(slot.index, bounds[0], bounds[1]);
}

/** The interval a stated value means, or what is wrong with it. */
function boundsOf(
  slot: Slot, stated: NonNullable<FactValue>, corpus: Corpus, frame: Frame, loaded: Loaded,
): [number, number] | string {
  const { definition } = slot;
  const value = typeof stated === 'object' ? stated
    : definition.valueAliases[String(stated)] ?? stated;
  switch (definition.type) {
    case 'boolean':
      return typeof value === 'boolean' ? point(Number(value)) : `true or false is needed here, not ${quoted(value)}.`;
    case 'number':
      if (typeof value === 'object') return intervalOf(slot, value);
      return typeof value === 'number' && Number.isFinite(value) ? within(slot, value, value)
        : `A number${unitOf(slot)} is needed here, not ${quoted(value)}.`;
    case 'date': {
      const day = typeof value === 'string' ? parseDate(value) : undefined;
      return day === undefined ? `There is no date ${quoted(value)}. Write dates as 2026-11-23.` : point(day);
    }
    case 'country': return countryOf(slot, value, corpus, frame, loaded);
    case 'text': {
      if (typeof value === 'object') return `A text is needed here, not ${quoted(value)}.`;
      const { values, open, writing } = definition;
      const text = String(value);
      if (values !== undefined && !open && !values.includes(text)) {
        const near = nearestName(text, values);
        return `'${text}' is not one of ${values.join(', ')}.${near === undefined ? '' : ` Did you mean '${near}'?`}`;
      }
      const wrong = writing === undefined ? undefined : miswriting(text, writing);
      if (wrong !== undefined) return wrong;
      return point(frame.spoken(text));
    }
  }
}

function countryOf(slot: Slot, value: unknown, corpus: Corpus, frame: Frame, loaded: Loaded): [number, number] | string {
  const code = typeof value === 'string' ? value.toUpperCase() : '';
  if (corpus.countries[code] === undefined) {
    return `${quoted(value)} is not an ISO 3166-1 country code. Write two letters, as in the vocabulary's tables.`;
  }
  const other = corpus.treatedAs[code];
  if (other !== undefined) loaded.treatedAs[slot.name] = other;
  return point(frame.spoken(code));
}

function intervalOf(slot: Slot, interval: Interval): [number, number] | string {
  const known = ['min', 'max', 'minExclusive', 'maxExclusive'];
  const stray = Object.keys(interval).find((key) => !known.includes(key));
  const { min, max } = interval;
  if (stray !== undefined || min === undefined && max === undefined) {
    return 'An interval has `min`, `max` or both.';
  }
  if ([min, max].some((bound) => bound !== undefined && typeof bound !== 'number')) {
    return `The bounds of an interval are numbers${unitOf(slot)}.`;
  }
  if (min !== undefined && max !== undefined && min > max) return `The interval is empty: ${min} is more than ${max}.`;
  const { minimum, maximum } = slot.definition;
  const low = min === undefined ? minimum ?? -Infinity : interval.minExclusive === true ? nextUp(min) : min;
  const high = max === undefined ? maximum ?? Infinity : interval.maxExclusive === true ? nextDown(max) : max;
  return within(slot, low, high);
}

function within(slot: Slot, low: number, high: number): [number, number] | string {
  const { minimum = -Infinity, maximum = Infinity } = slot.definition;
  if (low < minimum) return `${low} is below the least possible value, ${minimum}${unitOf(slot)}.`;
  if (high > maximum && Number.isFinite(high)) return `${high} is above the greatest possible value, ${maximum}${unitOf(slot)}.`;
  return [low, Math.min(high, maximum)];
}

function point(value: number): [number, number] {
  return [value, value];
}

function unitOf(slot: Slot): string {
  return slot.definition.unit === undefined ? '' : ` in ${slot.definition.unit}`;
}

function quoted(value: unknown): string {
  return JSON.stringify(value) ?? 'nothing';
}

/** An element that counts only while no other is named: the item's own figures on a board of one kind of circuit. */
function hideDefault(frame: Frame, { default: fallback, prefixes }: Collection): void {
  if (fallback === undefined) return;
  const { prefixes: places } = frame.layout;
  const others = prefixes.some((prefix) => prefix !== fallback && frame.present[places.get(prefix)!] === 1);
  if (others) frame.hidden.add(places.get(fallback)!);
}

/** While nothing at all is said about a role, the first named stand-in fills it. */
function standIn(frame: Frame, role: string, inherits: readonly string[]): void {
  const { layout } = frame;
  const isNamed = (prefix: string): boolean => frame.present[layout.prefixes.get(prefix)!] === 1
    && layout.byPrefix.get(prefix)?.some(({ index }) => frame.stated[index] !== Stated.no) === true;
  if (isNamed(role)) return;
  const source = inherits.find(isNamed);
  if (source === undefined) return;
  show(frame, role);
  for (const slot of layout.byPrefix.get(role)!) {
    const from = layout.under(source, slot.definition.name);
    if (from === undefined || frame.stated[from.index] === Stated.no) continue;
    frame.state(slot.index, frame.low[from.index]!, frame.high[from.index]!, frame.stated[from.index]!);
  }
}

/** A data sheet that states some of a series and leaves others out offers nothing there; the answer says so. */
function completeSheet(frame: Frame, slots: readonly Slot[], loaded: Loaded): void {
  if (!slots.some(({ index }) => frame.stated[index] === Stated.given)) return;
  for (const slot of slots) {
    if (frame.stated[slot.index] !== Stated.no) continue;
    frame.state(slot.index, 0, 0, Stated.absent);
    loaded.leftOut.push(slot);
  }
}

/** The facts that can be filled: nobody spoke of them, and their party takes part. */
function openAmong(frame: Frame, groups: readonly Together[]): Slot[] {
  const { present, stated } = frame;
  return groups.flatMap(({ place, slots }) =>
    (place !== undefined && present[place] === 0 ? [] : slots.filter(({ index }) => stated[index] === Stated.no)));
}

/** A party that somebody refuses to name takes part all the same, and nothing about it is ordinary. */
function hideUndisclosed(frame: Frame, undisclosed: Set<string>): void {
  for (const { index, definition } of frame.layout.hiding) {
    if (frame.stated[index] !== Stated.given || frame.low[index] !== 0) continue;
    show(frame, definition.hides!);
    undisclosed.add(definition.hides!);
  }
}

/** Fills an omitted fact with its ordinary value; never an explicit unknown. */
function assume(frame: Frame, slot: Slot, loaded: Loaded): void {
  const bounds = ordinaryOf(frame, slot, 0);
  if (bounds === undefined) return;
  frame.state(slot.index, bounds[0], bounds[1], Stated.assumed);
  loaded.assumed.push(slot);
}

function applyAbsent(frame: Frame, slot: Slot, loaded: Loaded): void {
  frame.state(slot.index, ...literalOf(frame, slot.definition.absent!), Stated.absent);
  if (slot.definition.class === 'diligence') loaded.absent.push(slot);
}

/** In `sameAs`, what starts so is a fact of the same element. */
const own = 'self.';

function ordinaryOf(frame: Frame, { definition, prefix }: Slot, depth: number): [number, number] | undefined {
  const { ordinary } = definition;
  if (ordinary === undefined) return undefined;
  if (typeof ordinary !== 'object') return literalOf(frame, ordinary);
  const { sameAs } = ordinary;
  const source = sameAs.startsWith(own) ? frame.layout.under(prefix, sameAs.slice(own.length)) : frame.layout.find(sameAs);
  if (source === undefined || depth > 6) return undefined;
  const [low, high] = [frame.low[source.index]!, frame.high[source.index]!];
  if (low === high) return [low, high];
  return frame.stated[source.index] === Stated.no ? ordinaryOf(frame, source, depth + 1) : undefined;
}

function literalOf(frame: Frame, value: boolean | number | string): [number, number] {
  return point(typeof value === 'string' ? frame.spoken(value) : Number(value));
}

/** What a slot holds, in the words of the vocabulary. An open interval gives its known bounds; unknown gives null. */
export function valueOf(frame: Frame, index: number): FactValue {
  const { type } = frame.layout.slots[index]!.definition;
  const [low, high] = [frame.low[index]!, frame.high[index]!];
  if (low === high) {
    if (type === 'boolean') return low === 1;
    if (type === 'number') return low;
    return type === 'date' ? formatDate(low) : frame.layout.texts[low] ?? null;
  }
  if (type !== 'number') return null;
  const interval: Interval = {};
  if (low > frame.layout.initialLow[index]!) interval.min = low;
  if (high < frame.layout.initialHigh[index]!) interval.max = high;
  return Object.keys(interval).length === 0 ? null : interval;
}
