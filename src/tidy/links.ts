import path from 'node:path';
import { lineAt } from './complaint.ts';
import type { Check, Complaint, Project } from './complaint.ts';

/** Every relative link in a Markdown page leads to a file, and its anchor to a heading. */
export const linksCheck: Check = {
  name: 'links',
  promise: 'every relative link in a Markdown page leads somewhere',
  find: (project) => {
    const folders = foldersOf(project);
    const pages = [...project].filter(([file]) => file.endsWith('.md'));
    return pages.flatMap(([file, text]) => findDeadLinks(project, folders, file, text));
  },
};

function findDeadLinks(project: Project, folders: Set<string>, file: string, text: string): Complaint[] {
  const prose = withoutCode(text);
  const targets = [...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)|^\[[^\]]+\]:\s*(\S+)/gm)];
  return targets.flatMap((match) => {
    const target = match[1] ?? match[2] ?? '';
    if (/^[a-z][a-z+.-]*:|^\/\//i.test(target)) return [];
    const why = whyDead(project, folders, file, target);
    if (why === undefined) return [];
    return [{ check: 'links', file, line: lineAt(text, match.index), message: `the link “${target}” ${why}.` }];
  });
}

function whyDead(project: Project, folders: Set<string>, file: string, target: string): string | undefined {
  const [place = '', anchor] = decodeURIComponent(target).split('#');
  const found = place === '' ? file : path.posix.join(path.posix.dirname(file), place).replace(/\/$/, '');
  const text = project.get(found);
  if (text === undefined && !folders.has(found)) return `leads to ${found}, which does not exist`;
  if (!anchor || text === undefined || !found.endsWith('.md')) return undefined;
  return headingAnchors(text).has(anchor) ? undefined : `names a heading that ${found} does not have`;
}

function foldersOf(project: Project): Set<string> {
  const folders = new Set<string>(['.']);
  for (const file of project.keys()) {
    const steps = file.split('/');
    for (let depth = 1; depth < steps.length; depth++) folders.add(steps.slice(0, depth).join('/'));
  }
  return folders;
}

function withoutCode(text: string): string {
  return text.replace(/^(```+|~~~+)[^]*?^\1|`[^`\n]*`/gm, (code) => code.replace(/[^\n]/g, ' '));
}

function headingAnchors(text: string): Set<string> {
  const anchors = new Set<string>();
  const prose = text.replace(/^(```+|~~~+)[^]*?^\1/gm, '');
  for (const [, heading = ''] of prose.matchAll(/^#{1,6} +(.+?)\s*#*$/gm)) {
    const anchor = heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
    let unique = anchor;
    for (let copy = 1; anchors.has(unique); copy++) unique = `${anchor}-${copy}`;
    anchors.add(unique);
  }
  return anchors;
}
