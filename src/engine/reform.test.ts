import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { checkCorpus } from '../corpus/check.ts';
import { type LawText, readCorpus } from '../corpus/corpus.ts';
import { type Diagnostic, formatDiagnostic } from '../corpus/diagnostic.ts';
import { readReform } from '../corpus/reform.ts';
import { reformed } from '../corpus/reformApply.ts';
import { checkReformed } from '../corpus/reformCheck.ts';
import { LawEngine } from './lawEngine.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

const page = (section: number, effective: string, condition: string, posture = ''): string => `---
title: Fast things
cite: Made-up Act, section ${section}
source: Made-up Act
published: ${effective}
effective: ${effective}
grade: primary
---
\`\`\`rule
id: fast
require: speed
when: ${condition}
${posture}\`\`\`
`;

const law: LawText[] = [
  {
    path: 'law/vocabulary/leg.yaml',
    text: `subject: leg
facts:
  speed: {type: number, class: determining, question: How fast?}
  destination: {type: country, class: determining, question: Where to?}
`,
  },
  { path: 'law/vocabulary/grounds.yaml', text: 'grounds:\n  speed: {title: Speed}\n' },
  { path: 'law/tables/countries.yaml', text: 'countries: {AA: Aa, BB: Bb}\n' },
  { path: 'law/tables/lists.yaml', text: 'table: lists\ngrade: primary\nsets:\n  near: [AA]\nvalues:\n  top: [{value: 99}]\n' },
  { path: 'law/act/1/2030-01-01.md', text: page(1, '2030-01-01', 'speed >= 10 && destination in lists["near"]') },
  { path: 'law/act/1/2032-01-01.md', text: page(1, '2032-01-01', 'speed >= 12 && destination in lists["near"]') },
  { path: 'law/act/2/2030-01-01.md', text: page(2, '2030-01-01', 'speed >= values["top"]') },
  { path: 'law/act/3/2030-01-01.md', text: page(3, '2030-01-01', 'speed >= 50',
    'posture: [{from: 2030-06-01, state: not-enforced, by: Memo 7}]\n') },
];

const front = (more = 'effective: 2031-01-01\n'): string => `---
title: A bill
cite: Bill 1
kind: bill
status: introduced
reads: as introduced
source: Bill 1
grade: primary
${more}---
`;

function read() {
  const problems: Diagnostic[] = [];
  const corpus = readCorpus(law, problems, hash);
  assert.deepEqual([...problems, ...checkCorpus(corpus)].map(formatDiagnostic), []);
  return corpus;
}

function under(blocks: string, { more, given }: { more?: string; given?: Record<string, string> } = {}) {
  const base = read();
  const problems: Diagnostic[] = [];
  const reform = readReform({ path: 'bill.md', text: front(more) + blocks }, { problems, hash, ...(given === undefined ? {} : { given }) });
  const corpus = reform === undefined ? base : reformed(base, reform, problems, hash);
  if (reform !== undefined && problems.length === 0) problems.push(...checkReformed(corpus, reform));
  return { base, corpus, problems: problems.map(formatDiagnostic) };
}

/** Whether a licence is required under a law, on several days. */
function required(
  engine: LawEngine, facts: Record<string, string | number>, days: readonly string[], view: 'enforced' | 'codified' = 'enforced',
) {
  return days.map((on) => engine.outcome(facts, { on, view }) === 'licence-required');
}

const days = ['2030-12-31', '2031-01-01', '2032-06-01'];

test('a reform changes the law from its first day on, shares the rest, and has a digest of its own', () => {
  const { base, corpus, problems } = under('```rule in place of act/1#fast\nid: fast\nrequire: speed\nwhen: speed >= 40\n```\n');
  assert.deepEqual(problems, []);
  const before = new LawEngine(base);
  const after = new LawEngine(corpus, before);
  assert.deepEqual(required(before, { speed: 20, destination: 'AA' }, days), [true, true, true]);
  assert.deepEqual(required(after, { speed: 20, destination: 'AA' }, days), [true, false, false]);
  assert.equal(corpus.provisions[1], base.provisions[1]);
  assert.equal(after.layout, before.layout);
  assert.notEqual(corpus.digest, base.digest);
});

test('rules are added and struck; a wording that is struck leaves the one before in force', () => {
  const added = under('```rule\nid: slow\nrequire: speed\nwhen: speed < 1\n```\n');
  assert.deepEqual(required(new LawEngine(added.corpus), { speed: 0, destination: 'BB' }, days), [false, true, true]);
  const struck = under('```amend\nstrike: act/1#fast\n```\n');
  assert.deepEqual(required(new LawEngine(struck.corpus), { speed: 20, destination: 'AA' }, days), [true, false, false]);
  const wording = under('```amend\nstrike: act/1/2032-01-01\n```\n');
  assert.deepEqual([added.problems, struck.problems, wording.problems], [[], [], []]);
  assert.deepEqual(required(new LawEngine(wording.corpus), { speed: 11, destination: 'AA' }, days), [true, true, true]);
  assert.deepEqual(required(new LawEngine(wording.base), { speed: 11, destination: 'AA' }, days), [true, true, false]);
});

test('members of a set, figures and postures change', () => {
  const set = under('```amend\nset: lists["near"]\nadd: [BB]\nremove: [AA]\n```\n');
  assert.deepEqual(required(new LawEngine(set.corpus), { speed: 20, destination: 'AA' }, days), [true, false, false]);
  assert.deepEqual(required(new LawEngine(set.corpus), { speed: 20, destination: 'BB' }, days), [false, true, true]);
  const value = under('```amend\nvalue: top\nis: 30\n```\n');
  assert.deepEqual(required(new LawEngine(value.corpus), { speed: 40, destination: 'BB' }, days), [false, true, true]);
  const lifted = under('```amend\nposture: all\nlift: [Memo 7]\n```\n');
  assert.deepEqual(required(new LawEngine(lifted.corpus), { speed: 60, destination: 'BB' }, days), [false, true, true]);
  const settled = under('```amend\nposture: act/3\nsettle: [Memo]\n```\n');
  assert.deepEqual(required(new LawEngine(settled.corpus), { speed: 60, destination: 'BB' }, days, 'codified'), [true, false, false]);
  assert.deepEqual([set.problems, value.problems, lifted.problems, settled.problems], [[], [], [], []]);
});

test('new facts, grounds and tables come with a reform, and parameters are filled in', () => {
  const blocks = `\`\`\`facts
subject: leg
facts:
  weight: {type: number, class: determining, question: How heavy?}
\`\`\`
\`\`\`grounds
grounds: {weight: {title: Weight}}
\`\`\`
\`\`\`table
table: bill
grade: primary
sets: {far: [BB]}
\`\`\`
\`\`\`rule
id: heavy
require: weight
when: weight > \${most} && destination in bill["far"]
\`\`\`
`;
  const more = 'parameters: {most: {default: 5, says: the most}}\n';
  const facts = { speed: 0, destination: 'BB', weight: 6 };
  const usual = under(blocks, { more });
  const chosen = under(blocks, { more, given: { most: '7' } });
  assert.deepEqual([usual.problems, chosen.problems], [[], []]);
  assert.deepEqual([usual, chosen].map(({ corpus }) => required(new LawEngine(corpus), facts, ['2030-01-01'])[0]), [true, false]);
  assert.notEqual(usual.corpus.digest, chosen.corpus.digest);
  assert.match(under(blocks, { more, given: { mots: '7' } }).problems[0]!, /no parameter 'mots'\. Did you mean 'most'\?/);
});

test('a reform, or a part of it, that changes nothing is an error on its own line', () => {
  const faults = (blocks: string): string[] => under(blocks).problems;
  assert.match(faults('Only words.\n')[0]!, /^bill\.md:1:1: The reform changes nothing\./);
  assert.match(faults('\n```amend\nstrike: act/1#fats\n```\n')[0]!,
    /^bill\.md:13:1: There is nothing to strike .* Did you mean 'act\/1#fast'\?/);
  assert.match(faults('```amend\nset: lists["near"]\nadd: [AA]\n```\n')[0]!, /^bill\.md:12:1: AA is already in lists\["near"\]/);
  assert.match(faults('```amend\nset: lists["near"]\nremove: [BB]\n```\n')[0]!, /BB is not in/);
  assert.match(faults('```amend\nvalue: top\nis: 99\n```\n')[0]!, /'top' is 99 already/);
  assert.match(faults('```amend\nposture: all\nlift: [Memo 8]\n```\n')[0]!, /No posture is changed/);
  const same = '```rule in place of act/2#fast\nid: fast\nrequire: speed\nwhen: speed >= values["top"]\n```\n';
  assert.match(faults(same)[0]!, /^bill\.md:12:1: The rule stands as in the law/);
});

test('a reform is held to the checks of the law, and told where it fails', () => {
  const faults = (blocks: string): string[] => under(blocks).problems;
  assert.match(faults('```rule\nid: a\nrequire: speed\nwhen: haste > 1\n```\n')[0]!, /^bill\.md:\d+:\d+: .*no fact 'haste'/);
  const replaced = '```rule in place of act/1#fast\nid: fast\nrequire: weight\nwhen: speed > 1\n```\n';
  assert.match(faults(replaced)[0]!, /^bill\.md:\d+:1: .*The ground 'weight' is not declared/);
  const unread = '```facts\nsubject: leg\nfacts: {idle: {type: number, class: determining, question: Idle?}}\n```\n'
    + '```rule\nid: a\nrequire: speed\nwhen: speed < 1\n```\n';
  assert.match(faults(unread)[0]!, /idle/);
});
