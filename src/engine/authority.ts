import { once } from '../corpus/once.ts';
import type { Rule } from '../corpus/rule.ts';
import type { Authority } from './decision.ts';
import type { Program } from './program.ts';

/** The provision at work behind a rule: its cite and the wording in force. */
export function authorityOf(program: Program, rule: Rule): Authority {
  return {
    cite: rule.cite, rule: rule.id, grade: rule.grade,
    version: versionsOf(program).get(rule.id.slice(0, rule.id.indexOf('#'))) ?? '',
    ...(rule.note === undefined ? {} : { note: rule.note }),
  };
}

/** When the wording of each provision at work took effect. */
const versionsOf = once(({ view }: Program): Map<string, string> =>
  new Map(view.versions.map(({ provision, effective }) => [provision, effective])));
