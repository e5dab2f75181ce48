/** One breach of the project's own rules. Lines count from 1. */
export interface Complaint {
  check: string;
  file: string;
  line: number;
  message: string;
}

/** A rule of the house: `find` returns every breach in the project, in reading order. */
export interface Check {
  name: string;
  /** What holds when nothing is found, as a sentence for the test's title. */
  promise: string;
  find: (project: Project) => Complaint[];
}

/** The project's text files by path from the root, with forward slashes. */
export type Project = ReadonlyMap<string, string>;

/** The line, counted from 1, in which the character at `offset` stands. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** One line per complaint, in a form an editor can follow. */
export function formatComplaints(complaints: Complaint[]): string {
  return complaints.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n');
}
