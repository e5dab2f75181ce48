import { understood, withAnswer } from '../../../cli/askAnswer.ts';
import { ask as askedOf, type AskedQuestion } from '../../../determination/ask.ts';
import { readPackage } from '../../../package/reader.ts';
import type { Bench } from '../bench.ts';
import { determined, opened, optionsFor, type PackageQuestion } from '../determined.ts';

/** What a package still has to be asked, as far as somebody can answer it here. */
export interface Interview {
  title: string;
  /** Questions that decide and have a place in the file, the one that settles most first. */
  determining: AskedQuestion[];
  /** What has to be looked into, whatever it could change. */
  diligence: AskedQuestion[];
  forOthers: AskedQuestion[];
  /** What the file has to say first. */
  first: string[];
  /** Findings that are open now, of how many. */
  open: number;
  findings: number;
  /** Answers on the shortest way to the end. */
  shortest: number;
  bounded: boolean;
}

/** The questions of a package in the order in which to ask them. */
export function interview(bench: Bench, question: PackageQuestion): Interview {
  const { package: found } = opened(bench, question);
  const options = optionsFor(bench, question, found);
  const report = askedOf(bench.engine, found, bench.catalog, bench.vocabulary, options);
  const { legs } = determined(bench, question).determination;
  const isLeg = new Set(legs.map(({ id }) => id));
  // Nobody proposes anything yet who names no consortium: the tests of a proposal can wait.
  const wanted = (one: { findings: readonly string[] }): boolean =>
    found.consortium !== undefined || one.findings.some((id) => isLeg.has(id));
  const placed = report.determining.filter(({ path }) => path !== undefined).filter(wanted);
  const open = report.open.filter((id) => wanted({ findings: [id] }));
  return {
    title: report.title, determining: placed, forOthers: report.forOthers.filter(wanted),
    diligence: report.diligence.filter(({ path }) => path !== undefined),
    first: [...new Set(report.determining.filter(wanted).flatMap(({ first }) => first ?? []))],
    open: open.length, findings: Math.max(legs.length, open.length),
    shortest: Math.min(report.shortest, placed.length), bounded: report.bounded,
  };
}

/** The file with an answer in it, or why it cannot be one. `typed` is what a terminal would take; “?” that it is not known. */
export function answerQuestion(
  bench: Bench, { text, path, asked, typed }: { text: string; path: string; asked: AskedQuestion; typed: string },
): { text: string } | { complaint: string } {
  const read = understood(bench.engine, asked, typed);
  if ('complaint' in read) return read;
  const { package: found, document } = opened(bench, { text, path });
  const after = withAnswer(document, found, asked, read.value).text;
  readPackage(after, { path, vocabulary: bench.vocabulary, catalogNames: bench.catalog.names });
  return { text: after };
}
