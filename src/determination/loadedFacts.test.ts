import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type LawText, readCorpus } from '../corpus/corpus.ts';
import { LawEngine } from '../engine/lawEngine.ts';
import { LoadedFacts } from './loadedFacts.ts';

const fact = (name: string): string => `  ${name}:\n    type: boolean\n    class: determining\n    question: Is it ${name}?\n`;
const page = (effective: string, rules: string): LawText => ({
  path: `law/act/1/${effective}.md`, text: ['---', 'title: Loud things', 'cite: Made-up Act, section 1', 'source: Made-up Act',
    'published: 2029-12-01', `effective: ${effective}`, 'grade: primary', '---', rules, ''].join('\n'),
});
const rule = (id: string, when: string): string => `\`\`\`rule\nid: ${id}\nrequire: noise\nwhen: ${when}\n\`\`\`\n`;

/** A law with days of its own: what is required turns on them only together with what nobody stated. */
function engineOf(...rules: string[]): LawEngine {
  const on = '  on:\n    type: date\n    class: determining\n    question: When?\n';
  const vocabulary = `subject: leg\nfacts:\n${fact('loud')}${fact('old')}${on}`;
  return new LawEngine(readCorpus([
    { path: 'law/vocabulary/leg.yaml', text: vocabulary },
    { path: 'law/vocabulary/grounds.yaml', text: 'grounds:\n  noise:\n    title: Noise\n' },
    page('2030-01-01', rules.join('\n')),
  ], []));
}

const question = (on: string) => ({ on, view: 'enforced' }) as const;

function outcomes(engine: LawEngine, ...days: string[]) {
  const [first, ...rest] = days;
  const loaded = new LoadedFacts(engine, {}, { on: first! });
  let asked = [{ question: question(first!), outcome: loaded.outcome(question(first!)) }];
  return [asked[0]!.outcome, ...rest.map((day) => {
    asked = loaded.later(asked, day) as typeof asked;
    assert.equal(asked[0]!.outcome, new LoadedFacts(engine, {}, { on: day }).outcome(question(day)), day);
    return asked[0]!.outcome;
  })];
}

test('a condition that is open on both days may still say another thing on each', () => {
  const either = engineOf(rule('loud', 'loud'), rule('by-day', '(on >= date("2031-01-01") && loud) || (on < date("2031-01-01") && !loud)'));
  assert.deepEqual(outcomes(either, '2030-06-01', '2030-12-31', '2031-01-01', '2031-06-01'),
    ['licence-required', 'licence-required', 'needs-facts', 'needs-facts']);
});

test('a condition that a day settles comes to be known on that day', () => {
  const until = engineOf(rule('until', 'on <= date("2030-12-31") && (loud || old)'));
  assert.deepEqual(outcomes(until, '2030-06-01', '2030-12-31', '2031-01-01'), ['needs-facts', 'needs-facts', 'no-licence-required']);
});
