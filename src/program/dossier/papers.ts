import { entriesOf, needed, optional, readLawData, type Sourced, sourcedOf } from '../../corpus/lawData.ts';
import { type WorksheetValue, worksheetValues } from './worksheetValues.ts';

/** The parts of a dossier that may be claimed as confidential. */
export const confidentialParts = ['prices', 'financing', 'owners', 'evidence', 'papers', 'contract'] as const;
export type ConfidentialPart = (typeof confidentialParts)[number];

/** The statement that goes with a claim of confidentiality. */
export interface Claim extends Sourced {
  part: ConfidentialPart;
  why: string;
}

export interface Certification extends Sourced {
  id: string;
  /** Who signs: the anchor alone, or every member. */
  signer: 'anchor' | 'member';
  text: string;
  provision: string;
}

/** One thing that a paper asks, and what of the package answers it. */
export interface Ask {
  block: string;
  asks: string;
  gives?: WorksheetValue;
  hint?: string;
}

/** A paper for an agency that some deliveries need. */
export interface Worksheet extends Sourced {
  id: string;
  title: string;
  kind: 'licence' | 'notice';
  outcomes: string[];
  exceptions: string[];
  where: string;
  asks: Ask[];
}

/** What the law's list says of the papers of a dossier. */
export interface Papers {
  notice: string;
  claims: Claim[];
  certificationsNotice: string;
  certifications: Certification[];
  worksheets: Worksheet[];
}

/** Reads the papers. Throws `InputError` where they are not in their form. */
export function readPapers(file: string, text: string): Papers {
  return readLawData(file, text, (source, tree) => ({
    notice: needed(source, tree, [], 'notice'),
    certificationsNotice: needed(source, tree, [], 'certificationsNotice'),
    claims: entriesOf(source, tree, 'confidential', ['part', 'why', 'grade', 'source'], (entry, path) => ({
      part: source.oneOf(entry, path, 'part', confidentialParts) ?? 'prices',
      why: needed(source, entry, path, 'why'),
      ...sourcedOf(source, entry, path),
    })),
    certifications: entriesOf(source, tree, 'certifications', ['id', 'signer', 'text', 'provision', 'grade', 'source'], (entry, path) => ({
      id: needed(source, entry, path, 'id'),
      signer: source.oneOf(entry, path, 'signer', ['anchor', 'member']) ?? 'anchor',
      text: needed(source, entry, path, 'text'),
      provision: needed(source, entry, path, 'provision'),
      ...sourcedOf(source, entry, path),
    })),
    worksheets: entriesOf(source, tree, 'worksheets', worksheetFields, (entry, path) => ({
      id: needed(source, entry, path, 'id'),
      title: needed(source, entry, path, 'title'),
      kind: source.oneOf(entry, path, 'kind', ['licence', 'notice']) ?? 'licence',
      outcomes: source.texts(entry, path, 'outcomes'),
      exceptions: source.texts(entry, path, 'exceptions'),
      where: needed(source, entry, path, 'where'),
      ...sourcedOf(source, entry, path),
      asks: entriesOf(
        source,
        entry,
        'asks',
        ['block', 'asks', 'gives', 'hint'],
        (ask, place) => {
          const gives = source.oneOf(ask, place, 'gives', worksheetValues);
          return {
            block: needed(source, ask, place, 'block'),
            asks: needed(source, ask, place, 'asks'),
            ...optional(source, ask, place, 'hint'),
            ...(gives === undefined ? {} : { gives }),
          };
        },
        path,
      ),
    })),
  }));
}

const worksheetFields = ['id', 'title', 'kind', 'outcomes', 'exceptions', 'where', 'asks', 'grade', 'source'];
