import assert from 'node:assert/strict';
import { test } from 'node:test';
import { confidentialWords, markedConfidential, publicVersion } from './public.ts';
import { type Dossier, plainText, secret, sectionsIn, textsOf } from './tree.ts';

const tree: Dossier = {
  title: 'A package',
  subtitle: 'Proposal',
  language: 'en',
  on: '2026-11-23',
  edition: 'whole',
  notice: 'Notice.',
  facts: [['Value', [secret('USD 5,460,000,000')]]],
  sections: [
    {
      id: 'open',
      title: 'What is open',
      sections: [],
      blocks: [
        {
          kind: 'paragraph',
          text: [{ text: 'The racks cost ' }, secret('USD 5,460,000,000'), { text: ', of which ' }, secret('55 %'), { text: ' is ours.' }],
        },
        { kind: 'paragraph', text: 'Somebody wrote USD 5,460,000,000 where it is not marked.' },
        { kind: 'figure', caption: 'Costs', svg: '<svg><text>USD 5,460,000,000</text></svg>', alternative: 'A bar' },
        { kind: 'figure', caption: 'Map', svg: '<svg><text>Abu Dhabi</text></svg>', alternative: 'A map' },
        {
          kind: 'table',
          caption: 'T',
          head: ['A'],
          widths: [100],
          rows: [{ cells: [[secret('Harbour Holdings')]] }, { cells: ['55 % of something else'] }],
        },
      ],
    },
    {
      id: 'closed',
      title: 'Worksheets',
      confidential: 'Kept by statute.',
      blocks: [{ kind: 'paragraph', text: 'The licence asks for Harbour Holdings.' }],
      sections: [{ id: 'below', title: 'Below', blocks: [{ kind: 'paragraph', text: 'Hidden words.' }], sections: [] }],
    },
  ],
};

const whole = (dossier: Dossier): string =>
  [
    dossier.title,
    dossier.notice,
    ...dossier.facts.flatMap(([label, value]) => [label, plainText(value)]),
    ...sectionsIn(dossier.sections).flatMap(({ section }) => [
      section.title,
      section.confidential ?? '',
      ...section.blocks.flatMap((block) => [...textsOf(block).map(plainText), block.kind === 'figure' ? block.svg : '']),
    ]),
  ].join('\n');

test('a public version holds no confidential word, wherever else it was said', () => {
  const text = whole(publicVersion(tree));
  for (const word of confidentialWords(tree)) assert.ok(!text.includes(word), word);
  assert.doesNotMatch(text, /Hidden words|The licence asks/);
  assert.match(text, /Somebody wrote \[removed from the public version\] where it is not marked/);
});

test('every removal leaves a sign, and what is not confidential stays', () => {
  const text = whole(publicVersion(tree));
  assert.match(text, /The racks cost \[removed from the public version\], of which \[removed from the public version\] is ours/);
  assert.match(text, /This part is left out of the public version\. Kept by statute\./);
  assert.match(text, /The picture “Costs” is left out/);
  assert.match(text, /Abu Dhabi/);
  assert.match(text, /55 % of something else/);
});

test('words that somebody names are marked in texts, and go from titles and pictures too', () => {
  const marked = markedConfidential({ ...tree, title: 'A package for Abu Dhabi' }, ['Abu Dhabi', 'is ours']);
  assert.deepEqual(confidentialWords(marked).includes('is ours'), true);
  assert.equal(whole(marked), whole({ ...tree, title: 'A package for Abu Dhabi' }));
  const text = whole(publicVersion(marked, ['Abu Dhabi', 'is ours']));
  assert.doesNotMatch(text, /Abu Dhabi|is ours/);
  assert.match(text, /The picture “Map” is left out/);
});

test('short words are confidential where they stand, and are not hunted elsewhere', () => {
  assert.deepEqual(confidentialWords(tree), ['USD 5,460,000,000', 'Harbour Holdings']);
});
