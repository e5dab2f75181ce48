import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkCorpus } from './check.ts';
import { readCorpus } from './corpus.ts';
import { type Diagnostic, formatDiagnostic } from './diagnostic.ts';
import { periodOf } from './ledger.ts';

function complaints(account: string): string[] {
  const problems: Diagnostic[] = [];
  const texts = {
    'law/vocabulary/leg.yaml': `subject: leg
facts:
  load: {type: number, unit: TPP, class: determining, question: How much?}
  before: {type: number, unit: TPP, class: determining, question: How much before?}
  wait: {type: number, unit: days, class: determining, question: How long?}
  harbour: {type: country, class: determining, question: Where to?}
`,
    'law/vocabulary/roles.yaml': 'roles: {buyer: {title: Buyer}}\n',
    'law/vocabulary/grounds.yaml': 'grounds: {weather: {title: Weather}}\n',
    'law/tables/countries.yaml': 'table: countries\ncountries: {AA: A}\n',
    'law/tables/values.yaml': 'table: figures\ngrade: primary\nvalues: {most: [{value: 8, unit: TPP}]}\n',
    'law/sea/1/2031-02-03.md': `---
title: A page
cite: Sea 1
source: Somewhere
published: 2031-02-01
effective: 2031-02-03
grade: primary
---
Words.

\`\`\`rule
id: calm
exception: CALM
lifts: [weather]
when: before + load <= values["most"]
\`\`\`

\`\`\`rule
id: account
ledger: most
${account}
\`\`\`
`,
  };
  const corpus = readCorpus(Object.entries(texts).map(([path, text]) => ({ path, text })), problems);
  return [...problems, ...checkCorpus(corpus)].map(formatDiagnostic);
}

const sound = `for: CALM
draws: load
opening: before
limit: values["most"]
period: calendar-quarter
per: [buyer.ultimateParent, harbour]`;

test('a ledger whose names, units and types fit is sound', () => {
  assert.deepEqual(complaints(sound), []);
});

test('what a ledger names must be there, in one unit', () => {
  const wrong = (from: string, to: string): string => complaints(sound.replace(from, to)).join('\n');
  assert.match(wrong('CALM', 'CLAM'), /'CLAM' is no exception or authorisation .*Did you mean 'CALM'/s);
  assert.match(wrong('opening: before', 'opening: wait'), /It draws TPP, but its opening is in days/);
  assert.match(wrong('draws: load', 'draws: harbour'), /A number is needed in 'draws', not a country/);
  assert.match(wrong('draws: load', 'draws: loud'), /2031-02-03\.md:\d+:\d+: account: .*'loud'.*Did you mean 'load'/s);
  assert.match(wrong('buyer.ultimateParent', 'byer'), /kept per role or fact; 'byer' is neither.*'buyer'/s);
  assert.match(wrong('calendar-quarter', 'quarter'), /'quarter' is not one of calendar-year, calendar-quarter, none/);
  assert.match(wrong('values["most"]', '"before + 1"'), /limit of a ledger is a figure, a fact or a dated value/);
});

test('periods are those of the calendar', () => {
  assert.deepEqual(periodOf('calendar-year', '2028-02-29'), { from: '2028-01-01', to: '2028-12-31' });
  assert.deepEqual(['2026-03-31', '2026-04-01', '2026-12-31'].map((day) => periodOf('calendar-quarter', day)!.to),
    ['2026-03-31', '2026-06-30', '2026-12-31']);
  assert.equal(periodOf('none', '2026-01-01'), undefined);
});
