/** One thing that is wrong with an input: what, where, and how to mend it. Lines and columns count from 1. */
export interface Diagnostic {
  file: string;
  line: number;
  column: number;
  /** The field or fact concerned, as the user wrote it. */
  field?: string;
  message: string;
  /** What to do about it. */
  hint?: string;
}

/** Input that cannot be used. Carries every problem found, so that one pass mends them all. */
export class InputError extends Error {
  readonly diagnostics: Diagnostic[];

  constructor(diagnostics: Diagnostic[]) {
    super(diagnostics.map(formatDiagnostic).join('\n'));
    this.name = 'InputError';
    this.diagnostics = diagnostics;
  }
}

/** One line a person and an editor can both read: `file:line:column: field: message. Hint`. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { file, line, column, field, message, hint } = diagnostic;
  const subject = field === undefined ? '' : `${field}: `;
  return `${file}:${line}:${column}: ${subject}${message}${hint === undefined ? '' : ` ${hint}`}`;
}

/** The candidate nearest to a misspelt name by edit distance, or undefined when none is near enough to suggest. */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= bestDistance) continue;
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const substitution = previous[column - 1]! + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(previous[column]! + 1, current[column - 1]! + 1, substitution));
    }
    previous = current;
  }
  return previous[right.length]!;
}
