import type { FactValue, Interval } from '../../engine/fact.ts';
import type { Hanging, OwnershipAnswer } from './answer.ts';
import type { Entity, Structure } from './book.ts';
import type { Link } from './chain.ts';
import type { RuleOn } from './rulesOn.ts';
import { formatShare, onePercent, percentFact, percentOf, whole } from './share.ts';
import { turningOf } from './turning.ts';

/** An owner in a chain, as JSON. */
export interface PlainLink {
  owner: string;
  percent: number | Interval | null;
  counts: 'yes' | 'perhaps' | 'no';
  /** It counts by itself. */
  itself: boolean;
  above: PlainLink[];
}

/** An answer about a party as JSON: ids for entities, percent for shares. */
export interface PlainAnswer {
  rule: string;
  name: string;
  cite: string;
  question: string;
  grade: string;
  party: string;
  answer: boolean | null;
  holds: boolean | null;
  inForce: boolean | null;
  standing: string;
  judgedBy?: string;
  itself: boolean;
  heldPercent: number | Interval | null;
  line?: string;
  hangsOn: { kind: Hanging['kind']; fact?: string; entity: string; question: string }[];
  exact: boolean;
  readings: { reading: Record<string, boolean>; textSeen: boolean; answer: boolean | null }[];
  owners: string[];
  governingOwner?: string;
  carried: Record<string, FactValue>;
  signs: string[];
  restsOn: string[];
  chains: PlainLink[];
}

/** An answer as plain data. */
export function plainAnswer(answer: OwnershipAnswer, structure: Structure): PlainAnswer {
  const { on, party, holds, judgedBy, governing } = answer;
  const { rule } = on;
  return {
    rule: rule.id, name: rule.name, cite: rule.cite, question: rule.question, grade: rule.grade, party: party.id,
    answer: answer.answer, holds, inForce: on.inForce, standing: standingOf(on), ...(judgedBy === undefined ? {} : { judgedBy }),
    itself: answer.isSeed, heldPercent: percentFact(answer.held), ...(judgedBy === undefined ? { line: lineOf(answer) } : {}),
    hangsOn: answer.hangsOn.map(plainHanging), exact: answer.isExact,
    readings: on.readings.map(({ reading, isTextSeen, inForce }) =>
      ({ reading, textSeen: isTextSeen, answer: holds === false || inForce === false ? false : holds === null ? null : inForce })),
    owners: answer.sources.map(({ id }) => id), ...(governing === undefined ? {} : { governingOwner: governing.id }),
    carried: answer.carried, signs: signsOf(answer), restsOn: restsOf(answer), chains: plainLinks(answer.chains, structure),
  };
}

function plainLinks(links: readonly Link[], structure: Structure): PlainLink[] {
  return links.map(({ entity, share, counts, isSeed, above }) => ({
    owner: structure.entities[entity]!.id, percent: share === undefined ? null : percentFact(share), counts, itself: isSeed,
    above: plainLinks(above, structure),
  }));
}

/** Whether the rule applies on the day, in words. */
export function standingOf({ inForce, why, version, readings }: RuleOn): string {
  if (inForce === true) return 'in force';
  if (why?.kind === 'before') return `not in force on the day (the page begins on ${version.effective})`;
  if (why?.kind === 'posture') {
    const { state, from, to, by } = why.posture;
    return `${state === 'stayed' ? 'stayed' : 'not enforced'} from ${from}${to === undefined ? '' : ` to ${to}`} by ${by}`;
  }
  if (why?.kind === 'condition') return 'not in force on the day';
  const seen = readings.find(({ isTextSeen }) => isTextSeen)?.inForce;
  return `open whether it is in force${seen == null ? '' : `; by the text that was read it is${seen ? '' : ' not'}`}`;
}

/** The line of a rule in words. */
export function lineOf({ line }: Pick<OwnershipAnswer, 'line'>): string {
  return line % onePercent === 0 ? `at least ${percentOf(line)} %` : `more than ${percentOf(line - 1)} %`;
}

function plainHanging(hanging: Hanging): PlainAnswer['hangsOn'][number] {
  const { kind, entity, owner } = hanging;
  const named = owner === undefined || hanging.stake === undefined ? {} : { fact: `own.${owner.id}>${entity.id}` };
  return { kind, ...named, entity: entity.id, question: questionOf(hanging) };
}

/** What would have to be found out. */
export function questionOf({ kind, entity, owner, share }: Hanging): string {
  switch (kind) {
    case 'stake': return `How much of ${nameOf(entity)} does ${nameOf(owner!)} hold? (now: ${formatShare(share!)})`;
    case 'owner': return `Does ${nameOf(entity)} count as an owner by itself?`;
    case 'reach': return `Can the rule reach ${nameOf(entity)}: where is it organised?`;
  }
}

export function nameOf({ id, name }: Entity): string {
  return name ?? id;
}

/** What falls short of the rule and is yet a reason to look closer. */
export function signsOf({ short, held, line }: OwnershipAnswer): string[] {
  const { minority, control, owns, through: { circle, share } } = short;
  return [
    ...(minority ? [`Owners that count hold ${formatShare({ low: held.low, high: held.high })}: short of the line.`] : []),
    ...control.map((owner) => `${nameOf(owner)} counts and controls it; control is told apart from ownership.`),
    ...owns.map((below) => `It owns a stake in ${nameOf(below)}, which counts; the rule runs down, not up.`),
    ...(circle === undefined ? [] : [`${listed(circle.members)} own each other in a circle, and of those on record only owners that count `
      + `hold a part of it from outside (${listed(circle.outside)}). A circle brings nobody to the line by itself.`]),
    ...(share === undefined ? [] : [`Multiplied along the chains, owners that count hold ${percentOf(share)} % of it, and the line is `
      + `${lineOf({ line })}. The rule does not multiply: a company below the line hands nothing on.`]),
  ];
}

function listed(entities: readonly Entity[]): string {
  return entities.map(nameOf).join(', ');
}

/** What the answer takes for granted. */
export function restsOf(answer: OwnershipAnswer): string[] {
  const { supposed, takenAsReached, party } = answer;
  return [
    ...supposed.map((owner) => `${nameOf(owner)} is taken to be an owner that counts: the question asks for the rule and names no other.`),
    ...(takenAsReached ? [`Nothing says where ${nameOf(party)} is organised; it is taken to be where the rule reaches.`] : []),
    ...turningWords(answer),
  ];
}

/** What nobody recorded and could turn a no. A rule that does not apply catches nobody, whoever the owners are. */
function turningWords({ verdict, party, holds, isReachable, on }: OwnershipAnswer): string[] {
  if (holds !== false || !isReachable || on.inForce === false) return [];
  const { owners, stakes, exact } = turningOf(verdict, verdict.structure.numberOf.get(party.id)!);
  return [
    ...owners.map(({ entity, share }) => (share.high === whole
      ? `Nobody on record owns ${nameOf(entity)}; whoever does is taken not to count.`
      : `Whoever owns the rest of ${nameOf(entity)} (${formatShare(share)}) and is not on record is taken not to count.`)),
    ...stakes.map(({ entity, owner, share }) =>
      `${nameOf(owner)} is taken not to count, so what it holds of ${nameOf(entity)} (${formatShare(share)}) is left open.`),
    ...(exact ? [] : ['At most this could turn the answer; not all of it has to.']),
  ];
}
