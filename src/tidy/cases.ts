import path from 'node:path';
import { parse } from 'yaml';
import type { Check, Complaint, Project } from './complaint.ts';

const listFile = 'law/without-cases.yaml';

/** Every provision has worked examples, or a reason on record why there are none. */
export const casesCheck: Check = {
  name: 'cases',
  promise: `every provision has a cases.yaml or a reason in ${listFile}`,
  find: (project) => {
    const provisions = provisionFolders(project);
    const excuses = readExcuses(project);
    return [
      ...[...provisions].filter((folder) => !excuses.has(folder.replace('law/', ''))).flatMap((folder) =>
        complainUnless(project.has(`${folder}/cases.yaml`), folder,
          `no cases.yaml. Add a worked example with its source, or a reason to ${listFile}.`)),
      ...[...excuses].flatMap(([name, reason]) => [
        ...complainUnless(provisions.has(`law/${name}`), listFile, `lists ${name}, which is no provision; remove it.`),
        ...complainUnless(!project.has(`law/${name}/cases.yaml`), listFile,
          `lists ${name}, which has cases; remove it.`),
        ...complainUnless(typeof reason === 'string' && reason.length > 10, listFile, `gives no reason for ${name}.`),
      ]),
    ];
  },
};

function complainUnless(holds: boolean, file: string, message: string): Complaint[] {
  return holds ? [] : [{ check: 'cases', file, line: 1, message }];
}

function provisionFolders(project: Project): Set<string> {
  const versions = [...project.keys()].filter((file) => /^law\/.+\/\d{4}-\d\d-\d\d\.md$/.test(file));
  return new Set(versions.map(path.posix.dirname));
}

function readExcuses(project: Project): Map<string, unknown> {
  const content: unknown = parse(project.get(listFile) ?? '');
  return new Map(typeof content === 'object' && content !== null ? Object.entries(content) : []);
}
