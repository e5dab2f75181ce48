import type { Command } from 'commander';
import type { Corpus } from '../corpus/corpus.ts';
import { InputError, nearestName } from '../corpus/diagnostic.ts';
import { lastDayOf, type Provision, type Version, versionOn } from '../corpus/provision.ts';
import { boundaries } from '../corpus/view.ts';
import { fullNamesOf } from '../corpus/vocabulary.ts';
import { changesOn } from '../determination/changes.ts';
import { posturesOn } from '../determination/postures.ts';
import { loadCorpus } from './corpusCache.ts';
import { lawDifference } from './lawDiff.ts';
import { pageFor } from './render/layout.ts';
import { dateFor, today } from './question.ts';

/** `portolan law list|show|diff|facts`: the law as a person reads it. */
export function addLawReading(law: Command): void {
  law.command('list').description('Every provision with the wording and posture of a day.')
    .option('--on <date>', 'the day (default: today)', dateFor('--on'))
    .action(({ on = today() }: { on?: string }) => print(listLines(loadCorpus(), on)));
  law.command('show').description('One provision as it reads on a day, with its posture and history.')
    .argument('<id>', 'the provision, as `portolan law list` names it').option('--on <date>', 'the day (default: today)', dateFor('--on'))
    .action((id: string, { on = today() }: { on?: string }) => print(showLines(loadCorpus(), id, on)));
  law.command('diff').description('What the law of one day and that of another have different.')
    .argument('<before>', 'the earlier day', dateFor('before')).argument('<after>', 'the later day', dateFor('after'))
    .action((before: string, after: string) =>
      print(lawDifference(loadCorpus(), before, after, pageFor(process.stdout, process.env).width)));
  law.command('facts').description('Every fact that may be stated, with its other names and its question.')
    .argument('[prefix]', 'only names that begin so', '')
    .action((prefix: string) => print(factLines(loadCorpus(), prefix)));
}

function print(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}

/** One line a provision: id, the wording in force since when, grade, title and any rule that is not plainly applied. */
export function listLines(corpus: Corpus, on: string): string[] {
  const postures = posturesOn(corpus, on);
  const width = Math.max(...corpus.provisions.map(({ id }) => id.length));
  return corpus.provisions.map((provision) => {
    const version = versionOn(provision, on);
    const state = version === undefined ? stateOutside(provision, on) : `${version.effective}  ${version.grade.padEnd(9)}`;
    const states = new Set(version?.rules.flatMap(({ id }) => postures.get(id)?.state ?? []));
    const posture = states.size === 0 ? '' : `  [${[...states].join(', ')}]`;
    return `${provision.id.padEnd(width)}  ${state}  ${(version ?? provision.versions[0]!).title}${posture}`;
  });
}

function stateOutside({ versions }: Provision, on: string): string {
  return (versions[0]!.effective > on ? `from ${versions[0]!.effective}` : 'ended').padEnd(21);
}

/** The page of a provision on a day. Throws {@link InputError} where there is no such provision. */
export function showLines(corpus: Corpus, id: string, on: string): string[] {
  const provision = provisionOf(corpus, id);
  const version = versionOn(provision, on);
  const postures = posturesOn(corpus, on);
  const applied = version?.rules.flatMap((rule) => {
    const posture = postures.get(rule.id);
    return posture === undefined ? [] : [`  ${rule.cite}: ${posture.state} (${posture.by})`];
  }) ?? [];
  return [
    `${provision.id}${version === undefined ? `: nothing is in force on ${on}.` : ''}`,
    ...version === undefined ? [] : headLines(version, lastDayOf(provision, provision.versions.indexOf(version))),
    ...applied.length === 0 ? [] : [`Applied on ${on} otherwise than printed:`, ...applied],
    'History:',
    ...provision.versions.map((one, index) => historyLine(provision, one, index, one === version)),
    ...version === undefined ? [] : ['', version.prose.trim()],
  ];
}

function headLines(version: Version, last: string | undefined): string[] {
  const { title, cite, source, grade, published, effective, doubts } = version;
  return [
    title, cite,
    `In force from ${effective}${last === undefined ? '' : ` to ${last}`}; published ${published}; ${source} (${grade}).`,
    ...doubts.map(({ question, settles }) =>
      `Doubt: ${question}${settles === undefined ? '' : ` It would be settled by: ${settles}`}`),
  ];
}

function historyLine(provision: Provision, version: Version, index: number, shown: boolean): string {
  const last = lastDayOf(provision, index) ?? '…';
  return `${shown ? '>' : ' '} ${version.effective} to ${last.padEnd(10)}  ${version.title} (${version.source})`;
}

/** The provision of a name, with or without folder and file. Throws {@link InputError} naming those that are near. */
export function provisionOf(corpus: Corpus, id: string): Provision {
  const wanted = id.replace(/^law\//, '').replace(/(\/\d{4}-\d\d-\d\d\.md)?\/?$/, '').replace(/#.*$/, '');
  const found = corpus.provisions.find((provision) => provision.id === wanted);
  if (found !== undefined) return found;
  const ids = corpus.provisions.map((provision) => provision.id);
  const near = ids.filter((one) => one.toLowerCase().endsWith(`/${wanted.toLowerCase()}`));
  const guess = near.length > 0 ? near.slice(0, 5).join(', ') : nearestName(wanted, ids);
  throw new InputError([{
    file: 'command line', line: 1, column: 1, message: `There is no provision '${id}'.`,
    hint: guess === undefined ? '`portolan law list` lists them.' : `Did you mean ${guess}?`,
  }]);
}

/** Every day of change from a day on, each with its causes below it. */
export function calendarLines(corpus: Corpus, from: string, until = '9999'): string[] {
  return boundaries(corpus).filter((day) => day >= from && day <= until).flatMap((day) => {
    const causes = changesOn(corpus, day);
    return causes.length === 0 ? [] : [day, ...causes.map(({ text }) => `  ${text}`)];
  });
}

/** The facts whose names begin with a prefix; a party's facts are shown once, under `<party>`. */
export function factLines(corpus: Corpus, prefix: string): string[] {
  const { vocabulary } = corpus;
  const wanted = prefix.toLowerCase();
  const lines = vocabulary.facts.flatMap((fact) => {
    const names = fullNamesOf(fact, vocabulary);
    const found = [...names, fact.name, ...fact.aliases].some((name) => name.toLowerCase().startsWith(wanted));
    if (!found) return [];
    const name = fact.subject === 'party' ? `<party>.${fact.name}` : names[0] ?? fact.name;
    const unit = fact.unit === undefined ? '' : ` in ${fact.unit}`;
    const values = fact.values === undefined ? '' : `: ${fact.values.join(' | ')}`;
    const aliases = fact.aliases.length === 0 ? '' : ` (also ${fact.aliases.join(', ')})`;
    return [`${name}  ${fact.type}${unit}${values}; ${fact.class}${aliases}`, ...fact.question === '' ? [] : [`    ${fact.question}`]];
  });
  if (lines.length > 0) return [...lines, ...roleLines(corpus)];
  throw new InputError([{
    file: 'command line', line: 1, column: 1, message: `No fact begins with '${prefix}'.`, hint: '`portolan law facts` lists all.',
  }]);
}

function roleLines({ vocabulary: { roles } }: Corpus): string[] {
  return ['', `<party> is one of: ${roles.map(({ name }) => name).join(', ')}.`];
}
