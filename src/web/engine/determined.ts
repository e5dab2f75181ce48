import type { Determination } from '../../determination/determination.ts';
import { determine } from '../../determination/determine.ts';
import type { DetermineOptions } from '../../determination/options.ts';
import { checkDay } from '../../cli/lawSpan.ts';
import type { Package } from '../../package/model.ts';
import { type PackageTree, type ReadPackage, type ReadPackageOptions, readPackage } from '../../package/reader.ts';
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

export interface Determined extends ReadPackage {
  options: DetermineOptions & { assumeOrdinary: boolean };
  determination: Determination;
}

let lastOpened: { key: string; opened: PackageTree } | undefined;
let last: { key: string; determined: Determined } | undefined;

/** Reads a package file; the same text again is not read twice. Throws `InputError` with everything wrong in it. */
export function opened(bench: Bench, { text, path }: Pick<PackageQuestion, 'text' | 'path'>): PackageTree {
  const key = `${path}\n${text}`;
  return lastOpened?.key === key ? lastOpened.opened : keep(readPackage(text, readingFor(bench, path)));
}

/** Makes a package that was read some other way the one that need not be read again. */
export function keep(read: PackageTree): PackageTree {
  const { path, text } = read.document;
  lastOpened = { key: `${path}\n${text}`, opened: read };
  return read;
}

/** How packages are read here. */
export function readingFor({ vocabulary, catalog }: Bench, path: string): ReadPackageOptions {
  return { path, vocabulary, catalogNames: catalog.names };
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
