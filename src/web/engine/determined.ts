import type { Determination } from '../../determination/determination.ts';
import { determine } from '../../determination/determine.ts';
import type { DetermineOptions } from '../../determination/options.ts';
import { checkDay } from '../../cli/lawSpan.ts';
import type { Package } from '../../package/model.ts';
import { type PackageDocument, readPackage } from '../../package/reader.ts';
import type { Bench } from './bench.ts';

/** A package file and the question about it, as the page sends them. */
export interface PackageQuestion {
  text: string;
  /** What messages call the file. */
  path: string;
  /** The day asked about; without it the file's own, else today. */
  on: string | null;
  today: string;
  knownOn: string | null;
  assumeOrdinary: boolean;
}

export interface Opened {
  package: Package;
  document: PackageDocument;
}

export interface Determined extends Opened {
  options: DetermineOptions & { assumeOrdinary: boolean };
  determination: Determination;
}

let lastOpened: { key: string; opened: Opened } | undefined;
let last: { key: string; determined: Determined } | undefined;

/** Reads a package file; the same text again is not read twice. Throws `InputError` with everything wrong in it. */
export function opened({ vocabulary, catalog }: Bench, { text, path }: Pick<PackageQuestion, 'text' | 'path'>): Opened {
  const key = `${path}\n${text}`;
  if (lastOpened?.key !== key) lastOpened = { key, opened: readPackage(text, { path, vocabulary, catalogNames: catalog.names }) };
  return lastOpened.opened;
}

/** The day and the rest of a question about a package. Throws `FactError` for a day of which the law can say nothing. */
export function optionsFor(
  { corpus }: Bench, { on: asked, today, knownOn, assumeOrdinary }: PackageQuestion, found: Package,
): Determined['options'] {
  const on = asked ?? found.on ?? today;
  checkDay(corpus, on, 'on');
  return { on, assumeOrdinary, ...(knownOn === null ? {} : { knownOn }) };
}

/** The determination of a package; asked for again for its parts, it is not made twice. */
export function determined(bench: Bench, question: PackageQuestion): Determined {
  const { text, path, on, today, knownOn, assumeOrdinary } = question;
  const key = JSON.stringify([on, today, knownOn, assumeOrdinary, path, text]);
  if (last?.key === key) return last.determined;
  const { package: found, document } = opened(bench, question);
  const options = optionsFor(bench, question, found);
  const determination = determine(bench.engine, found, bench.catalog, { ...options, memory: bench.memory });
  last = { key, determined: { package: found, document, options, determination } };
  return last.determined;
}
