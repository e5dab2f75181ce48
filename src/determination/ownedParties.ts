import { type Diagnostic, InputError } from '../corpus/diagnostic.ts';
import type { Question } from '../corpus/view.ts';
import type { FactValue, StatedFact } from '../engine/fact.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import type { FactMap } from '../package/factMap.ts';
import type { Leg } from '../package/legs.ts';
import type { Package, Party } from '../package/model.ts';
import { answerFor, type OwnershipAnswer } from '../screening/ownership/answer.ts';
import { type Entity, type Structure, structureOn } from '../screening/ownership/book.ts';
import { bookOfPackage } from '../screening/ownership/packageBook.ts';
import { nameOf } from '../screening/ownership/plain.ts';
import { percentFact, percentOf, whole } from '../screening/ownership/share.ts';
import { rulesOn } from '../screening/ownership/rulesOn.ts';
import { type TopAnswer, topOf } from '../screening/ownership/top.ts';
import { canTurn } from '../screening/ownership/turning.ts';
import { judge } from '../screening/ownership/verdict.ts';
import { type DetermineOptions, questionOf } from './options.ts';
import { agree, factsOfOwned, ownedEndUser } from './ownedFacts.ts';

/** What the owners in a package say of its parties. */
export interface OwnedPackage {
  /** The package, its parties with what follows from their owners. */
  package: Package;
  /** What owners of each kind hold, by party: facts of the legs in which the party is the end user. */
  shares: ReadonlyMap<string, Record<string, StatedFact>>;
}

/**
 * Follows the owners of every party. What somebody stated stays; where the owners say something else of it, throws
 * {@link InputError} with both.
 */
export function withOwners(engine: LawEngine, found: Package, options: DetermineOptions): OwnedPackage {
  const { on, assumeOrdinary = false } = options;
  const shares = new Map<string, Record<string, StatedFact>>();
  if (!(found.parties ?? []).some(({ owners = [] }) => owners.length > 0)) return { package: found, shares };
  const structure = structureOn(bookOfPackage(found), on);
  const question = questionOf(options, 'enforced');
  const [answers, tops] = followed(engine, structure, question, assumeOrdinary);
  const problems: Diagnostic[] = [];
  const parties = found.parties!.map((party): Party => {
    if ((party.owners ?? []).length === 0) return party;
    const own = answers.filter((answer) => answer.party.id === party.id);
    const above = tops.filter((top) => top.party.id === party.id && isKnownTop(top, party));
    const derived = factsOfOwned('party', own.filter((answer) => isTelling(engine, answer)), above);
    const isWhole = party.ownersComplete?.value === true || structure.graph.totalLow[structure.numberOf.get(party.id)!]! >= whole;
    shares.set(party.id, sharesIn(own, isWhole));
    return { ...party, facts: { ...statedFrom(derived, party, found, problems), ...party.facts } };
  });
  if (problems.length > 0) throw new InputError(problems);
  return { package: { ...found, parties }, shares };
}

function followed(
  engine: LawEngine, structure: Structure, question: Question, assumeOrdinary: boolean,
): [OwnershipAnswer[], TopAnswer[]] {
  const [answers, tops]: [OwnershipAnswer[], TopAnswer[]] = [[], []];
  for (const on of rulesOn(engine, question).filter(({ why }) => why?.kind !== 'before')) {
    const everybody = structure.entities.map((_, number) => number);
    if (on.rule.follows === 'parents') {
      tops.push(...everybody.map((party) => topOf(engine, on.rule, structure, party, question, { assumeOrdinary })));
    } else {
      const verdict = judge(engine, on.rule, structure, question, { assumeOrdinary });
      answers.push(...everybody.map((party) => answerFor(verdict, on, party, assumeOrdinary)));
    }
  }
  return [answers, tops];
}

/**
 * Whether an answer says more than nothing: a yes; a no that nobody who is not on record could change; an open one that turns on a
 * stake, or on an owner of whom it is said that nobody knows. Of whom nothing is said, screening has still to say it.
 */
function isTelling(engine: LawEngine, answer: OwnershipAnswer): boolean {
  const { holds, hangsOn, isReachable, verdict, party } = answer;
  if (holds === false) return !isReachable || !canTurn(verdict, verdict.structure.numberOf.get(party.id)!);
  const isUndecided = ({ facts }: Entity): boolean => Object.entries(facts)
    .some(([name, { value }]) => value === null && engine.layout.slot(name)?.definition.type === 'boolean');
  return holds === true || hangsOn.some(({ kind, entity }) => kind === 'stake' || (kind === 'owner' && isUndecided(entity)));
}

/** The top of a chain; a party that nobody on record is above is its own only where somebody says that all owners are on record. */
function isKnownTop({ paths }: TopAnswer, party: Party): boolean {
  return paths.length > 1 || paths[0]!.entities.length > 1 || party.ownersComplete?.value === true;
}

/** The facts that follow, as the party's own, placed where its owners stand. */
function statedFrom(
  derived: Readonly<Record<string, StatedFact>>, party: Party, { file }: Package, problems: Diagnostic[],
): FactMap {
  const { line, column } = party.owners![0]!;
  const stated: FactMap = {};
  for (const [name, { value, origin: { note = '', source } }] of Object.entries(derived)) {
    const own = name === 'party.ultimateParentHeadquarters' ? parentIn(party) : party.facts?.[name]?.value;
    if (own !== undefined && !agree(own, value)) {
      const message = `It is stated as ${JSON.stringify(own)}, and the owners say ${JSON.stringify(value)}. ${note}`;
      const field = `parties[${party.id}].${name.slice('party.'.length)}`;
      problems.push({ file, line, column, field, message, hint: 'Correct one of the two.' });
    }
    if (own === undefined) stated[name] = { value, line, column, note, derived: true, ...(source === undefined ? {} : { source }) };
  }
  return stated;
}

/** What the file says of where the ultimate parent sits, `null` included; undefined where it says nothing at all. */
function parentIn({ ultimateParent, headquarters }: Party): FactValue | undefined {
  if (ultimateParent === undefined) return undefined;
  const { value } = ultimateParent;
  return (value?.itself === true ? headquarters?.value : value?.headquarters?.value) ?? null;
}

/**
 * What owners of each kind hold in a party: exactly where all owners are on record, else at least. Where nobody on record may
 * count, nothing is said.
 */
function sharesIn(answers: readonly OwnershipAnswer[], isWhole: boolean): Record<string, StatedFact> {
  return Object.fromEntries(answers.flatMap(({ shares, party, on: { rule } }) =>
    Object.entries(shares).flatMap(([fact, share]): [string, StatedFact][] => {
      if (share.high === 0 && !isWhole) return [];
      const value = isWhole ? percentFact(share) : share.low > 0 ? { min: percentOf(share.low) } : null;
      const note = `Added up from the owners of ${nameOf(party)}.`;
      return [[fact, { value, origin: { kind: 'derived', note, source: rule.cite } }]];
    })));
}

/** A leg with what listed owners hold in its end user. Throws {@link InputError} where the file states something else. */
export function withOwnerShares(leg: Leg, shares: OwnedPackage['shares'], file: string): Leg {
  const endUser = ownedEndUser(leg);
  const derived = endUser === undefined ? undefined : shares.get(endUser);
  if (derived === undefined) return leg;
  const added = Object.entries(derived).filter(([name, fact]) => {
    const own = leg.facts[name];
    if (own === undefined || agree(own.value, fact.value)) return own === undefined;
    const message = `It is stated as ${JSON.stringify(own.value)}, and the owners say ${JSON.stringify(fact.value)}. ${fact.origin.note}`;
    const { line = 1, column = 1 } = own.origin;
    throw new InputError([{ file, line, column, field: name, message, hint: 'Correct the fact or the owners.' }]);
  });
  return added.length === 0 ? leg : { ...leg, facts: { ...leg.facts, ...Object.fromEntries(added) } };
}
