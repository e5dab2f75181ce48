import type { Entity } from '../../../screening/ownership/book.ts';
import type { OwnershipAnswer } from '../../../screening/ownership/answer.ts';
import type { Link } from '../../../screening/ownership/chain.ts';
import { bookOfPackage } from '../../../screening/ownership/packageBook.ts';
import { pictureOf } from '../../../screening/ownership/picture/report.ts';
import { lineOf, nameOf, plainAnswer } from '../../../screening/ownership/plain.ts';
import { reportOn } from '../../../screening/ownership/report.ts';
import { formatShare } from '../../../screening/ownership/share.ts';
import { topWords } from '../../../screening/ownership/words.ts';
import type { Bench } from '../../engine/bench.ts';
import { opened, optionsFor, type PackageQuestion } from '../../engine/determined.ts';

/** An owner in the sum: what it holds directly, whether that counts, and through whom. */
export interface SummedOwner {
  name: string;
  share: string;
  counts: Link['counts'];
  isSeed: boolean;
  above: SummedOwner[];
}

export interface OwnerRule {
  name: string;
  question: string;
  cite: string;
  standing: string;
  /** Whether the party is caught on the day; null where that is open. */
  answer: boolean | null;
  judgedBy: string | null;
  isSeed: boolean;
  held: string;
  line: string;
  sum: SummedOwner[];
  hangsOn: string[];
  signs: string[];
  restsOn: string[];
}

export interface OwnersAnswer {
  title: string;
  on: string;
  parties: { id: string; name: string; owners: number }[];
  party: { id: string; name: string } | null;
  rules: OwnerRule[];
  tops: string[][];
  picture: string;
}

/** Who stands behind a party of a package, and what the law's rules on owners make of it. */
export function ownersRoom(bench: Bench, { question, party }: { question: PackageQuestion; party: string | null }): OwnersAnswer {
  const { package: found } = opened(bench, question);
  const { on, assumeOrdinary, knownOn } = optionsFor(bench, question, found);
  const book = bookOfPackage(found);
  const parties = (found.parties ?? []).map(({ id, name, owners = [] }) => ({ id, name, owners: owners.length }));
  const chosen = parties.find(({ id }) => id === party) ?? parties.toSorted((left, right) => right.owners - left.owners)[0];
  const report = chosen === undefined ? undefined : reportOn(bench.engine, book, chosen.id,
    { on, view: 'enforced', ...(knownOn === undefined ? {} : { knownOn }) }, { assumeOrdinary });
  return {
    title: found.title, on, parties, party: chosen === undefined ? null : { id: chosen.id, name: chosen.name },
    rules: report === undefined ? [] : report.answers.map((answer) => ruleOf(answer, report.structure.entities, report.structure)),
    tops: report?.tops.map(topWords) ?? [], picture: report === undefined ? '' : pictureOf(report),
  };
}

function ruleOf(answer: OwnershipAnswer, entities: readonly Entity[], structure: Parameters<typeof plainAnswer>[1]): OwnerRule {
  const { name, question, cite, standing, answer: caught, judgedBy, itself, hangsOn, signs, restsOn } = plainAnswer(answer, structure);
  return {
    name, question, cite, standing, answer: caught, judgedBy: judgedBy ?? null, isSeed: itself,
    held: formatShare(answer.held), line: judgedBy === undefined ? lineOf(answer) : '', sum: summed(answer.chains, entities),
    hangsOn: hangsOn.map((one) => one.question), signs, restsOn,
  };
}

function summed(links: readonly Link[], entities: readonly Entity[]): SummedOwner[] {
  return links.map(({ entity, share, counts, isSeed, above }) => ({
    name: nameOf(entities[entity]!), share: share === undefined ? '' : formatShare(share), counts, isSeed, above: summed(above, entities),
  }));
}
