import { readCodeXml, readDeniedPersons, readPrintedCsv } from './bis.ts';
import { readCslCsv, readCslJson } from './csl.ts';
import { readEuXml } from './eu.ts';
import { readEuCsv } from './euCsv.ts';
import type { FeedReader } from './feed.ts';
import { readOfacAdvanced } from './ofacAdvanced.ts';
import { readOfacCsv } from './ofacCsv.ts';
import { readOfacXml } from './ofacXml.ts';
import { readOfsiXml, readUkCsv } from './uk.ts';
import { readUkXml } from './ukXml.ts';
import { readUnXml } from './un.ts';

/** The reader of each format, by the name it has in `lists/sources.yaml` and on the command line. */
export const readers: Readonly<Record<string, FeedReader>> = {
  'csl-json': readCslJson, 'csl-csv': readCslCsv,
  'ofac-csv': readOfacCsv, 'ofac-xml': readOfacXml, 'ofac-advanced-xml': readOfacAdvanced,
  'code-xml': readCodeXml, 'printed-csv': readPrintedCsv, 'denied-persons': readDeniedPersons,
  'eu-xml': readEuXml, 'eu-csv': readEuCsv,
  'uk-csv': readUkCsv, 'uk-xml': readUkXml, 'ofsi-xml': readOfsiXml,
  'un-xml': readUnXml,
};

/** What the beginning of a file shows of its format; the first that fits counts. */
const signs: readonly [RegExp, string][] = [
  [/<CONSOLIDATED_LIST\b/, 'un-xml'],
  [/<export\b[^>]*fsd|<sanctionEntity\b/, 'eu-xml'],
  [/<ArrayOfFinancialSanctionsTarget\b/, 'ofsi-xml'],
  [/<Designations\b/, 'uk-xml'],
  [/<sdnList\b/, 'ofac-xml'],
  [/<Sanctions\b/, 'ofac-advanced-xml'],
  [/<DIV\d\b|<ECFR\b/, 'code-xml'],
  [/^\s*[[{]/, 'csl-json'],
  [/entity_logical_?id;/i, 'eu-csv'],
  [/name 6"?,"?name 1/i, 'uk-csv'],
  [/country_heading,/, 'printed-csv'],
  [/name"?\t"?street_address/i, 'denied-persons'],
  [/(^|,)source,.*\bname\b/m, 'csl-csv'],
  [/^\s*\d+,"/, 'ofac-csv'],
];

/** The format of a file by its first characters, or undefined where it is none of ours. */
export function formatOf(beginning: string): string | undefined {
  return signs.find(([pattern]) => pattern.test(beginning))?.[1];
}
