import { passagesIn } from '../../../cli/intake/passages.ts';
import { readPackage } from '../../../package/reader.ts';
import { draftOf } from '../../../program/intake/draft.ts';
import { proposedFacts } from '../../../program/intake/find.ts';
import type { ProposedFact } from '../../../program/intake/proposal.ts';
import { readIntakeRules } from '../../../program/intake/rules.ts';
import { type Bench, openPart } from '../../engine/bench.ts';

/** What a proposal seems to state, each fact with where it stands. */
export interface ReadProposal {
  passages: number;
  facts: ProposedFact[];
}

/** Looks for facts in a proposal, PDF or DOCX. Throws `InputError` where it is neither, cannot be read, or holds no text. */
export async function readProposal(
  { corpus, catalog }: Bench, { bytes, name }: { bytes: Uint8Array; name: string },
): Promise<ReadProposal> {
  const [{ intake }, { getDocument }] = await Promise.all([openPart('rooms'), import('./pdf.ts')]);
  const passages = await passagesIn(bytes, name, getDocument);
  const rules = readIntakeRules(intake.path, intake.text);
  return { passages: passages.length, facts: proposedFacts(passages, rules, { countries: corpus.countries, catalog: catalog.entries }) };
}

const schema = 'package.schema.json';

/** A package file from confirmed facts, each with its passage as the source. Throws `InputError` where they make none together. */
export function draftProposal({ vocabulary, catalog }: Bench, { facts, name }: { facts: readonly ProposedFact[]; name: string }): string {
  const text = draftOf(facts, name, schema);
  readPackage(text, { path: 'package.yaml', vocabulary, catalogNames: catalog.names });
  return text;
}
