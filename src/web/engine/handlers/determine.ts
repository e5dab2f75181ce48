import type { Account } from '../../../determination/ledger.ts';
import type { DateAhead, LegFinding, TestFinding } from '../../../determination/determination.ts';
import type { Decision } from '../../../engine/decision.ts';
import type { Outcome } from '../../../engine/program.ts';
import { itemsOf, type LayerName, type Package } from '../../../package/model.ts';
import type { Bench } from '../bench.ts';
import { determined, type PackageQuestion } from '../determined.ts';

/** One view of one leg, as the matrix shows it. */
export interface ViewSummary {
  outcome: Outcome;
  eccn: string | null;
  reviewPolicy: string | null;
  needs: number;
  /** It rests on something that was only announced. */
  announced: boolean;
}

export interface LegSummary {
  id: string;
  item: string;
  site: string;
  country: string | null;
  enforced: ViewSummary;
  codified: ViewSummary;
  differs: boolean;
}

export interface QuestionSummary {
  fact: string;
  question: string;
  who: string | null;
  cite: string | null;
  legs: string[];
}

export type TestSummary = Pick<TestFinding, 'name' | 'rule' | 'subject' | 'of' | 'status' | 'severity' | 'cite' | 'legs'>
  & { question: string | null };

/** What the page shows of a determination before anybody asks for more. */
export interface PackageAnswer {
  package: Package;
  title: string;
  on: string;
  knownOn: string | null;
  corpus: string;
  verifiedThrough: string;
  items: { id: string; name: string; layer: LayerName }[];
  sites: { id: string; name: string; country: string | null }[];
  legs: LegSummary[];
  tests: TestSummary[];
  questions: QuestionSummary[];
  datesAhead: DateAhead[];
  accounts: Account[];
  milliseconds: number;
  /** Answers are numbered, so that one can be told from the next. */
  number: number;
}

let answers = 0;

/** Determines a package and gives what its page shows at once. */
export function determinePackage(bench: Bench, question: PackageQuestion): PackageAnswer {
  const begun = performance.now();
  const { package: found, determination } = determined(bench, question);
  const { title, on, knownOn, corpus, verifiedThrough, legs, tests, questions, datesAhead, accounts } = determination;
  return {
    package: found, title, on, knownOn, corpus, verifiedThrough, datesAhead, accounts,
    items: itemsOf(found).map(({ layer, item: { id, name, catalog = '' } }) =>
      ({ id, layer, name: name ?? bench.catalog.find(catalog)?.name ?? id })),
    sites: sitesOf(found, legs, bench.corpus.countries),
    legs: legs.map(summaryOf),
    tests: tests.map(({ name, rule, subject, of, status, severity, cite, legs: own, question: asked }) =>
      ({ name, rule, subject, of, status, severity, cite, legs: own, question: asked ?? null })),
    questions: questions.map(({ need, legs: own }) =>
      ({ fact: need.fact, question: need.question, who: need.who ?? null, cite: need.cite ?? null, legs: own })),
    milliseconds: performance.now() - begun, number: ++answers,
  };
}

function summaryOf({ id, item, site, country, enforced, codified, differs }: LegFinding): LegSummary {
  return { id, item, site, country, differs, enforced: viewOf(enforced), codified: viewOf(codified) };
}

function viewOf({ outcome, eccn, reviewPolicy, needs, restsOn }: Decision): ViewSummary {
  return { outcome, eccn, reviewPolicy, needs: needs.length, announced: restsOn.some(({ kind }) => kind === 'announcement') };
}

/** Every place some leg goes to: the sites of the file, and countries for which there is none yet. */
function sitesOf({ sites = [] }: Package, legs: readonly LegFinding[], countries: Record<string, string>): PackageAnswer['sites'] {
  const named = sites.map(({ id, name, country }) => {
    const code = country?.value;
    return { id, name, country: typeof code === 'string' ? code : null };
  });
  const others = [...new Set(legs.map(({ site }) => site))].filter((site) => !named.some(({ id }) => id === site));
  return [...named, ...others.map((code) => ({ id: code, name: countries[code] ?? code, country: code in countries ? code : null }))];
}
