import type { FactDefinition } from '../corpus/vocabulary.ts';
import { membersOn } from '../corpus/table.ts';
import type { Lever } from '../engine/flips.ts';
import { type Frame, Unknown } from '../engine/frame.ts';
import type { Slot } from '../engine/layout.ts';
import { type Cut, Needs } from '../engine/node.ts';
import { outcomeNodes, type Program } from '../engine/program.ts';
import { type Setting, Suppositions } from '../engine/suppositions.ts';
import type { Leg } from '../package/legs.ts';
import type { LegRole, Package } from '../package/model.ts';
import type { Cast } from '../package/roles.ts';
import { partyFacts, settingsFor } from './pathParty.ts';

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
 * of them at once, and another party brings its own seat, its own parent and no entry on any list. Where the answer is asked
 * under several programs, alternatives are told apart that any of them tells apart.
 */
export function leversOf(programs: readonly [Program, ...Program[]], frame: Frame, leg: Leg, found: Package): Lever<NamedLever>[] {
  const [program] = programs;
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
    const [{ definition }] = group as [Slot];
    if (definition.type === 'boolean') return [{ group, moved: [...group, ...broughtWith(program, definition)] }];
    if (definition.subject !== 'party' || definition.name !== 'name') return [{ group, moved: group }];
    const own = group.filter(({ prefix }) => isReplaceable(prefix, leg.parties, parties));
    return own.length < group.length ? [] : [{ group, moved: partyFacts(program, frame, leg, own) }];
  });
  const needs = needsWhenOpen(programs, frame, moves.flatMap(({ moved }) => moved));
  return moves.flatMap(({ group, moved }) => {
    // What keeps nothing open while everything is open cannot change anything.
    if (!moved.some(({ index }) => needs.has(index))) return [];
    const about = aboutOf(group[0]!, leg, found);
    if (group[0]!.definition.type === 'boolean') return grantLever(program, frame, group, moved, about);
    const classes = countryClasses(program, frame, moved, needs);
    const lever = namedLever(group[0]!, about, classes.map(({ words }) => words));
    return [{ name: lever, alternatives: classes.map(({ code }) => settingsFor(frame, moved, code)) }];
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

function namedLever({ name, definition }: Slot, about: string, to: string[], change = definition.change ?? ''): NamedLever {
  const { control = '', cite, cost } = definition;
  return {
    fact: name, about, change, control, ...(cite === undefined ? {} : { cite }),
    ...(cost === undefined ? {} : { days: cost.days, source: cost.source }), to,
  };
}

/** The facts that come about with a grant. */
function broughtWith({ layout }: Program, { brings = {} }: FactDefinition): Slot[] {
  return Object.keys(brings).flatMap((fact) => layout.slot(fact) ?? []);
}

/** Something granted, declared or given up. What is so already may still have to be so once more: a licence that is used up. */
function grantLever(
  program: Program, frame: Frame, group: readonly Slot[], moved: readonly Slot[], about: string,
): Lever<NamedLever>[] {
  const [first] = group as [Slot];
  const { to = true, brings = {}, again } = first.definition;
  const settings = moved.map((slot): Setting => {
    const value = Number(group.includes(slot) ? to : brings[slot.name]);
    return { slot: slot.index, low: value, high: value };
  });
  const isSo = ({ slot, low }: Setting): boolean => {
    program.compiler.fact(program.layout.slots[slot]!).evaluate(frame);
    return frame.low[slot] === low && frame.high[slot] === low;
  };
  if (settings.every(isSo)) return [];
  const isGranted = settings.filter((_, place) => group.includes(moved[place]!)).every(isSo);
  return [{ name: namedLever(first, about, [''], isGranted ? again : undefined), alternatives: [settings] }];
}

type CountryClasses = { code: number; words: string }[];

/** Countries named in words for a class; the rest is counted. */
const mostNamed = 3;

/** What keeps the outcome open while nothing is known of all that the levers move. */
function needsWhenOpen(programs: readonly [Program, ...Program[]], frame: Frame, moved: readonly Slot[]): Needs {
  const supposed = new Suppositions(frame, programs[0]);
  supposed.openAll(moved.map(({ index }) => index));
  const needs = new Needs();
  for (const node of programs.flatMap(outcomeNodes)) if (node.evaluate(frame) === Unknown) node.collect(frame, needs);
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
  const never = placesNever(program, moved);
  for (const code of layout.countryCodes) {
    if (never.has(layout.texts[code]!)) continue;
    const key = named.has(code) ? `=${code}` : tests.map(({ holds }) => (holds(code) ? '1' : '0')).join('');
    classes.set(key, [...classes.get(key) ?? [], code]);
  }
  const nameOf = (code: number): string => program.view.corpus.countries[layout.texts[code]!] ?? layout.texts[code]!;
  return [...classes.values()].map((codes) => {
    const rest = codes.length - mostNamed;
    return { code: codes[0]!, words: `${codes.slice(0, mostNamed).map(nameOf).join(', ')}${rest > 0 ? ` or ${rest} more` : ''}` };
  });
}

/** Where a lever never leads: to where the delivery would be no export, or would meet an embargo. */
function placesNever({ view: { corpus, on, knownOn } }: Program, moved: readonly Slot[]): ReadonlySet<string> {
  const sets = new Set(moved.flatMap(({ definition }) => definition.never?.split(' ') ?? []));
  return new Set([...sets].flatMap((set) => {
    const [table = '', name = ''] = set.split('.');
    return [...membersOn(corpus, table, name, on, knownOn)];
  }));
}
