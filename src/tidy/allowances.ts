import { parse } from 'yaml';
import type { Complaint } from './complaint.ts';

/** A breach let through on purpose: where, which words of the complaint, and why. */
interface Allowance {
  check: string;
  file: string;
  match: string;
  reason: string;
}

/** Reads the list of allowances; throws if an entry lacks its check, file, match or reason. */
export function readAllowances(text: string): Allowance[] {
  const entries: unknown = parse(text) ?? [];
  if (!Array.isArray(entries)) throw new Error('The allowances must be a list.');
  return entries.map((entry: unknown, index) => {
    if (isAllowance(entry)) return entry;
    throw new Error(`Allowance ${index + 1} needs check, file, match and reason, each a text of its own.`);
  });
}

/** The complaints no allowance covers, and a new one for each allowance of this check that covers nothing. */
export function withoutAllowed(
  check: string, complaints: Complaint[], allowances: Allowance[], listFile: string,
): Complaint[] {
  const own = allowances.filter((allowance) => allowance.check === check);
  const covers = (allowance: Allowance, { file, message }: Complaint): boolean =>
    file === allowance.file && message.includes(allowance.match);
  const open = complaints.filter((complaint) => !own.some((allowance) => covers(allowance, complaint)));
  const unused = own.filter((allowance) => !complaints.some((complaint) => covers(allowance, complaint)));
  return [...open, ...unused.map(({ file, match }) => {
    const message = `allows “${match}” in ${file}, where it no longer occurs; remove it.`;
    return { check, file: listFile, line: 1, message };
  })];
}

function isAllowance(entry: unknown): entry is Allowance {
  if (typeof entry !== 'object' || entry === null) return false;
  const fields = new Map(Object.entries(entry));
  return ['check', 'file', 'match', 'reason'].every((field) => {
    const value: unknown = fields.get(field);
    return typeof value === 'string' && value !== '';
  });
}
