import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { determine } from '../../determination/determine.ts';
import { beginBy, type CriticalPath, criticalPath, durationWords, startsFirst } from '../../program/criticalPath.ts';
import { readPathLaw } from '../../program/criticalPathLaw.ts';
import { criticalPathPicture } from '../../program/criticalPathPicture.ts';
import { determineOptions } from '../check.ts';
import { attempt } from '../inputFile.ts';
import { lawList } from '../programLists.ts';
import { assumeOption, onOption } from '../question.ts';
import { type Page, pageFor, styled, wrap } from '../render/layout.ts';
import { openPackage, openWorkbench } from '../workbench.ts';

interface WaitsFlags {
  on?: string;
  assume?: 'ordinary';
  format: 'text' | 'json' | 'svg';
  output?: string;
}

/** `portolan waits FILE`: what a package waits for, how long that has taken others, and what has to start first. */
export function addWaitsCommand(program: Command): void {
  program
    .command('waits')
    .description('The critical path: licences, notices, financing, charters and power as ranges with their sources; what starts first.')
    .argument('<file>', 'the package file, YAML or JSON')
    .option(...onOption('counted from this day'))
    .addOption(assumeOption())
    .addOption(new Option('--format <format>', 'how to write the answer').choices(['text', 'json', 'svg']).default('text'))
    .option('-o, --output <file>', 'write it there')
    .action(waits);
}

function waits(file: string, flags: WaitsFlags): void {
  const workbench = openWorkbench();
  const { package: found, document } = openPackage(file, workbench);
  const options = determineOptions(flags, found.on, workbench.corpus, document);
  const determination = determine(workbench.engine, found, workbench.catalog, options);
  const path = criticalPath(found, determination, lawList('law/program/waits.yaml', 'src/program', readPathLaw));
  const text = render(found.title, path, flags.format);
  if (flags.output === undefined) process.stdout.write(text);
  else attempt(flags.output, () => writeFileSync(flags.output!, text));
}

function render(title: string, path: CriticalPath, format: WaitsFlags['format']): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify({ format: 'portolan-waits/1', title, ...path }, null, 2)}\n`;
    case 'svg':
      return criticalPathPicture(path, title);
    case 'text':
      return waitsText(title, path, pageFor(process.stdout, process.env));
  }
}

function waitsText(title: string, path: CriticalPath, page: Page): string {
  const head = (words: string): string => styled(page, 'bold', words);
  const put = (words: string, indent = 2): string[] => wrap(words, page.width, indent, 2);
  const first = startsFirst(path);
  return `${[
    ...wrap(`${title}: what is waited for, from ${path.on}`, page.width).map(head),
    '',
    head('Starts first'),
    ...(first.length === 0 ? put('Nothing is waited for that is known of.') : first.flatMap(({ wait }) => put(`- ${wait.what}`))),
    '',
    head('Waits, the tightest first'),
    ...path.waits.flatMap((placed) => {
      const { wait, reaches, milestone, spare } = placed;
      const by = beginBy(placed, path.on);
      const left =
        spare === null
          ? `holds up ${wait.holds}; nothing can be said of its day`
          : spare < 0
            ? `too late by ${-spare} days for ${wait.holds} on ${milestone} if it takes longest`
            : `${spare} days to spare before ${wait.holds} on ${milestone}; begin by ${by}`;
      return [
        ...put(`${spare === null ? '?' : spare < 0 ? '✗' : '✓'} ${wait.what}: ${durationWords(wait)} (${wait.who})`),
        ...put(left, 6),
        ...put(`for: ${reaches.join(', ')}`, 6),
        ...[wait.least, wait.most].flatMap((one) => (one === undefined ? [] : put(`${one.days} days: ${one.source} (${one.grade})`, 6))),
      ];
    }),
    ...(path.charters.length === 0
      ? []
      : [
          '',
          head('Authorities that end'),
          ...path.charters.flatMap(({ charter, inDays, missed }) => [
            ...put(`${charter.ends}, in ${inDays} days: ${charter.what} (${charter.source}; ${charter.grade})`),
            ...missed.flatMap((id) =>
              put(`✗ ${path.waits.find(({ wait }) => wait.id === id)!.wait.what}: over later than that even at its shortest`, 6),
            ),
          ]),
        ]),
    ...(path.marks.length === 0
      ? []
      : ['', head('Days'), ...path.marks.flatMap(({ on, inDays, what }) => put(`${on}, in ${inDays} days: ${what}`))]),
  ].join('\n')}\n`;
}
