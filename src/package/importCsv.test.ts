import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { InputError } from '../corpus/diagnostic.ts';
import { importCsv } from './importCsv.ts';

const path = 'table.csv';

function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    assert.ok(error instanceof InputError, String(error));
    return error.message;
  }
  return '';
}

test('a table of items becomes items of their layers', () => {
  const table = `layer,id,name,quantity,quantity.assumed,value.amount,value.currency,figures.eccn,sites,usContentShare
hardware,srv,"Servers, eight GPUs",768,a guess,400000000,USD,,s1; s2,0.52 [A: our estimate]
models,llm,Model,,,,,unknown,,
`;
  assert.deepEqual(importCsv('items', table, { path }), {
    layers: {
      hardware: [
        {
          id: 'srv',
          name: 'Servers, eight GPUs',
          quantity: { value: 768, assumed: 'a guess' },
          value: { amount: 400000000, currency: 'USD' },
          sites: ['s1', 's2'],
          usContentShare: { value: 0.52, assumed: 'our estimate' },
        },
      ],
      models: [{ id: 'llm', name: 'Model', figures: { eccn: null } }],
    },
  });
});

test('tables of sites and parties become sites and parties', () => {
  assert.deepEqual(
    importCsv('sites', '\ufeffid,name,country,tenants,facts.endUse.civil\r\ns,"S, the site",KE,a;b,true\r\n', { path }),
    { sites: [{ id: 's', name: 'S, the site', country: 'KE', tenants: ['a', 'b'], facts: { 'endUse.civil': true } }] },
  );
  assert.deepEqual(
    importCsv(
      'parties',
      'id,name,roles,ultimateParent.name,ultimateParent.headquarters\n007,A,operator,Top,AE\nb,B,,,\n',
      { path },
    ),
    {
      parties: [
        { id: '007', name: 'A', roles: ['operator'], ultimateParent: { name: 'Top', headquarters: 'AE' } },
        { id: 'b', name: 'B' },
      ],
    },
  );
});

test('mistakes are named by row and cell, all in one pass', () => {
  const table = 'layer,id,quantity,cuantity\nhardwear,a,-2,1\n,b,"1,400",\n';
  assert.deepEqual(messageOf(() => importCsv('items', table, { path })).split('\n'), [
    "table.csv:2:4: cuantity: An item has no field 'cuantity'. Did you mean 'quantity'?",
    'table.csv:2:3: quantity: -2 is less than 1, the least this can be.',
    "table.csv:2:1: layer: There is no layer 'hardwear'. Did you mean 'hardware'?",
    "table.csv:3:3: quantity: A number is needed here, not the text '1,400'. Write 1400, without quotes or separators.",
    'table.csv:3:1: layer: An item needs its layer. Known here: hardware, data, models, security, applications.',
  ]);
  assert.match(
    messageOf(() => importCsv('parties', 'id,name\na,A,x\n', { path })),
    /^table\.csv:2:3: The row has more cells/,
  );
  assert.match(
    messageOf(() => importCsv('parties', 'id,id\na,A\n', { path })),
    /^table\.csv:1:2: The column 'id' is there twice\./,
  );
  assert.match(
    messageOf(() => importCsv('parties', 'id,name\n"a,A\n', { path })),
    /^table\.csv:\d:1: The table cannot be read/,
  );
  assert.match(
    messageOf(() => importCsv('parties', '', { path })),
    /The table is empty\./,
  );
});

test('whatever the table, the answer is an addition or an InputError', () => {
  const parts = [
    'id',
    'name',
    'layer',
    'hardware',
    ',',
    ',',
    '\n',
    '"',
    'figures.x',
    '__proto__.y',
    '[A]',
    ';',
    'a',
    '1',
    '\0',
  ];
  const table = fc.array(fc.constantFrom(...parts), { maxLength: 40 }).map((words) => words.join(''));
  fc.assert(
    fc.property(table, fc.constantFrom('items', 'sites', 'parties'), (text, kind) => {
      assert.ok(messageOf(() => importCsv(kind, text, { path })).length >= 0);
    }),
    { numRuns: 500 },
  );
});
