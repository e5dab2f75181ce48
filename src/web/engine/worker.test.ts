// The worker runs in a browser: nothing that it loads may need Node, however far away it is imported.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../cli/lawFiles.ts';

/** The modules whose values a module imports; types alone are gone before anything runs. */
function importsOf(text: string): string[] {
  const later = [...text.matchAll(/\bimport\('([^']+)'\)/g)].map(([, module]) => module!);
  const atOnce = [...text.matchAll(/^(?:import|export)\s+(?:([^'";]*?)\s+from\s+)?'([^']+)'/gms)].flatMap(([, named = '*', module]) => {
    const names = /^\{(.*)\}$/s.exec(named)?.[1]!.split(',').map((name) => name.trim()).filter(Boolean);
    return named.startsWith('type ') || names?.every((name) => name.startsWith('type ')) === true ? [] : [module!];
  });
  return [...atOnce, ...later];
}

test('no module of the worker, or of the pages, is one of Node’s', () => {
  const paths = new Map<string, string>(['src/web/engine/worker.ts', 'src/web/main.tsx'].map((entry) => [join(projectRoot, entry), '']));
  const faults: string[] = [];
  for (const [file, from] of paths) {
    if (!/\.tsx?$/.test(file)) continue;
    for (const module of importsOf(readFileSync(file, 'utf8'))) {
      if (module.startsWith('node:')) faults.push(`${relative(projectRoot, file)} needs ${module}; imported by ${from}`);
      const path = join(dirname(file), module);
      if (module.startsWith('.') && !paths.has(path)) paths.set(path, relative(projectRoot, file));
    }
  }
  assert.ok(paths.size > 100, `${paths.size}`);
  assert.deepEqual(faults, []);
});
