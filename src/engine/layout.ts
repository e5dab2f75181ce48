import type { Corpus } from '../corpus/corpus.ts';
import { Names } from '../corpus/names.ts';
import { leavesToJudgement } from '../corpus/rule.ts';
import { prefixesOf } from '../corpus/vocabulary.ts';
import type { FactDefinition } from '../corpus/vocabulary.ts';

/** A place in a frame: one fact under one prefix. */
export interface Slot {
  index: number;
  name: string;
  prefix: string;
  definition: FactDefinition;
}

/** Slots that can be filled where their party takes part; without a place, always. */
export interface Together {
  place: number | undefined;
  slots: readonly Slot[];
}

/**
 * Where each fact stands in a frame. One layout serves every date and view of a corpus, so that facts are loaded once.
 * Texts and countries become small integer codes; booleans 0 and 1; dates day numbers.
 */
export class Layout {
  readonly names: Names;
  readonly slots: Slot[] = [];
  readonly texts: string[] = [];
  /** The bounds of each fact while nothing is known of it: booleans 0 to 1, numbers their declared range. */
  readonly initialLow: Float64Array;
  readonly initialHigh: Float64Array;
  /** The codes of all countries: what an unknown country might be. */
  readonly countryCodes: readonly number[];
  /** The slots of each prefix, of each series under one prefix, and those with an absent or ordinary value. */
  readonly byPrefix = new Map<string, Slot[]>();
  readonly series: Slot[][] = [];
  readonly withAbsentValue: Together[];
  readonly withOrdinaryValue: Together[];
  readonly hiding: Slot[];
  /** All prefixes under which facts can be stated, each with its place in `Frame.present`. */
  readonly prefixes = new Map<string, number>();
  private readonly codes = new Map<string, number>();
  private readonly namedCodes = new Set<number>();
  private readonly byName = new Map<string, Slot>();
  private readonly byAlias = new Map<string, Slot>();
  private readonly byElement = new Map<string, Map<string, Slot>>();

  constructor(corpus: Corpus) {
    this.names = new Names(corpus.vocabulary);
    for (const { name, prefix, definition } of this.names.all) {
      const slot = { index: this.slots.length, name, prefix, definition };
      this.slots.push(slot);
      this.byName.set(name, slot);
      const own = this.byPrefix.get(prefix);
      if (own === undefined) this.byPrefix.set(prefix, [slot]);
      else own.push(slot);
    }
    for (const definition of settlingFacts(corpus)) {
      const slot = { index: this.slots.length, name: definition.name, prefix: settling, definition };
      this.slots.push(slot);
      this.byName.set(slot.name, slot);
    }
    for (const slots of this.byPrefix.values()) this.series.push(...seriesOf(slots));
    this.hiding = this.slots.filter(({ definition }) => definition.hides !== undefined);
    for (const subject of new Set(corpus.vocabulary.facts.map((fact) => fact.subject))) {
      for (const prefix of prefixesOf(subject, corpus.vocabulary)) {
        if (!this.prefixes.has(prefix)) this.prefixes.set(prefix, this.prefixes.size);
      }
    }
    this.withAbsentValue = this.together(({ definition: { absent, class: kind, subject } }) =>
      absent !== undefined && (kind === 'diligence' || subject === settling));
    this.withOrdinaryValue = this.together(({ definition }) => definition.ordinary !== undefined);
    this.countryCodes = Object.keys(corpus.countries).map((code) => this.code(code));
    this.initialLow = Float64Array.from(this.slots, ({ definition: { type, minimum } }) =>
      (type === 'boolean' ? 0 : type === 'number' ? minimum ?? -Infinity : -Infinity));
    this.initialHigh = Float64Array.from(this.slots, ({ definition: { type, maximum } }) =>
      (type === 'boolean' ? 1 : type === 'number' ? maximum ?? Infinity : Infinity));
  }

  /** The chosen slots, those of one party together. */
  private together(isChosen: (slot: Slot) => boolean): Together[] {
    const byPlace = Map.groupBy(this.slots.filter(isChosen), ({ definition, prefix }) =>
      (definition.subject === 'party' ? this.prefixes.get(prefix) : undefined));
    return [...byPlace].map(([place, slots]) => ({ place, slots }));
  }

  slot(name: string): Slot | undefined {
    return this.byName.get(name);
  }

  /** The slot that a name or alias means. */
  find(name: string): Slot | undefined {
    let slot = this.byName.get(name) ?? this.byAlias.get(name);
    if (slot !== undefined) return slot;
    const named = this.names.find(name);
    slot = named === undefined ? undefined : this.byName.get(named.name);
    if (slot !== undefined) this.byAlias.set(name, slot);
    return slot;
  }

  /** The fact of an element. */
  under(prefix: string, name: string): Slot | undefined {
    let known = this.byElement.get(prefix);
    if (known === undefined) {
      known = new Map((this.byPrefix.get(prefix) ?? []).map((slot) => [slot.definition.name, slot]));
      this.byElement.set(prefix, known);
    }
    return known.get(name);
  }

  /** The code of a text; a new text receives the next one. */
  code(text: string): number {
    let code = this.codes.get(text);
    if (code === undefined) {
      code = this.texts.length;
      this.texts.push(text);
      this.codes.set(text, code);
    }
    return code;
  }

  /** The code of a text that the law names: what an unknown text is told apart by. */
  named(text: string): number {
    const code = this.code(text);
    this.namedCodes.add(code);
    return code;
  }

  /** A prefix that the law names: stands for every text that starts with it and has no name of its own. */
  namePrefix(prefix: string): void {
    this.named(prefix);
    this.named(`${prefix}\0`);
  }

  /** Whether a fact may be a text that nobody listed. */
  isOpen({ type, values, open }: FactDefinition): boolean {
    return type === 'text' && (values === undefined || open);
  }

  /** Every text that an unknown fact might be, as far as the law compiled so far tells them apart. */
  textsFor(definition: FactDefinition): readonly number[] {
    if (this.isOpen(definition)) return [...this.namedCodes, this.code('\0')];
    return definition.type === 'country' ? this.countryCodes : definition.values!.map((value) => this.code(value));
  }
}

const settling = 'settled';

/** The fact that says of a rule that leaves something to a person's judgement: it has been judged, and the way is clear. */
export function settlingName(rule: string): string {
  return `${settling}.${rule}`;
}

/** One such fact for each rule of the corpus that asks for judgement: not so unless somebody recorded it. */
function settlingFacts({ provisions }: Corpus): FactDefinition[] {
  const rules = provisions.flatMap(({ versions }) => versions).flatMap((version) => version.rules);
  const asking = new Map(rules.filter(leavesToJudgement).map((rule) => [rule.id, rule]));
  return [...asking.values()].map((rule): FactDefinition => ({
    name: settlingName(rule.id), subject: settling, type: 'boolean', class: 'judgement', lever: false, open: false,
    absent: false, aliases: [], valueAliases: {},
    ...(rule.kind === 'test' ? { question: rule.question ?? `${rule.name}?` } : { question: rule.question, who: rule.who }),
  }));
}

function seriesOf(slots: readonly Slot[]): Slot[][] {
  const series = new Map<string, Slot[]>();
  for (const slot of slots) {
    const name = slot.definition.series;
    if (name !== undefined) series.set(name, [...(series.get(name) ?? []), slot]);
  }
  return [...series.values()];
}
