import { InputError } from '../../../corpus/diagnostic.ts';
import { type Addition, addToPackage, appendTo } from '../../../package/append.ts';
import { type Answer, type AnswerPath, writeAnswer } from '../../../package/edit.ts';
import { type PackageDocument, readDocument } from '../../../package/reader.ts';
import { removeFrom } from '../../../package/remove.ts';
import { rereadWith } from '../../../package/reread.ts';
import type { Bench } from '../bench.ts';
import { keep, opened, readingFor } from '../determined.ts';

/** One change of a package file. */
export type Edit =
  | { kind: 'write'; path: AnswerPath; value: Answer }
  | { kind: 'remove'; path: AnswerPath }
  | { kind: 'add'; addition: Addition }
  | { kind: 'append'; path: AnswerPath; element: Answer };

/** Makes changes in a package file, one after another, and gives its new text. What is not changed keeps its layout. */
export function edit(bench: Bench, { text, path, edits }: { text: string; path: string; edits: readonly Edit[] }): string {
  const before = opened(bench, { text, path });
  const options = readingFor(bench, path);
  const [first] = edits;
  if (first?.kind === 'write' && edits.length === 1) {
    const after = unlessWrong(() => rereadWith(before, first.path, first.value, options));
    if (after !== undefined) return keep(after).document.text;
  }
  const document = edits.reduce(edited, before.document);
  const after = unlessWrong(() => readDocument(document, options));
  return after === undefined ? document.text : keep(after).document.text;
}

/** What was read. What is wrong with the new text is said where it is read for its answer. */
function unlessWrong<Read>(read: () => Read): Read | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

export function edited(document: PackageDocument, change: Edit): PackageDocument {
  switch (change.kind) {
    case 'write': return writeAnswer(document, change.path, change.value);
    case 'remove': return removeFrom(document, change.path);
    case 'add': return addToPackage(document, change.addition);
    case 'append': return appendTo(document, change.path, [change.element]);
  }
}
