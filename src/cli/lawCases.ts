import { type Diagnostic, InputError } from '../corpus/diagnostic.ts';
import { type LawCase, readCases } from '../determination/lawCase.ts';
import { namesOwners } from '../screening/ownership/named.ts';
import { readTexts } from './lawFiles.ts';

/** The worked examples below a folder of the law. Throws {@link InputError} with everything in them that cannot be read. */
export function readLawCases(folder: string): LawCase[] {
  const problems: Diagnostic[] = [];
  const cases = readTexts(folder.replace(/\/$/, ''), ['cases.yaml'])
    .filter(({ path }) => path.endsWith('/cases.yaml'))
    .flatMap(({ path, text }) => readCases(path, text, problems));
  if (problems.length > 0) throw new InputError(problems);
  return cases;
}

/** The worked examples but those about chains of owners: these are followed by rules of their own, not by clauses. */
export function readPlainCases(folder: string): LawCase[] {
  return readLawCases(folder).filter(({ facts }) => !namesOwners(facts));
}
