import type { OwnershipAnswer } from './answer.ts';
import type { Structure } from './book.ts';
import type { Link } from './chain.ts';
import { lineOf, nameOf, questionOf, restsOf, signsOf, standingOf } from './plain.ts';
import { formatShare } from './share.ts';
import type { TopAnswer } from './top.ts';

/** One answer in words: the answer first, then why, then what it rests on. */
export function answerWords(answer: OwnershipAnswer): string[] {
  const { on, hangsOn, isExact, carried, governing, verdict } = answer;
  const { rule } = on;
  const terms = Object.entries(carried).filter(([, value]) => value !== false)
    .map(([fact, value]) => (value === true ? fact : `${fact} ${String(value)}`));
  const from = governing === undefined ? '' : ` (from ${nameOf(governing)})`;
  return [
    `${sayingOf(answer)}  ${rule.question}`,
    `  ${heldOf(answer)} ${rule.cite}: ${standingOf(on)}.`,
    ...on.readings.map(({ reading, inForce, isTextSeen }) =>
      `  If ${readingWords(reading)}${isTextSeen ? ' (as the text that was read has it)' : ''}: `
        + `${inForce === true ? yesOrNo(answer.holds) : 'no'}.`),
    ...chainWords(answer.chains, verdict.structure, '  '),
    ...(terms.length === 0 ? [] : [`  Takes over${from}: ${terms.join(', ')}.`]),
    ...(hangsOn.length === 0 ? [] : [`  Depends on${isExact ? ' exactly this' : ', at most, this'}:`]),
    ...hangsOn.map((one) => `    ${questionOf(one)}`),
    ...signsOf(answer).map((sign) => `  Look closer: ${sign}`),
    ...restsOf(answer).map((rest) => `  Rests on: ${rest}`),
  ];
}

function sayingOf({ answer, judgedBy, holds, on }: OwnershipAnswer): string {
  if (judgedBy !== undefined) return holds === false ? 'nobody  ' : 'judge   ';
  if (answer === null && holds === true && on.inForce === null) return 'unsettled';
  return answer === null ? 'depends ' : answer ? 'yes     ' : 'no      ';
}

function yesOrNo(holds: boolean | null): string {
  return holds === null ? 'it depends' : holds ? 'yes' : 'no';
}

function readingWords(reading: Readonly<Record<string, boolean>>): string {
  return Object.entries(reading).map(([name, value]) => `${name} is ${value}`).join(' and ');
}

function heldOf(answer: OwnershipAnswer): string {
  const { isSeed, held, judgedBy, party, holds } = answer;
  if (isSeed) return `${nameOf(party)} counts by itself.`;
  if (judgedBy !== undefined) {
    if (holds === false) return 'Nobody who counts owns or controls it, on what is recorded.';
    return `No share is written down; ${judgedBy} has to judge.`;
  }
  return `Owners that count hold ${formatShare(held)}; the line is ${lineOf(answer)}.`;
}

const countWords = { yes: 'counts', perhaps: 'may count', no: 'does not count' };

/** The chains above a party as an indented tree. */
export function chainWords(links: readonly Link[], structure: Structure, indent: string): string[] {
  return links.flatMap((link, index) => {
    const isLast = index === links.length - 1;
    const entity = structure.entities[link.entity]!;
    const isPower = link.stake !== undefined && structure.stakes[link.stake] === undefined && structure.numberOf.has(entity.id);
    const held = isPower ? 'controls it' : link.share === undefined ? '' : formatShare(link.share);
    const why = link.isSeed ? ` by itself${listsOf(entity.facts)}` : link.isToldElsewhere ? ', told above' : '';
    return [
      `${indent}${isLast ? '└' : '├'} ${held}  ${nameOf(entity)}: ${countWords[link.counts]}${link.counts === 'no' ? '' : why}`,
      ...chainWords(link.above, structure, `${indent}${isLast ? ' ' : '│'} `),
    ];
  });
}

/** The facts that are true of an owner, by their names. */
function listsOf(facts: OwnershipAnswer['party']['facts']): string {
  const said = Object.entries(facts).filter(([, { value }]) => value === true).map(([name]) => name.slice(name.indexOf('.') + 1));
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
}

/** Who is at the top of a party, in words. */
export function topWords({ rule, party, paths, headquarters, hangsOn, test }: TopAnswer): string[] {
  const ends = paths.map(({ entities, isCircle }) =>
    `${entities.map(nameOf).join(' < ')}${isCircle ? ' (a circle: nobody is at the top)' : ''}`);
  const seat = `headquarters ${headquarters === undefined ? 'not stated' : headquarters === null ? 'open' : String(headquarters)}`;
  return [
    `${paths.length === 1 && !paths[0]!.isCircle ? 'top     ' : 'open    '}  ${rule.question}`,
    ...ends.map((end, index) => `  ${index === 0 ? '' : 'or '}${end}`),
    `  ${rule.cite}: ${seat}${test === undefined ? '' : `; ${rule.tests}: ${test === null ? 'open' : String(test)}`}.`,
    ...hangsOn.map(({ owner, owned }) => `  Depends on: How much of ${nameOf(owned)} does ${nameOf(owner)} hold?`),
    ...(paths.length === 1 && paths[0]!.entities.length === 1 ? [`  Rests on: nobody on record is above ${nameOf(party)}.`] : []),
  ];
}
