import * as z from 'zod';
import { type Diagnostic, InputError } from '../corpus/diagnostic.ts';
import { FactError } from '../engine/lawEngine.ts';

/** What every refusal says (RFC 9457), with the faults of the input where there are any. */
export const problemShape = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  /** Names this request in the log of the server. */
  request: z.string().optional(),
  faults: z.array(z.object({
    at: z.string().describe('The field, or file, line and column.'), message: z.string(), hint: z.string().optional(),
  })).optional(),
}).describe('Why a request was refused, and what to do (RFC 9457).');
export type ProblemBody = z.infer<typeof problemShape>;

const titles: Record<number, string> = {
  400: 'The request cannot be read', 401: 'Sign in first', 403: 'Not for this role', 404: 'There is nothing here',
  405: 'Not in this way', 409: 'Somebody else was quicker', 412: 'It has changed in the meantime', 413: 'Too large',
  415: 'Not a form that is read here', 422: 'The content cannot be used', 428: 'Say which version you mean',
  429: 'Too many requests', 500: 'A fault of ours', 503: 'Not at the moment',
};

/** A refusal: thrown anywhere in the handling of a request, it becomes the answer, and nothing of the request is kept. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly faults: ProblemBody['faults'];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number, detail: string,
    { faults, headers = {} }: { faults?: ProblemBody['faults']; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(detail);
    this.status = status;
    this.faults = faults;
    this.headers = headers;
  }
}

/** Constraints of the tables that a request can run into, and what they mean to whoever sent it. */
const constraints: Record<string, [status: number, detail: string]> = {
  member_keeps_administrator: [409, 'A workspace keeps at least one administrator. Name another first.'],
  package_approval_second_person: [403, 'Nobody approves what they wrote themselves: a second person has to.'],
  screening_row_about: [404, 'There is nothing here to decide on.'],
  screening_row_second_person: [403, 'Nobody seconds their own decision: another person has to.'],
  screening_row_once: [409, 'This decision has its second already.'],
  package_approval_pkey: [409, 'This version is approved already.'],
};

/** A character that no text of the database can hold, plain or within JSON. */
const unkeepable = new Set(['22021', '22P05']);

/** Adds what a constraint of a table added elsewhere means. */
export function explainConstraint(name: string, status: number, detail: string): void {
  constraints[name] = [status, detail];
}

/** The refusal that an error stands for; undefined for a fault of ours. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (error instanceof InputError) {
    return new Problem(422, 'What was sent has faults.', { faults: error.diagnostics.map(faultOf) });
  }
  if (error instanceof FactError) return new Problem(422, error.message);
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  const known = constraints[String(constraint)];
  if (known !== undefined) return new Problem(...known);
  if (code === '22003') return new Problem(422, 'A number is larger than can be kept.');
  if (unkeepable.has(String(code))) return new Problem(422, 'A text holds a character that cannot be kept: leave out U+0000.');
  // The policies of the tables have the last word, whatever the route allowed.
  if (code === '42501') return new Problem(403, 'Your roles in this workspace do not allow this.');
  return undefined;
}

/** One fault of a file as it is told over the wire. */
export function faultOf({ file, line, column, field, message, hint }: Diagnostic): NonNullable<ProblemBody['faults']>[number] {
  const at = `${file}:${line}:${column}${field === undefined ? '' : ` ${field}`}`;
  return { at, message, ...(hint === undefined ? {} : { hint }) };
}

/** The body of a refusal. */
export function bodyOf(problem: Problem, request: string): ProblemBody {
  return {
    type: 'about:blank', title: titles[problem.status] ?? 'Refused', status: problem.status, detail: problem.message, request,
    ...(problem.faults === undefined ? {} : { faults: problem.faults }),
  };
}
