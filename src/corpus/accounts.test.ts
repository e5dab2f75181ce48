import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAccounts } from './accounts.ts';
import { readCorpus } from './corpus.ts';
import { type Diagnostic, formatDiagnostic } from './diagnostic.ts';

const corpus = readCorpus([
  { path: 'law/vocabulary/leg.yaml', text: `subject: leg
facts:
  drawn: {type: number, class: determining, question: How much?}
  before: {type: number, class: determining, question: How much before?}
  place: {type: text, class: determining, question: Where?}
` },
  { path: 'law/tables/lists.yaml', text: 'table: lists\ngrade: primary\nsets: {near: [a]}\nvalues: {top: [{value: 9}]}\n' },
], []);

const account = 'accounts:\n  - {id: a, title: A, cite: Act 1, opening: before, draws: drawn, per: place, limit: top, '
  + 'notIn: \'lists["near"]\'}\n';

function read(text: string) {
  const problems: Diagnostic[] = [];
  const found = readAccounts({ path: 'law/accounts.yaml', text }, corpus, problems);
  return { found, problems: problems.map(formatDiagnostic) };
}

test('an account names facts, a value and a set of the law', () => {
  const { found, problems } = read(account);
  assert.deepEqual(problems, []);
  assert.deepEqual(found[0]!.notIn, { table: 'lists', name: 'near' });
});

test('whatever is not in the law is told where it stands', () => {
  const { problems } = read(account.replace('draws: drawn', 'draws: drown').replace('limit: top', 'limit: tip').replace('near', 'far'));
  assert.match(problems[0]!, /^law\/accounts\.yaml:2:\d+: accounts\.draws: There is no fact 'drown'\. Did you mean 'drawn'\?/);
  assert.match(problems[1]!, /No table has the value 'tip'\. Did you mean 'top'\?/);
  assert.match(problems[2]!, /There is no set lists\["far"\]/);
});
