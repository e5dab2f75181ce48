import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { lawUnder, type ReformSource } from '../../../cli/lawsInWords.ts';
import type { ChosenReform } from '../../../cli/reformChoice.ts';
import { firstReformPage } from '../../../cli/reformFirstPage.ts';
import type { SiteSimulations } from '../../../cli/siteData.ts';
import { type Diagnostic, InputError } from '../../../corpus/diagnostic.ts';
import type { LawText } from '../../../corpus/digest.ts';
import { idOf, readReform, type Reform } from '../../../corpus/reform.ts';
import type { NotExpressed } from '../../../corpus/reformCheck.ts';
import { type Bench, openPart } from '../../engine/bench.ts';

/** What the page calls the reform that somebody writes in it. */
export const ownReform = 'own.md';

/** A reform to choose. */
export type ReformCard = Pick<Reform, 'id' | 'title' | 'cite' | 'kind' | 'status' | 'parameters' | 'untranslatable'>
  & { statusOn: string | null };

/** What there is to choose from. */
export interface SimulationChoices {
  reforms: ReformCard[];
  notExpressed: readonly NotExpressed[];
  portfolios: { name: string; packages: number }[];
}

const hash = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** The reforms and portfolios that come with the law. */
export async function simulationChoices(_: Bench, __: null): Promise<SimulationChoices> {
  const { reforms, notExpressed, portfolios } = await openPart('simulations');
  return {
    notExpressed, portfolios: portfolios.map(({ name, files }) => ({ name, packages: files.length })),
    reforms: reforms.map((text) => read(text, {})).map(({ id, title, cite, kind, status, statusOn, parameters, untranslatable }) =>
      ({ id, title, cite, kind, status, statusOn: statusOn ?? null, parameters, untranslatable })),
  };
}

/** A page to begin a reform with. */
export function beginReform(_: Bench, { on }: { on: string }): string {
  return firstReformPage(on);
}

/** What a reform that is sound comes to. */
export interface CheckedReform {
  title: string;
  rules: number;
  replaced: number;
  amendments: number;
  untranslatable: number;
}

/** Holds a page to the checks that `portolan reform check` makes. Throws `InputError` with everything wrong in it. */
export function checkReform({ corpus }: Bench, { text }: { text: string }): CheckedReform {
  const reform = read({ path: ownReform, text }, {});
  lawUnder(corpus, [reform], hash);
  const { title, rules, replaced, amendments, untranslatable } = reform;
  return {
    title, rules: rules.length, replaced: replaced.length, amendments: amendments.length, untranslatable: untranslatable.length,
  };
}

/** Reforms by their names, and the one written in the page. */
export function reformSource({ reforms }: SiteSimulations, own: string | null): ReformSource {
  return { hash, reformOf: ({ name, given }: ChosenReform) => read(textNamed(name, reforms, own), given) };
}

function textNamed(name: string, reforms: readonly LawText[], own: string | null): LawText {
  if (name === ownReform && own !== null) return { path: ownReform, text: own };
  const text = reforms.find(({ path }) => idOf(path) === name);
  if (text !== undefined) return text;
  throw new InputError([{
    file: '', line: 1, column: 1, message: `There is no reform '${name}' here.`, hint: 'Choose one from the list.',
  }]);
}

function read(text: LawText, given: Record<string, string>): Reform {
  const problems: Diagnostic[] = [];
  const reform = readReform(text, { problems, hash, given });
  if (reform === undefined || problems.length > 0) throw new InputError(problems);
  return reform;
}
