import type { Responsible } from '../determination/compareCause.ts';

/** What of the law makes a difference, in a line. */
export function responsibleText({ cite, rule, how }: Responsible): string {
  return `${cite}${rule === undefined ? '' : ` (${rule})`}: ${how}`;
}
