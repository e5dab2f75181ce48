import { type Diagnostic, InputError } from '../../corpus/diagnostic.ts';
import type { FactError } from '../../engine/lawEngine.ts';

/** What is wrong with what was given, as the page shows it. */
export function diagnosticsOf(error: InputError | FactError): readonly Diagnostic[] {
  if (error instanceof InputError) return error.diagnostics;
  return error.problems.map(({ field, message, hint }) =>
    ({ file: '', line: 1, column: 1, field, message, ...(hint === undefined ? {} : { hint }) }));
}
