// Loads the law of a folder as the command does; `check` after the folder checks it too.
import { loadCorpus } from '../../src/cli/corpusCache.ts';
import { readLawTexts } from '../../src/cli/lawFiles.ts';

const [folder, what] = process.argv.slice(2);
const corpus = loadCorpus(readLawTexts(folder));
if (corpus.provisions.length === 0) throw new Error('Nothing was read.');
if (what === 'check') {
  const { checkCorpus } = await import('../../src/corpus/check.ts');
  const problems = checkCorpus(corpus);
  if (problems.length > 0) throw new Error(problems.slice(0, 5).map(({ file, message }) => `${file}: ${message}`).join('\n'));
}
