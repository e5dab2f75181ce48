import { entriesOf, needed, optional, readLawData, type Sourced, sourcedOf } from '../corpus/lawData.ts';
import { type LayerName, layerNames, type Package } from '../package/model.ts';
import type { EvidenceState, SafeguardFinding } from './safeguards.ts';

/** What the buyer, its operator, an exporter or the government over there has to do by itself. */
export interface Obligation extends Sourced {
  id: string;
  whose: 'buyer' | 'operator' | 'exporter' | 'government';
  /** Where it holds; everywhere where none is named. */
  countries: string[];
  agencies: string[];
  layers: string[];
  asks: string;
  provision: string;
}

/** A standard that the partner names, beside the frameworks that ask for the like. */
export interface PartnerStandard extends Sourced {
  id: string;
  countries: string[];
  name: string;
  ours: string[];
  by: string;
  /** Asks that the same evidence would serve on both sides. */
  safeguards: string[];
}

export interface PartnerLaw {
  obligations: Obligation[];
  standards: PartnerStandard[];
}

/** The partner's side of a package. */
export interface PartnerFindings {
  obligations: Obligation[];
  /** Each standard with what the package gives as evidence for the asks that both sides share. */
  standards: { standard: PartnerStandard; evidence: { asks: string; state: EvidenceState }[] }[];
  /** Countries of the package for which no obligation or no standard is held: looked for and not found, which is not none. */
  without: { obligations: string[]; standards: string[] };
}

/** Reads obligations and standards. Throws `InputError` where they are not in their form. */
export function readPartner(file: string, text: string): PartnerLaw {
  return readLawData(file, text, (source, tree) => ({
    obligations: entriesOf(
      source,
      tree,
      'obligations',
      ['id', 'whose', 'countries', 'agencies', 'layers', 'asks', 'provision', 'grade', 'source'],
      (entry, path) => ({
        id: needed(source, entry, path, 'id'),
        whose: source.oneOf(entry, path, 'whose', ['buyer', 'operator', 'exporter', 'government']) ?? 'buyer',
        countries: source.texts(entry, path, 'countries'),
        agencies: source.texts(entry, path, 'agencies'),
        layers: source.texts(entry, path, 'layers'),
        asks: needed(source, entry, path, 'asks'),
        provision: needed(source, entry, path, 'provision'),
        ...sourcedOf(source, entry, path),
      }),
    ),
    standards: entriesOf(
      source,
      tree,
      'standards',
      ['id', 'countries', 'name', 'ours', 'by', 'safeguards', 'grade', 'source'],
      (entry, path) => ({
        id: needed(source, entry, path, 'id'),
        countries: source.texts(entry, path, 'countries'),
        name: needed(source, entry, path, 'name'),
        ours: source.texts(entry, path, 'ours'),
        by: optional(source, entry, path, 'by').by ?? '',
        safeguards: source.texts(entry, path, 'safeguards'),
        ...sourcedOf(source, entry, path),
      }),
    ),
  }));
}

/** What the partner's side asks of a package. */
export function partnerFindings(
  found: Package,
  safeguards: readonly SafeguardFinding[],
  { obligations, standards }: PartnerLaw,
): PartnerFindings {
  const countries = countriesOf(found);
  const layers = new Set<string>(layerNames.filter((layer: LayerName) => (found.layers?.[layer] ?? []).length > 0));
  const agencies = new Set((found.support ?? []).map(({ agency }) => agency));
  const fits = (wanted: readonly string[], here: { has(one: string): boolean }): boolean =>
    wanted.length === 0 || wanted.some((one) => here.has(one));
  const own = new Set(countries);
  const missingIn = (held: readonly { countries: string[] }[]): string[] =>
    countries.filter((country) => !held.some((one) => one.countries.includes(country)));
  return {
    obligations: obligations.filter((one) => fits(one.countries, own) && fits(one.agencies, agencies) && fits(one.layers, layers)),
    standards: standards
      .filter((one) => fits(one.countries, own))
      .map((standard) => ({
        standard,
        evidence: safeguards
          .filter(({ safeguard }) => standard.safeguards.includes(safeguard.id))
          .map(({ safeguard, state }) => ({ asks: safeguard.asks, state })),
      })),
    without: { obligations: missingIn(obligations), standards: missingIn(standards) },
  };
}

/** Countries where the package lands or is meant to. */
function countriesOf({ targets, sites = [] }: Package): string[] {
  const landed = sites.flatMap(({ country }) => (typeof country?.value === 'string' ? [country.value] : []));
  return [...new Set([...(targets?.countries ?? []), ...landed])];
}
