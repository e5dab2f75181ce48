import path from 'node:path';
import { lineAt } from './complaint.ts';
import type { Check, Complaint } from './complaint.ts';
import { isTest, productSources } from './source.ts';
import type { Source } from './source.ts';

/** The rooms of the house in the order of dependence: each may use itself and those before it. */
export const roomOrder = [
  'corpus', 'engine', 'package', 'screening', 'finance', 'determination', 'program', 'store', 'service', 'cli', 'web',
];

/** The path of every module a source names, with the offset at which it does. */
export function importsOf(source: Source): { specifier: string; offset: number }[] {
  const pattern = /\b(?:from|import)\s*\(?\s*(['"])([^'"\n]+)\1/g;
  return [...source.uncommented.matchAll(pattern)].map((match) => ({ specifier: match[2] ?? '', offset: match.index }));
}

/** Dependence runs one way through the rooms, types included. */
export const roomsCheck: Check = {
  name: 'rooms',
  promise: 'no room reaches forwards',
  find: (project) =>
    productSources(project).filter(({ path }) => !path.startsWith('src/tidy/')).flatMap(findForwardImports),
};

function findForwardImports(source: Source): Complaint[] {
  const room = roomOf(source.path);
  const complain = (offset: number, message: string): Complaint =>
    ({ check: 'rooms', file: source.path, line: lineAt(source.text, offset), message });
  if (!roomOrder.includes(room)) {
    return [complain(0, `“${room}” is no room of the house; move the file into one of: ${roomOrder.join(', ')}.`)];
  }
  return importsOf(source).filter(({ specifier }) => specifier.startsWith('.')).flatMap(({ specifier, offset }) => {
    const target = path.posix.join(path.posix.dirname(source.path), specifier);
    const why = whyForbidden(room, target);
    return why === undefined ? [] : [complain(offset, `imports ${target}, ${why}.`)];
  });
}

function whyForbidden(room: string, target: string): string | undefined {
  if (!target.startsWith('src/')) return target.endsWith('.json') ? undefined : 'which lies outside src/';
  if (isTest(target)) return 'which is a test file';
  const open = roomOrder.slice(0, roomOrder.indexOf(room) + 1);
  if (open.includes(roomOf(target))) return undefined;
  return `but “${room}” may use only: ${open.join(', ')}. `
    + 'Take what it needs as an argument, or move the shared part to an earlier room';
}

function roomOf(file: string): string {
  return file.split('/')[1] ?? '';
}
