import { type Addition, addToPackage } from '../../../package/append.ts';
import { type Answer, type AnswerPath, writeAnswer } from '../../../package/edit.ts';
import type { PackageDocument } from '../../../package/reader.ts';
import { removeFrom } from '../../../package/remove.ts';
import type { Bench } from '../bench.ts';
import { opened } from '../determined.ts';

/** One change of a package file. */
export type Edit =
  | { kind: 'write'; path: AnswerPath; value: Answer }
  | { kind: 'remove'; path: AnswerPath }
  | { kind: 'add'; addition: Addition };

/** Makes changes in a package file, one after another, and gives its new text. What is not changed keeps its layout. */
export function edit(bench: Bench, { text, path, edits }: { text: string; path: string; edits: readonly Edit[] }): string {
  return edits.reduce(edited, opened(bench, { text, path }).document).text;
}

export function edited(document: PackageDocument, change: Edit): PackageDocument {
  switch (change.kind) {
    case 'write': return writeAnswer(document, change.path, change.value);
    case 'remove': return removeFrom(document, change.path);
    case 'add': return addToPackage(document, change.addition);
  }
}
