import { type Command, Option } from 'commander';
import { determine } from '../determination/determine.ts';
import { Memory } from '../determination/memory.ts';
import type { RequirementFinding } from '../program/assess.ts';
import { type Programme, programmeOf } from '../program/programme.ts';
import { determineOptions } from './check.ts';
import { loadProgrammeLaw } from './programmeLaw.ts';
import { programmeMarkdown } from './programmeMarkdown.ts';
import { programmeText } from './programmeText.ts';
import { assumeOption, knownOnOption, onOption } from './question.ts';
import { pageFor } from './render/layout.ts';
import { openPackage, openWorkbench } from './workbench.ts';
import { addWorkflowCommand } from './workflow/command.ts';

interface ProgrammeFlags {
  on?: string;
  knownOn?: string;
  assume?: 'ordinary';
  all?: boolean;
  format: 'text' | 'json' | 'markdown';
}

/** `portolan programme FILE`: a package held against what the American AI Exports Program asks. */
export function addProgrammeCommand(program: Command): void {
  const command = program.enablePositionalOptions().command('programme')
    .description('Hold a package against the American AI Exports Program: met, not met, open, for judgement, and what a reviewer asks.')
    .argument('<file>', 'the package file, YAML or JSON')
    .option(...onOption('the programme as it stood on this day'))
    .option(...knownOnOption)
    .addOption(assumeOption())
    .option('--all', 'shorten nothing: what is met, what nobody has found and what stands by itself, each with its question')
    .addOption(new Option('--format <format>', 'how to write the answer').choices(['text', 'json', 'markdown']).default('text'))
    .action(programme);
  // Both have a --format; what follows the name of the smaller command is its own.
  addWorkflowCommand(command.enablePositionalOptions());
}

function programme(file: string, flags: ProgrammeFlags): void {
  const workbench = openWorkbench();
  const { package: found } = openPackage(file, workbench);
  const options = { ...determineOptions(flags, found.on, workbench.corpus), horizonDays: 0, memory: new Memory() };
  const determination = determine(workbench.engine, found, workbench.catalog, options);
  const answer = programmeOf(workbench.engine, found, workbench.catalog, determination, loadProgrammeLaw(), options);
  process.stdout.write(render(answer, flags));
  process.exitCode = answer.requirements.some(({ status }) => status === 'not-met' || status === 'open') ? 1 : 0;
}

function render(answer: Programme, { format, all = false }: ProgrammeFlags): string {
  switch (format) {
    case 'text': return programmeText(answer, all, pageFor(process.stdout, process.env));
    case 'markdown': return programmeMarkdown(answer);
    case 'json': {
      const whole = { format: 'portolan-programme/1', ...answer, requirements: answer.requirements.map(plainFinding) };
      return `${JSON.stringify(whole, null, 2)}\n`;
    }
  }
}

/** A requirement and how it comes out, in one map. */
function plainFinding({ requirement, status, tests, conclusions }: RequirementFinding): Record<string, unknown> {
  return {
    ...requirement, status,
    tests: tests.map(({ rule, cite, version, status: outcome, grade, of, needs, counts }) => ({
      rule, cite, version, status: outcome, grade, ...(of === '' ? {} : { of }), needs: needs.map(({ fact }) => fact), counts,
    })),
    conclusions: conclusions.map(({ fact, value, needs }) => ({ fact, value, needs: needs.map((need) => need.fact) })),
  };
}
