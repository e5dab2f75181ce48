import { createHmac } from 'node:crypto';
import type { Change } from './answer.ts';

/** A notice as it is told outside. */
export interface Notice {
  id: string;
  package: string;
  name: string;
  causes: string[];
  changes: Change[];
  at: string;
}

/** One line of what changed, in words. */
export function changeWords({ about, finding, before, after }: Change): string {
  return `${about} ${finding}: ${before ?? 'not there'} → ${after ?? 'not there any more'}`;
}

/** A notice as a text for people. It names the package and its findings, and nothing that stands in its file. */
export function noticeText({ name, causes, changes }: Notice): string {
  return [
    `The answer for “${name}” has changed.`, '', ...changes.map((change) => `  ${changeWords(change)}`), '',
    'Looked at because of', ...causes.map((cause) => `  ${cause}`), '', 'Portolan. Not legal advice.', '',
  ].join('\n');
}

/**
 * The signature of a webhook: an HMAC with SHA-256 over the second of sending, a full stop and the body, so that an old message
 * cannot be sent again as new.
 */
export function signature(secret: string, seconds: number, body: string): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}
