import type { Query } from '../engine/explore.ts';
import type { Lever } from '../engine/flips.ts';
import { Stated, Unknown } from '../engine/frame.ts';
import type { Frame } from '../engine/frame.ts';
import type { Slot } from '../engine/layout.ts';
import { type Cut, Needs } from '../engine/node.ts';
import { outcomeNodes, type Program } from '../engine/program.ts';
import { type Setting, Suppositions } from '../engine/suppositions.ts';
import type { Leg } from '../package/legs.ts';
import type { LegRole, Package } from '../package/model.ts';
import type { Cast } from '../package/roles.ts';

/** A lever of a leg: what to change, about whom, and who can make the change. */
export interface NamedLever {
  /** The fact of the vocabulary that is tagged as a lever. */
  fact: string;
  about: string;
  change: string;
  control: string;
  cite?: string;
  days?: number;
  source?: string;
  /** What each alternative comes to, in words: a country and how many are alike, or nothing where the change says it all. */
  to: string[];
}

/** Who sends an item away cannot stop being who it is; everyone else who takes part can be another. */
const replaceable = new Set<LegRole>(['purchaser', 'intermediateConsignee', 'consignee', 'endUser', 'operator', 'owner', 'tenant',
  'builder']);

/**
 * Every change of substance that the vocabulary allows to be proposed about a leg. A party in several roles changes in all
 * of them at once, and another party brings its own seat, its own parent and no entry on any list.
 */
export function leversOf(program: Program, frame: Frame, query: Query, leg: Leg, found: Package): Lever<NamedLever>[] {
  const { slots } = program.layout;
  const tagged = slots.filter(({ definition, prefix }) => definition.lever && isThere(frame, prefix, definition.subject)
    && (definition.subject !== 'party' || replaceable.has(prefix as LegRole)));
  const groups = new Map<string, Slot[]>();
  for (const slot of tagged) {
    if (slot.name === 'item.name' || slot.definition.subject === 'circuit') continue;
    const key = `${aboutOf(slot, leg, found)} ${slot.definition.name === 'country' ? 'destination' : slot.definition.name}`;
    groups.set(key, [...groups.get(key) ?? [], slot]);
  }
  const parties = new Set(Object.values(leg.parties));
  const moves = [...groups.values()].flatMap((group): { group: Slot[]; moved: Slot[] }[] => {
    const [first] = group;
    if (first!.definition.subject !== 'party') return [{ group, moved: group }];
    if (first!.definition.name !== 'name') return [{ group, moved: group }];
    const own = group.filter(({ prefix }) => isReplaceable(prefix, leg.parties, parties));
    return own.length < group.length ? [] : [{ group, moved: own.flatMap(({ prefix }) => ownFacts(program, frame, prefix)) }];
  });
  const needs = needsWhenOpen(program, frame, query, moves.flatMap(({ moved }) => moved));
  return moves.flatMap(({ group, moved }) => {
    // What keeps nothing open while everything is open cannot change anything.
    if (!moved.some(({ index }) => needs.has(index))) return [];
    const classes = group[0]!.definition.type === 'boolean' ? [] : countryClasses(program, frame, moved, needs);
    return leverFor(program, frame, group, moved, aboutOf(group[0]!, leg, found), classes);
  });
}

function isThere(frame: Frame, prefix: string, subject: string): boolean {
  if (subject !== 'party' && subject !== 'designer') return true;
  const place = frame.layout.prefixes.get(prefix);
  return prefix !== 'party' && place !== undefined && frame.present[place] === 1;
}

function isReplaceable(prefix: string, cast: Cast, parties: ReadonlySet<string>): boolean {
  const party = cast[prefix as LegRole];
  return replaceable.has(prefix as LegRole) && (party === undefined || parties.has(party));
}

/** Whom a lever is about. Who stands in for a part that nobody is named for is not told apart from the part. */
function aboutOf({ prefix, definition }: Slot, leg: Leg, found: Package): string {
  if (definition.subject !== 'party') return definition.subject === 'leg' || definition.subject === 'site' ? leg.id : prefix;
  const cast = leg.parties;
  const id = cast[prefix as LegRole] ?? (prefix === 'endUser' || prefix === 'consignee' ? cast.operator ?? cast.consignee : undefined);
  return found.parties?.find((party) => party.id === id)?.name ?? prefix;
}

function leverFor(
  program: Program, frame: Frame, group: readonly Slot[], moved: readonly Slot[], about: string, classes: CountryClasses,
): Lever<NamedLever>[] {
  const [{ name, definition }] = group as [Slot];
  const { change = '', control = '', cite, cost, to = true, type } = definition;
  const named = {
    fact: name, about, change, control, ...(cite === undefined ? {} : { cite }),
    ...(cost === undefined ? {} : { days: cost.days, source: cost.source }),
  };
  if (type === 'boolean') {
    const value = Number(to);
    if (moved.every(({ index }) => frame.low[index] === value && frame.high[index] === value)) return [];
    const brought = Object.entries(definition.brings ?? {}).flatMap(([fact, brings]): Setting[] => {
      const slot = program.layout.slot(fact);
      return slot === undefined ? [] : [{ slot: slot.index, low: Number(brings), high: Number(brings) }];
    });
    const setting = [...moved.map(({ index }): Setting => ({ slot: index, low: value, high: value })), ...brought];
    return [{ name: { ...named, to: [''] }, alternatives: [setting] }];
  }
  const alternatives = classes.map(({ code }) => settingsFor(moved, code));
  return [{ name: { ...named, to: classes.map(({ words }) => words) }, alternatives }];
}

/** What another party brings with it: whatever is said of one, and never what only rules conclude. */
function ownFacts({ layout, compiler }: Program, frame: Frame, prefix: string): Slot[] {
  return layout.byPrefix.get(prefix)!.filter((slot) => {
    const { type, ordinary, absent } = slot.definition;
    if (compiler.definition(slot) !== undefined && frame.stated[slot.index] === Stated.no) return false;
    return type === 'country' || typeof (ordinary ?? absent) === 'boolean';
  });
}

/** Facts moved to a country; of another party also everything ordinary that the law asks of it. */
function settingsFor(moved: readonly Slot[], code: number): Setting[] {
  return moved.flatMap(({ index, definition }): Setting[] => {
    if (definition.type === 'country') return [{ slot: index, low: code, high: code }];
    const usual = definition.ordinary ?? definition.absent;
    return typeof usual === 'boolean' ? [{ slot: index, low: Number(usual), high: Number(usual) }] : [];
  });
}

type CountryClasses = { code: number; words: string }[];

/** Countries named in words for a class; the rest is counted. */
const mostNamed = 3;

/** What keeps the outcome open while nothing is known of all that the levers move. */
function needsWhenOpen(program: Program, frame: Frame, query: Query, moved: readonly Slot[]): Needs {
  const supposed = new Suppositions(frame, query);
  supposed.openAll(moved.map(({ index }) => index));
  const needs = new Needs();
  for (const node of outcomeNodes(program)) if (node.evaluate(frame) === Unknown) node.collect(frame, needs);
  supposed.liftAll();
  return needs;
}

/**
 * The countries as the law tells them apart where a lever moves them: one of each class, with how many there are. A country
 * that the facts themselves name stands alone, because the law may compare with it.
 */
function countryClasses(program: Program, frame: Frame, moved: readonly Slot[], needs: Needs): CountryClasses {
  const { layout } = program;
  const cuts = new Set<Cut>(moved.flatMap(({ index, definition }) => (definition.type === 'country' ? [...needs.get(index) ?? []] : [])));
  const tests = [...cuts].flatMap((cut) => ('holds' in cut ? [cut] : []));
  const named = new Set(layout.slots.flatMap(({ index, definition }) =>
    (definition.type === 'country' && frame.isKnown(index) ? [frame.low[index]!] : [])));
  const classes = new Map<string, number[]>();
  for (const code of layout.countryCodes) {
    const key = named.has(code) ? `=${code}` : tests.map(({ holds }) => (holds(code) ? '1' : '0')).join('');
    classes.set(key, [...classes.get(key) ?? [], code]);
  }
  const nameOf = (code: number): string => program.view.corpus.countries[layout.texts[code]!] ?? layout.texts[code]!;
  return [...classes.values()].map((codes) => {
    const rest = codes.length - mostNamed;
    return { code: codes[0]!, words: `${codes.slice(0, mostNamed).map(nameOf).join(', ')}${rest > 0 ? ` or ${rest} more` : ''}` };
  });
}
