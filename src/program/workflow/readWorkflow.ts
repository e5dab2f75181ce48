import { entriesOf, needed, readLawData, sourcedOf } from '../../corpus/lawData.ts';
import type { Path, Source, Tree } from '../../corpus/source.ts';
import { checkWorkflow } from './checkWorkflow.ts';
import { type Attested, conditions, resettable, type Stance, type Transition, type Workflow } from './workflow.ts';

const attestation = ['ours', 'grade', 'source'];
const stances = ['for', 'against', 'none'] as const satisfies readonly Stance[];

/** Reads the way of a proposal. Throws `InputError` with everything that is not in its form or leads nowhere. */
export function readWorkflow(file: string, text: string): Workflow {
  return readLawData(file, text, (source, tree) => {
    const workflow: Workflow = { title: needed(source, tree, [], 'title'), ...castOf(source, tree), ...wayOf(source, tree) };
    if (source.problems.length === 0) checkWorkflow(source, workflow);
    return workflow;
  });
}

type Cast = Pick<Workflow, 'roles' | 'agencies' | 'advice' | 'silence'>;

function castOf(source: Source, tree: Tree): Cast {
  const silence = source.map(tree.silence ?? {}, ['silence'], ['counts', ...attestation]) ?? {};
  return {
    roles: entriesOf(source, tree, 'roles', ['id', 'title', 'applicant', 'declares'], (entry, path) => ({
      ...named(source, entry, path), applicant: flag(source, entry, path, 'applicant'), declares: flag(source, entry, path, 'declares'),
    })),
    agencies: entriesOf(source, tree, 'agencies', ['id', 'name', ...attestation], (entry, path) => ({
      id: needed(source, entry, path, 'id'), name: needed(source, entry, path, 'name'), ...attestedOf(source, entry, path),
    })),
    advice: entriesOf(source, tree, 'advice', ['id', 'title', 'stance', 'needs', ...attestation], (entry, path) => ({
      ...named(source, entry, path), stance: source.oneOf(entry, path, 'stance', stances) ?? missing(source, path, 'stance'),
      needs: source.texts(entry, path, 'needs'), ...attestedOf(source, entry, path),
    })),
    silence: { counts: needed(source, silence, ['silence'], 'counts'), ...attestedOf(source, silence, ['silence']) },
  };
}

function wayOf(source: Source, tree: Tree): Omit<Workflow, keyof Cast | 'title'> {
  const stateFields = ['id', 'title', 'initial', 'final', 'outcome', 'asked', 'public', ...attestation];
  const transitionFields = ['event', 'title', 'from', 'to', 'by', 'needs', 'notBy', 'proposes', 'when', 'onConflict', 'resets', 'tells',
    'advises', 'declares', 'settled', ...attestation];
  return {
    states: entriesOf(source, tree, 'states', stateFields, (entry, path) => ({
      ...named(source, entry, path), initial: flag(source, entry, path, 'initial'), final: flag(source, entry, path, 'final'),
      outcome: flag(source, entry, path, 'outcome'), asked: flag(source, entry, path, 'asked'),
      public: flag(source, entry, path, 'public'), ...attestedOf(source, entry, path),
    })),
    clocks: entriesOf(source, tree, 'clocks', ['id', 'title', 'runs', 'workingDays', ...attestation], (entry, path) => ({
      ...named(source, entry, path), runs: source.texts(entry, path, 'runs'), workingDays: daysOf(source, entry, path),
      ...attestedOf(source, entry, path),
    })),
    transitions: entriesOf(source, tree, 'transitions', transitionFields, (entry, path) => transitionOf(source, entry, path)),
  };
}

function transitionOf(source: Source, entry: Tree, path: Path): Transition {
  const texts = (key: string): string[] => source.texts(entry, path, key);
  return {
    event: needed(source, entry, path, 'event'), title: needed(source, entry, path, 'title'), to: needed(source, entry, path, 'to'),
    from: texts('from'), by: texts('by'), needs: texts('needs'), notBy: texts('notBy'), proposes: texts('proposes'),
    onConflict: texts('onConflict'), when: amongst(source, entry, path, 'when', conditions),
    resets: amongst(source, entry, path, 'resets', resettable), tells: texts('tells'), advises: flag(source, entry, path, 'advises'),
    declares: flag(source, entry, path, 'declares'), settled: flag(source, entry, path, 'settled'), ...attestedOf(source, entry, path),
  };
}

function named(source: Source, entry: Tree, path: Path): { id: string; title: string } {
  return { id: needed(source, entry, path, 'id'), title: needed(source, entry, path, 'title') };
}

/** An entry says on which source it rests, or why it is ours; never both. */
function attestedOf(source: Source, entry: Tree, path: Path): Attested {
  if (entry.ours === undefined) return sourcedOf(source, entry, path);
  if (entry.grade !== undefined || entry.source !== undefined) {
    source.problem([...path, 'ours'], 'What is ours has no source.', 'Keep one of the two.');
  }
  return { ours: needed(source, entry, path, 'ours') };
}

function flag(source: Source, entry: Tree, path: Path, key: string): boolean {
  const value = entry[key] ?? false;
  if (typeof value !== 'boolean') source.problem([...path, key], 'Write true, or leave it out.');
  return value === true;
}

function daysOf(source: Source, entry: Tree, path: Path): number {
  const value = entry.workingDays;
  if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
  source.problem([...path, 'workingDays'], 'A whole number of days is needed here.');
  return 1;
}

function amongst<Name extends string>(source: Source, entry: Tree, path: Path, key: string, names: readonly Name[]): Name[] {
  return source.texts(entry, path, key).flatMap((text, index) => {
    const found = names.find((name) => name === text);
    if (found === undefined) source.problem([...path, key, index], `'${text}' is not one of ${names.join(', ')}.`);
    return found ?? [];
  });
}

function missing(source: Source, path: Path, key: string): 'none' {
  source.problem(path, `'${key}' is missing.`);
  return 'none';
}
