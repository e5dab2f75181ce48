import { type Diagnostic, InputError } from '../../../corpus/diagnostic.ts';
import { FactError } from '../../../engine/lawEngine.ts';
import type { Bench } from '../bench.ts';
import type { PackageQuestion } from '../determined.ts';
import { diagnosticsOf } from '../diagnostics.ts';
import { determinePackage, type PackageAnswer } from './determine.ts';
import { type Edit, edit } from './edit.ts';

/** A package file after changes, with its answer, or with what is wrong with it now. */
export interface EditedAnswer {
  text: string;
  answer: PackageAnswer | undefined;
  problems: readonly Diagnostic[];
}

/** Changes a package and determines it, in one message: a key pressed in a form waits for one way there and back. */
export function editPackage(bench: Bench, { question, edits }: { question: PackageQuestion; edits: readonly Edit[] }): EditedAnswer {
  const text = edit(bench, { text: question.text, path: question.path, edits });
  try {
    return { text, answer: determinePackage(bench, { ...question, text }), problems: [] };
  } catch (error) {
    if (error instanceof InputError || error instanceof FactError) return { text, answer: undefined, problems: diagnosticsOf(error) };
    throw error;
  }
}
