import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { InputError } from '../corpus/diagnostic.ts';
import { lockFolder } from './folderLock.ts';

const folder = mkdtempSync(join(tmpdir(), 'portolan-lock-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('a folder is one process’s alone, and a killed process leaves no lock behind', async () => {
  const script = `import { lockFolder } from ${JSON.stringify(new URL('folderLock.ts', import.meta.url).href)};
    lockFolder(process.argv[1]); console.log('held'); setInterval(() => undefined, 1000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  assert.throws(() => lockFolder(folder), (error) => error instanceof InputError
    && error.message.includes(`another process (${holder.pid})`)
    && error.message.includes('DATABASE_URL'));
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const lock = lockFolder(folder);
  assert.throws(() => lockFolder(folder), InputError, 'not even the same process twice');
  lock.release();
  lockFolder(folder).release();
});
