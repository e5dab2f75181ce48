import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerPath } from './answerPath.ts';
import { writeAnswer } from './edit.ts';
import { legsOf } from './legs.ts';
import { readPackage } from './reader.ts';

const text = `title: T
layers:
  hardware:
    - id: servers   # the question
      supplier: maker
      circuits: [{name: a}]
sites:
  - {id: s, name: S, operator: runner, tenants: [t1]}
parties:
  - {id: maker, name: Maker, ultimateParent: itself}
  - {id: runner, name: Runner, ultimateParent: {party: top}}
  - {id: top, name: Top}
  - id: t1
    name: Tenant
    ultimateParent: null      # ask
`;

test('every answer that is written where its question points is read back as that fact', () => {
  const { package: found, document } = readPackage(text, { path: 'p.yaml' });
  const [leg] = legsOf(found);
  const questions: [string, boolean | number | string][] = [
    ['destination', 'KE'],
    ['destinationRegion', 'none'],
    ['statedEndUse', 'inference'],
    ['site.powerMegawatts', 5],
    ['site.aggregateTpp', 12],
    ['origin', 'US'],
    ['shippedFrom', 'TW'],
    ['activity', 'reexport'],
    ['quantity', 7],
    ['orderInHand', true],
    ['endUse.civil', true],
    ['item.kind', 'server'],
    ['item.deliveryMode', 'lease'],
    ['item.totalProcessingPerformance', 4800],
    ['circuit1.performanceDensity', 3.1],
    ['operator.headquarters', 'KE'],
    ['operator.ultimateParentHeadquarters', 'AE'],
    ['exporter.ultimateParentHeadquarters', 'US'],
    ['tenant.ultimateParentHeadquarters', 'MO'],
    ['tenant.listedOnEntityList', false],
  ];
  for (const [fact, value] of questions) {
    const path = answerPath(found, leg!, fact);
    assert.ok(path !== undefined, fact);
    const { package: answered } = readPackage(writeAnswer(document, path, value).text, { path: 'p.yaml' });
    assert.equal(legsOf(answered)[0]!.facts[fact]?.value, value, fact);
  }
});

test('a question about nobody cannot be answered before somebody is named', () => {
  const { package: found } = readPackage(text, { path: 'p.yaml' });
  assert.equal(answerPath(found, legsOf(found)[0]!, 'consignee.headquarters'), undefined);
});
