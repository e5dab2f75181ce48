import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fragmentOf, poolOf } from './fragment.ts';

const file = {
  title: 'A', sites: [{ id: 'north' }],
  layers: { hardware: [{ id: 'servers', name: 'maker', supplier: 'maker', sites: ['north'], through: ['agent'] }], data: [] },
  parties: [
    { id: 'maker', name: 'Maker', ultimateParent: { party: 'parent' } }, { id: 'parent', name: 'Parent' }, { id: 'agent', name: 'Agent' },
    { id: 'buyer', name: 'Nobody here names them' },
  ],
};

it('an offer takes its item along, and the parties to which it leads, but neither site nor anybody else', () => {
  const fragment = fragmentOf(file, 'servers');
  assert.equal(fragment?.layer, 'hardware');
  assert.equal('sites' in fragment!.item, false);
  assert.deepEqual(fragment!.parties.map(({ id }) => id), ['maker', 'parent', 'agent']);
  assert.equal(fragmentOf(file, 'nothing'), undefined);
});

it('offers of several members stand side by side in one file, though they use the same ids', () => {
  const fragment = fragmentOf(file, 'servers')!;
  const offered = ['one', 'two'].map((member) => ({ member, id: `${member}-servers`, fragment }));
  const place = { title: 'Need', country: 'XA', site: { name: 'Site', operate: ['op'] }, parties: [{ id: 'op', name: 'Op' }] };
  const pool = poolOf(offered, place);
  assert.deepEqual(pool.sites, [{ name: 'Site', operate: ['op'], id: 'site', country: 'XA' }]);
  const { hardware } = pool.layers as Record<string, { id: string; name: string; supplier: string; through: string[] }[]>;
  assert.deepEqual(hardware!.map(({ id, name, supplier, through }) => [id, name, supplier, through]), [
    ['one-servers', 'maker', 'one-maker', ['one-agent']], ['two-servers', 'maker', 'two-maker', ['two-agent']],
  ]);
  const parties = pool.parties as { id: string; ultimateParent?: { party: string } }[];
  assert.deepEqual(parties.map(({ id }) => id),
    ['op', 'one-maker', 'one-parent', 'one-agent', 'two-maker', 'two-parent', 'two-agent']);
  assert.equal(parties[4]!.ultimateParent!.party, 'two-parent');
});
