import { InputError } from '../corpus/diagnostic.ts';
import type { Question } from '../corpus/view.ts';
import type { Decision, Need } from '../engine/decision.ts';
import type { FactValue, StatedFact } from '../engine/fact.ts';
import { FactError, type LawEngine } from '../engine/lawEngine.ts';
import { answerFor, type OwnershipAnswer } from '../screening/ownership/answer.ts';
import { type Entity, type OwnerBook, type Structure, structureOn } from '../screening/ownership/book.ts';
import { namedOwners, namesOwners } from '../screening/ownership/named.ts';
import { nameOf, type PlainAnswer, plainAnswer, questionOf } from '../screening/ownership/plain.ts';
import { rulesOn } from '../screening/ownership/rulesOn.ts';
import { type TopAnswer, topOf } from '../screening/ownership/top.ts';
import { judge, type JudgeOptions } from '../screening/ownership/verdict.ts';
import { addOwned, assumedName, factsOfOwned, shareRole } from './ownedFacts.ts';

/** What a question about owners comes to once its chains are followed. */
export interface FollowedOwners {
  /** Everything but the edges, with the facts that follow from them. */
  facts: Record<string, FactValue>;
  stated: Record<string, StatedFact>;
  answers: PlainAnswer[];
  /** Beside the conclusions of the law: each entity of the rule asked for (`C`), and what it takes over. */
  conclusions: Record<string, FactValue | string[]>;
  needs: Need[];
  /** What to ask instead of a fact that the chains leave open, by the name of the fact. */
  behind: ReadonlyMap<string, Need[]>;
}

/** A decision whose conclusions may hold what the chains of owners say. */
export interface Owned extends Omit<Decision, 'conclusions'> {
  conclusions: FollowedOwners['conclusions'];
}

/**
 * A decision with what the chains say beside it: what they leave open is asked first, and where the question is about owners
 * alone, their terms are its review policy.
 */
export function answered(decision: Decision, { conclusions, needs, behind }: FollowedOwners): Owned {
  const { reviewPolicy } = conclusions;
  const all = [...needs, ...decision.needs.flatMap((need) => behind.get(need.fact) ?? [need])];
  const once = new Map(all.map((need) => [need.fact, need]));
  return {
    ...decision, conclusions: { ...decision.conclusions, ...conclusions }, needs: [...once.values()],
    reviewPolicy: decision.reviewPolicy ?? (typeof reviewPolicy === 'string' ? reviewPolicy : null),
  };
}

/**
 * Follows the chains between named entities (`own.A>B`). Facts without them come back as they are. Throws {@link FactError} for
 * what cannot be used, and where a fact is stated otherwise than the chains have it.
 */
export function followOwners(
  engine: LawEngine, facts: Readonly<Record<string, FactValue>>, question: Question, options: Pick<JudgeOptions, 'assumeOrdinary'> = {},
): FollowedOwners {
  if (!namesOwners(facts)) return { facts: { ...facts }, stated: {}, answers: [], conclusions: {}, needs: [], behind: new Map() };
  const { book, rest, problems } = namedOwners(engine.corpus.vocabulary, engine.layout.names, facts);
  if (problems.length > 0) throw new FactError(problems);
  const structure = structureFor(book, question.on);
  const { roles, assumed } = rolesIn(engine, structure, rest);
  const judging: JudgeOptions = { ...options, ...(typeof rest.regime === 'string' ? { regime: rest.regime } : {}) };
  const [answers, tops] = [[] as OwnershipAnswer[], [] as TopAnswer[]];
  const conclusions: FollowedOwners['conclusions'] = {};
  for (const on of rulesOn(engine, question, readingsIn(rest))) {
    if (on.rule.follows === 'parents') {
      tops.push(...structure.entities.map((_, party) => topOf(engine, on.rule, structure, party, question, judging)));
      continue;
    }
    const verdict = judge(engine, on.rule, structure, question, judging);
    answers.push(...structure.entities.map((_, party) => answerFor(verdict, on, party, options.assumeOrdinary === true)));
  }
  const asked = judging.regime === undefined ? [] : answers.filter(({ on }) => on.rule.regime === judging.regime);
  const end = roles.get('endUser');
  const derived: Record<string, StatedFact> = Object.assign({}, ...[...roles].map(([role, entity]) => factsOfOwned(role,
    answers.filter(({ party, on }) => party === entity && on.why?.kind !== 'before'), tops.filter(({ party }) => party === entity))));
  for (const { party, answer, isSeed } of asked) if (!isSeed) conclusions[party.id] = answer;
  for (const { party, rule, test } of judging.regime === undefined ? [] : tops) {
    if (rule.regime === judging.regime && test !== undefined) conclusions[party.id] = test;
  }
  const about = asked.filter(({ isSeed }) => !isSeed);
  Object.assign(conclusions, conclusionsAbout(engine, about.find(({ party }) => party === end) ?? about.at(-1)));
  for (const [name, { value }] of Object.entries(derived)) conclusions[name] = value;
  const ofEnd = answers.filter((answer) => answer.party === end && isTelling(answer));
  const told = (asked.length > 0 ? asked : ofEnd).filter(({ isSeed }) => !isSeed);
  return {
    ...addOwned(engine, rest, { ...assumed, ...derived }), conclusions, answers: told.map((answer) => plainAnswer(answer, structure)),
    needs: asked.flatMap(needsOf), behind: behindOf(roles, answers, tops),
  };
}

/** The structure of the day; what contradicts itself is named by its facts. */
function structureFor(book: OwnerBook, day: string): Structure {
  try {
    return structureOn(book, day);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new FactError(error.diagnostics.map(({ field = 'facts', message }) => ({ field, message })));
  }
}

/** Whether an answer is worth telling nobody asked for: a yes, one that turns on a stake, one that falls just short. */
function isTelling({ on, holds, hangsOn, short }: OwnershipAnswer): boolean {
  if (on.why?.kind === 'before') return false;
  return holds === true || hangsOn.some(({ kind }) => kind === 'stake') || short.minority || short.control.length > 0
    || isBehind(short);
}

/** Whether owners that count stand behind the company without reaching the line in it. */
function isBehind({ through: { share, circle } }: OwnershipAnswer['short']): boolean {
  return share !== undefined || circle !== undefined;
}

/** The readings of open law that the question supposes. */
function readingsIn(facts: Readonly<Record<string, FactValue>>): Record<string, FactValue> {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => name.startsWith('reading.')));
}

/** What the rule asked for says of the company at the end of the chains, beside whether it is caught. */
function conclusionsAbout(engine: LawEngine, answer: OwnershipAnswer | undefined): FollowedOwners['conclusions'] {
  if (answer === undefined) return {};
  const { carried, governing, short, on, sources, holds } = answer;
  const footnotes = Object.entries(engine.corpus.tables.footnoteRules?.names ?? {});
  const [seen] = on.readings.filter(({ isTextSeen }) => isTextSeen);
  const review = on.rule.reviews === undefined ? undefined : carried[on.rule.reviews];
  const redFlag = short.minority || short.control.length > 0;
  return {
    ...carried, ...(review === undefined ? {} : { reviewPolicy: review }),
    ...(governing === undefined ? {} : { governingOwner: governing.id }),
    redFlag, diligence: redFlag || short.owns.length > 0 || isBehind(short),
    ...(seen === undefined ? {} : { onTextSeen: holds === true ? seen.inForce : holds }),
    fdpRules: sources.flatMap(({ facts }) => footnotes.flatMap(([footnote, { title }]) =>
      (carried[footnote] === true && facts[`party.${footnote}`]?.value === true ? [title] : []))),
  };
}

/** For each fact that chains settle, the questions about the chains. */
function behindOf(
  roles: ReadonlyMap<string, Entity>, answers: readonly OwnershipAnswer[], tops: readonly TopAnswer[],
): Map<string, Need[]> {
  const behind = new Map<string, Need[]>();
  const put = (name: string, needs: Need[]): void => {
    if (needs.length > 0) behind.set(name, needs);
  };
  for (const [role, entity] of roles) {
    for (const answer of answers.filter(({ party }) => party === entity)) {
      const { on: { rule }, shares } = answer;
      if (rule.concludes !== undefined) put(`${role}.${rule.concludes}`, needsOf(answer));
      if (role === shareRole) for (const fact of Object.keys(shares)) put(fact, needsOf(answer));
    }
    for (const { rule, hangsOn } of tops.filter(({ party }) => party === entity)) {
      put(`${role}.${rule.concludes}`, hangsOn.map(({ owner, owned }): Need => ({
        fact: `own.${owner.id}>${owned.id}`, class: 'determining', cite: provisionOf(rule.id),
        question: `How much of ${nameOf(owned)} does ${nameOf(owner)} hold?`,
      })));
    }
  }
  return behind;
}

function provisionOf(rule: string): string {
  return rule.slice(0, rule.indexOf('#'));
}

/** The questions on which an answer hangs. */
function needsOf({ hangsOn, on: { rule } }: OwnershipAnswer): Need[] {
  const cite = provisionOf(rule.id);
  return hangsOn.map((hanging): Need => ({
    fact: hanging.kind === 'stake' && hanging.stake !== undefined ? `own.${hanging.owner!.id}>${hanging.entity.id}` : hanging.entity.id,
    class: 'determining', question: questionOf(hanging), cite,
  }));
}

interface Roles {
  roles: Map<string, Entity>;
  assumed: Record<string, StatedFact>;
}

/** The entities that play a role: by its name, by the name it is stated to have, or as the end of all chains the end user. */
function rolesIn(engine: LawEngine, { entities, numberOf, graph }: Structure, rest: Readonly<Record<string, FactValue>>): Roles {
  const roles = new Map<string, Entity>();
  for (const { name } of engine.corpus.vocabulary.roles) {
    const stated = rest[`${name}.name`];
    const number = numberOf.get(typeof stated === 'string' ? stated : name);
    if (number !== undefined) roles.set(name, entities[number]!);
  }
  for (const [fact, value] of Object.entries(rest)) {
    const named = engine.layout.names.find(fact);
    const entity = named === undefined ? undefined : roles.get(named.prefix);
    if (entity !== undefined && named!.definition.name !== 'name') entity.facts[`party.${named!.definition.name}`] ??= said(value);
  }
  const isSpokenOf = Object.keys(rest).some((fact) => engine.layout.names.find(fact)?.prefix === 'endUser');
  const ends = entities.filter((_, number) => graph.heldIn(number).length > 0 && graph.heldBy(number).length === 0);
  if (roles.size > 0 || isSpokenOf || ends.length !== 1) return { roles, assumed: {} };
  return { roles: roles.set('endUser', ends[0]!), assumed: { 'endUser.name': assumedName(ends[0]!) } };
}

function said(value: FactValue): StatedFact {
  return { value, origin: { kind: 'stated' } };
}
