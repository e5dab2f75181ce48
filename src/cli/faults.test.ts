import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CommanderError } from 'commander';
import { InputError } from '../corpus/diagnostic.ts';
import { FactError } from '../engine/lawEngine.ts';
import { reportFailure } from './faults.ts';

test('bad input is told apart from a fault of ours, which never looks like an answer', (context) => {
  const told: string[] = [];
  context.mock.method(process.stderr, 'write', (text: string) => told.push(text) > 0);
  const codes = [
    new InputError([{ file: 'p.yaml', line: 2, column: 3, message: 'No.' }]), new FactError([{ field: 'x', message: 'No.' }]),
    new CommanderError(0, 'commander.help', ''), new CommanderError(1, 'commander.unknownOption', 'x'),
    Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT', path: 'p.yaml' }),
    new TypeError('undefined is not a function\nsecond line'), 'text',
  ].map(reportFailure);
  assert.deepEqual(codes, [2, 2, 0, 2, 2, 70, 70]);
  assert.deepEqual(told.slice(0, 3), ['p.yaml:2:3: No.\n', 'x: No.\n', 'p.yaml: There is no such file.\n']);
  assert.equal(told[3], 'This is a fault in Portolan, please report it: undefined is not a function\n');
});
