import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCorpus } from './corpus.ts';
import { type Diagnostic, formatDiagnostic } from './diagnostic.ts';
import { checkTimeline, eventsBetween, readTimeline } from './timeline.ts';

const page = `---
title: Fast things
cite: Made-up Act, section 1
source: Made-up Act
published: 2030-01-01
effective: 2030-01-01
grade: primary
---
`;

const event = (id: string, more = ''): string => `  - id: ${id}
    kind: rule
    form: final rule
    title: A rule
    published: 2030-01-01
    effective: 2030-02-01
    text: codified
    posture: in-effect
    vulnerability: None.
    summary: It says so.
    source: Made-up Register
    grade: primary
${more}`;

function read(text: string) {
  const problems: Diagnostic[] = [];
  const events = readTimeline([{ path: 'law/timeline/2030.yaml', text: `events:\n${text}` }], problems);
  const corpus = readCorpus([{ path: 'law/act/1/2030-01-01.md', text: page }], problems);
  return { events, problems: [...problems, ...checkTimeline(events, corpus, ['slow'])].map(formatDiagnostic) };
}

test('an event is read with its days, figures and references', () => {
  const { events, problems } = read(event('first', `    compliance: [2030-03-01, {on: 2030-04-01, scope: half}]
    figures: {speed: 3}
    links: [{event: first, as: about}]
    provisions: [act/1]
    reform: slow
`));
  assert.deepEqual(problems, []);
  assert.deepEqual(events[0]!.compliance, [{ on: '2030-03-01' }, { on: '2030-04-01', scope: 'half' }]);
  assert.deepEqual([events[0]!.figures, events[0]!.line], [{ speed: 3 }, 2]);
});

test('whatever an event names must be there', () => {
  const { problems } = read(event('first', `    links: [{event: fist, as: about}]
    provisions: [act/2]
    reform: slov
`));
  assert.deepEqual(problems, [
    "law/timeline/2030.yaml:2:1: first.links: There is no event 'fist'. Did you mean 'first'?",
    "law/timeline/2030.yaml:2:1: first.provisions: There is no provision 'act/2'. Did you mean 'act/1'?",
    "law/timeline/2030.yaml:2:1: first.reform: There is no reform 'slov'. Did you mean 'slow'?",
  ]);
});

test('what is missing, misspelt or said twice is reported where it stands', () => {
  const { problems } = read(`${event('first').replace('kind: rule', 'kind: rul')}${event('first', '    ends: 2029-01-01\n')}`);
  assert.match(problems[0]!, /2030\.yaml:3:11: events\.kind: 'rul' is not one of .* Did you mean 'rule'\?/);
  assert.match(problems[1]!, /first\.id: 'first' is already in law\/timeline\/2030\.yaml:2\./);
  assert.match(problems[2]!, /It ends \(2029-01-01\) before it takes effect \(2030-02-01\)/);
});

test('events are chosen by the day they could be known or took effect, and by kind', () => {
  const { events } = read(event('first'));
  const chosen = (span: Parameters<typeof eventsBetween>[1]): number => eventsBetween(events, span).length;
  const spans = [{ from: '2030-01-15' }, { to: '2029-12-31' }, { from: '2030-02-02' }, { kinds: ['bill' as const] }];
  assert.deepEqual(spans.map(chosen), [1, 0, 0, 0]);
});
