import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { projectRoot } from './lawFiles.ts';

const folder = mkdtempSync(join(tmpdir(), 'portolan-start-'));
after(() => rmSync(folder, { recursive: true }));

function portolan(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [join(projectRoot, 'src/cli/main.ts'), ...args], { cwd: folder, encoding: 'utf8' });
}

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

test('a package is begun once, never over a file that exists', () => {
  assert.equal(portolan('init', 'begun.yaml', '--country', 'ke').status, 0);
  const text = readFileSync(join(folder, 'begun.yaml'), 'utf8');
  assert.match(text, /countries: \[KE\]/);
  const again = portolan('init', 'begun.yaml');
  assert.equal(again.status, 2);
  assert.match(again.stderr, /begun\.yaml:1:1: The file exists and stays as it is/);
  assert.equal(readFileSync(join(folder, 'begun.yaml'), 'utf8'), text);
  assert.match(portolan('init', 'no-folder/p.yaml').stderr, /no-folder\/p\.yaml:1:1: There is no such/);
});

test('tables and bills of materials come into a package; what does not fit leaves it as it was', () => {
  assert.equal(portolan('init', 'filled.yaml').status, 0);
  write('items.csv', 'id,name,layer,quantity\nracks,Racks,hardware,12\n');
  const table = portolan('import', 'items.csv', '--into', 'filled.yaml');
  assert.equal(table.status, 0, table.stderr);
  assert.match(table.stdout, /items 1 from items\.csv/);
  write('bill.json', JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components: [
    { type: 'machine-learning-model', name: 'Some model' }, { type: 'library', name: 'zlib' }] }));
  const bill = portolan('import', 'bill.json', '--into', 'filled.yaml');
  assert.equal(bill.status, 0, bill.stderr);
  assert.match(bill.stdout, /1 parts? .*zlib \(library\)/);
  const filled = readFileSync(join(folder, 'filled.yaml'), 'utf8');
  assert.match(filled, /id: racks/);
  const twice = portolan('import', 'items.csv', '--into', 'filled.yaml');
  assert.equal(twice.status, 2);
  assert.match(twice.stderr, /'racks' is already on line/);
  assert.equal(readFileSync(join(folder, 'filled.yaml'), 'utf8'), filled);
  assert.match(portolan('import', 'nothing.csv', '--into', 'filled.yaml').stderr, /nothing\.csv:1:1: There is no such file/);
});
