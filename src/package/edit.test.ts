import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { InputError } from '../corpus/diagnostic.ts';
import { type Answer, type AnswerPath, writeAnswer } from './edit.ts';
import type { PackageDocument } from './reader.ts';

const text = `# a package
title: "T"   # the title
parties:
- id: a   # first
  name: A
  headquarters:      # ask them
  facts: {x: 1}   # more
- {id: b, name: B}
- id: c
  name: |
    long
    text
  # after the name
sites:
    - id: s
      name: S

      powerMegawatts: 200   # MW
      tenants:   # both
      - a
      - b
shared: &one {value: 1}
again: *one
# end
`;

function documentOf(source: string, path = 'p.yaml'): PackageDocument {
  return { path, text: source, yaml: parseDocument(source) };
}

/** Lines that went and lines that came. */
function difference(before: string, after: string): { gone: string[]; come: string[] } {
  const [old, fresh] = [before.split('\n'), after.split('\n')];
  return { gone: old.filter((line) => !fresh.includes(line)), come: fresh.filter((line) => !old.includes(line)) };
}

const cases: { path: AnswerPath; answer: Answer; gone: string[]; come: string[] }[] = [
  { path: ['title'], answer: 'No: 1', gone: ['title: "T"   # the title'], come: ['title: "No: 1"   # the title'] },
  {
    path: ['parties', 'a', 'headquarters'],
    answer: 'AE',
    gone: ['  headquarters:      # ask them'],
    come: ['  headquarters: AE      # ask them'],
  },
  {
    path: ['parties', 'a', 'facts', 'y.z'],
    answer: true,
    gone: ['  facts: {x: 1}   # more'],
    come: ['  facts: {x: 1, y.z: true}   # more'],
  },
  {
    path: ['parties', 'b', 'location'],
    answer: { value: 'NO', assumed: 'a, guess: yes' },
    gone: ['- {id: b, name: B}'],
    come: ['- {id: b, name: B, location: {value: NO, assumed: "a, guess: yes"}}'],
  },
  { path: ['parties', 'c', 'headquarters'], answer: null, gone: [], come: ['  headquarters: null'] },
  {
    path: ['parties', 'c', 'name'],
    answer: 'short # name',
    gone: ['  name: |', '    long', '    text'],
    come: ['  name: "short # name"'],
  },
  {
    path: ['sites', 0, 'powerMegawatts'],
    answer: { min: 1, max: 2 },
    gone: ['      powerMegawatts: 200   # MW'],
    come: ['      powerMegawatts: {min: 1, max: 2}   # MW'],
  },
  {
    path: ['sites', 's', 'tenants'],
    answer: null,
    gone: ['      tenants:   # both', '      - a', '      - b'],
    come: ['      tenants: null   # both'],
  },
  { path: ['sites', 's', 'facts', 'site.x'], answer: 2444, gone: [], come: ['      facts: {site.x: 2444}'] },
  { path: ['description'], answer: 'two\nlines', gone: [], come: ['description: "two\\nlines"'] },
];

test('only the characters of the value change', () => {
  for (const { path, answer, gone, come } of cases) {
    const after = writeAnswer(documentOf(text), path, answer);
    assert.deepEqual(difference(text, after.text), { gone, come }, path.join('.'));
  }
});

test('JSON stays JSON', () => {
  const json = '{\n  "title": "x",\n  "parties": [\n    {\n      "id": "a"\n    }\n  ]\n}\n';
  const after = writeAnswer(
    writeAnswer(documentOf(json, 'p.json'), ['parties', 'a', 'name'], 'N'),
    ['on'],
    '2026-11-23',
  );
  assert.equal(
    after.text,
    '{\n  "title": "x",\n  "parties": [\n    {\n      "id": "a",\n      "name": "N"\n    }\n  ],\n' +
      '  "on": "2026-11-23"\n}\n',
  );
});

test('what cannot be written says why and where', () => {
  const refused: [AnswerPath, RegExp][] = [
    [['parties', 'z', 'name'], /p\.yaml:4:1: parties\.z\.name: Nothing can be written here\. There is no 'z'\./],
    [['title', 'x'], /There is a single value above it\./],
    [['again', 'value'], /shared through an anchor/],
    [['shared', 'value'], /shared through an anchor/],
    [['sites', 7, 'name'], /There is no '7'\./],
  ];
  for (const [path, expected] of refused) {
    assert.throws(
      () => writeAnswer(documentOf(text), path, 1),
      (error: unknown) => error instanceof InputError && expected.test(error.message),
    );
  }
});

// Any layout of the same kind of file, any path in it, any answer.
const scalar = fc.oneof(
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    'a: b',
    '- x',
    '#',
    '{',
    "it's",
    '"',
    'no',
    'null',
    '12',
    ' x ',
    '',
    'a, b',
    '*x',
    '&y',
    '!t',
    '%',
    '@',
    '`',
    '|',
    'é\u2028',
  ),
);
const answer: fc.Arbitrary<Answer> = fc.oneof(
  scalar,
  fc.record({ value: scalar, assumed: fc.string({ minLength: 1, maxLength: 20 }) }, { noNullPrototype: true }),
  fc.array(scalar, { maxLength: 3 }),
);
const keys = ['name', 'location', 'figures', 'facts', 'extra'];

const file = fc
  .record({
    indent: fc.constantFrom('', '  ', '    '),
    gap: fc.constantFrom('', '\n', '\n# comment\n\n'),
    end: fc.constantFrom('\n', '\n# end\n', ''),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    values: fc.array(
      fc.constantFrom(
        ' 1',
        ' "text"  # said',
        ' # nothing',
        ' {a: 1, b: [2]}',
        ' |\n        block\n        text',
        '\n        deep: 1 # x\n        more: 2',
        '\n        - 1\n        - 2',
        ' ~',
      ),
      { minLength: 3, maxLength: 3 },
    ),
  })
  .map(({ indent, gap, end, lineEnd, values }) =>
    [
      '# head',
      'title: T',
      'parties:',
      ...values.map(
        (value, index) =>
          `${indent}- id: p${index}${gap}\n${indent}  name: N${index} # c${index}\n${indent}  location:${value}`,
      ),
      `sites: [{id: s, name: S}] # list${end}`,
    ]
      .join('\n')
      .replaceAll('\n', lineEnd),
  );

test('the answer is there, every comment outside the replaced value is still there, nothing else has changed', () => {
  const path = fc
    .tuple(fc.constantFrom('p0', 'p1', 'p2'), fc.subarray(keys, { minLength: 1, maxLength: 1 }))
    .map(([id, rest]): AnswerPath => ['parties', id, ...rest]);
  fc.assert(
    fc.property(file, path, answer, (source, where, value) => {
      const before = documentOf(source);
      assert.deepEqual(before.yaml.errors, []);
      const after = writeAnswer(before, where, value);
      const position = Number(String(where[1]).slice(1));
      const expected = before.yaml.toJS() as { parties: Record<string, unknown>[] };
      expected.parties[position]![String(where[2])] = value;
      assert.deepEqual(parseDocument(after.text).toJS(), expected);
      assert.deepEqual(after.yaml.toJS(), expected);
      const comments = [...source.matchAll(/# (head|comment|c\d|list|end)/g)].map(([comment]) => comment);
      assert.deepEqual(
        [...after.text.matchAll(/# (head|comment|c\d|list|end)/g)].map(([comment]) => comment),
        comments,
      );
      // Everything above the element that was touched is as it was, to the letter.
      const start = source.indexOf(`- id: p${position}`);
      assert.equal(after.text.slice(0, start), source.slice(0, start));
    }),
    { numRuns: 500 },
  );
});
