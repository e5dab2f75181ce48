import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Names } from './names.ts';
import type { FactDefinition, Vocabulary } from './vocabulary.ts';

function fact(name: string, subject: string, aliases: string[]): FactDefinition {
  return {
    name, subject, aliases, type: 'boolean', class: 'determining', question: `${name}?`, lever: false, open: false, valueAliases: {},
  };
}

function vocabulary(...facts: FactDefinition[]): Vocabulary {
  const role = (name: string, ...aliases: string[]) => ({ name, title: name, aliases, facts: {}, inherits: [] });
  return { facts, roles: [role('endUser'), role('consignee', 'ultimateConsignee')], collections: {}, grounds: {} };
}

test('a name declared for itself wins over one that a star makes, whichever comes first', () => {
  const special = fact('isSpecial', 'party', ['endUser.listed']);
  const general = fact('isListed', 'party', ['*.listed']);
  for (const facts of [[special, general], [general, special]]) {
    const names = new Names(vocabulary(...facts));
    assert.equal(names.find('endUser.listed')?.name, 'endUser.isSpecial');
    assert.equal(names.find('consignee.listed')?.name, 'consignee.isListed');
  }
});

test('a name without star belongs to the prefix it starts with, else to the first', () => {
  const names = new Names(vocabulary(fact('isListed', 'party', ['consignee.onList', 'onList'])));
  assert.equal(names.find('consignee.onList')?.name, 'consignee.isListed');
  assert.equal(names.find('onList')?.prefix, names.all[0]?.prefix);
});

test('a role under another name takes its facts and aliases along', () => {
  const names = new Names(vocabulary(fact('isListed', 'party', ['*.listed', '*'])));
  for (const name of ['ultimateConsignee.isListed', 'ultimateConsignee.listed', 'ultimateConsignee']) {
    assert.equal(names.find(name)?.name, 'consignee.isListed', name);
  }
  assert.equal(names.find('ultimateConsigneeX.listed'), undefined);
  assert.equal(names.nearest('ultimateConsigne.listed'), 'ultimateConsignee.listed');
});

test('a fact of a role may go by a name that does not begin with the role', () => {
  const words = vocabulary(fact('isSeated', 'party', []));
  const roles = words.roles.map((role) => ({ ...role, facts: { 'item.consigneeSeated': 'isSeated' } }));
  assert.equal(new Names({ ...words, roles: roles.slice(1) }).find('item.consigneeSeated')?.name, 'consignee.isSeated');
  assert.equal(new Names(words).find('item.consigneeSeated'), undefined);
});
