// A snapshot of the started program, so that an answer need not wait for modules and law. Plain JavaScript for Node 18 and newer.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './install.mjs';

const kept = path.join(process.env.PORTOLAN_CACHE || path.join(root, 'node_modules', '.cache', 'portolan'), 'snapshot');
/** What there is, and what it was made from. */
export const recordFile = path.join(kept, 'record.json');

/** The commands that it answers; `src/cli/snapshotCommands.ts` has their programs. */
export const snapshotCommands = ['check', 'explain', 'decide', 'ask', 'paths', 'calendar', 'dossier'];

/** Node takes a snapshot on the kind of processor and system that made it, and no other. */
export function machine() {
  return [os.platform(), os.release(), os.arch(), os.cpus()[0]?.model].join(' ');
}

/** What changes whenever a file does; `gone` where there is none. */
export function statOf(file) {
  const found = fs.statSync(file, { throwIfNoEntry: false });
  return found === undefined ? 'gone' : `${found.size} ${found.ctimeMs}`;
}

/** The file of the snapshot for a command, or undefined where there is none, or anything it was made from has changed. */
export function snapshotFor(command) {
  const record = snapshotCommands.includes(command) ? readRecord() : undefined;
  if (record?.machine !== machine()) return undefined;
  return record.madeFrom.every(([file, stat]) => statOf(file) === stat) ? record.blob : undefined;
}

/** Whether a command would be answered from one, and none was ever made here though it could be. */
export function isWanted(command) {
  if (!snapshotCommands.includes(command) || fs.existsSync(recordFile)) return false;
  try {
    fs.mkdirSync(kept, { recursive: true });
    fs.accessSync(kept, fs.constants.W_OK);
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOSPC'].includes(error.code)) return false;
    throw error;
  }
}

function readRecord() {
  try {
    return JSON.parse(fs.readFileSync(recordFile, 'utf8'));
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EACCES'].includes(error.code) || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
