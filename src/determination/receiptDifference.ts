import { isTree } from './receipt.ts';

/** A place at which two receipts differ; `undefined` where one of them has nothing there. */
export interface Difference {
  path: string;
  before: unknown;
  after: unknown;
}

/** Where two JSON values differ, leaf by leaf, at most so many. */
export function differences(before: unknown, after: unknown, most = 50, path = '', found: Difference[] = []): Difference[] {
  if (found.length >= most || Object.is(before, after)) return found;
  if (areTexts(before) && areTexts(after)) {
    const difference = listDifference(path, before, after);
    if (difference !== undefined) found.push(difference);
  } else if (Array.isArray(before) && Array.isArray(after)) {
    for (let index = 0; index < Math.max(before.length, after.length); index++) {
      differences(before[index], after[index], most, `${path}[${index}]`, found);
    }
  } else if (isTree(before) && isTree(after)) {
    for (const key of [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()) {
      differences(before[key], after[key], most, path === '' ? key : `${path}.${key}`, found);
    }
  } else found.push({ path, before, after });
  return found;
}

function areTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** Of lists of names only those that one has and the other has not; the lists whole where only their order differs. */
function listDifference(path: string, before: string[], after: string[]): Difference | undefined {
  if (before.join('\0') === after.join('\0')) return undefined;
  const [gone, fresh] = [before.filter((name) => !after.includes(name)), after.filter((name) => !before.includes(name))];
  return gone.length + fresh.length === 0 ? { path, before, after } : { path, before: gone, after: fresh };
}
