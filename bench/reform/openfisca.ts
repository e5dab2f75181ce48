import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { figure } from '../table.ts';

interface Measured {
  baseline: number;
  opened: number;
  computed: number;
  persons: number;
  formulas: number;
  core: string;
  template: string;
}

const published = 'Beside it, as published: one reform of PolicyEngine took 7.03 s where its baseline took 0.010 s '
  + '(policyengine-core #397).\n'
  + 'Both engines compute the formulas asked for anew, over columns. Their law is taxes and benefits: the figures say how each kind of\n'
  + 'engine takes a reform, and no more.';

/** What OpenFisca and PolicyEngine take for a reform: published, and measured where `OPENFISCA_PYTHON` names a Python that has it. */
export function openFiscaText(): string {
  const python = process.env.OPENFISCA_PYTHON;
  if (python === undefined) return `${published} OpenFisca was not measured in this run (OPENFISCA_PYTHON names no Python that has it).`;
  const script = fileURLToPath(new URL('./openfisca.py', import.meta.url));
  const lines = execFileSync(python, [script], { encoding: 'utf8' }).trim().split('\n');
  const { baseline, opened, computed, persons, formulas, core, template } = JSON.parse(lines.at(-1)!) as Measured;
  return `${published}\nOpenFisca-Core ${core} with its country template ${template} (${formulas} formulas in all), measured here: `
    + `one formula over ${figure(persons)} persons\nin ${figure(baseline)} ms, a reform of its parameter opened in ${figure(opened)} ms `
    + `and computed in ${figure(computed)} ms of processor time.`;
}
