import type { Rule } from '../corpus/rule.ts';
import type { Authority } from './decision.ts';
import type { Program } from './program.ts';

/** The provision at work behind a rule: its cite and the wording in force. */
export function authorityOf(program: Program, rule: Rule): Authority {
  const provision = rule.id.slice(0, rule.id.indexOf('#'));
  const version = program.view.versions.find((candidate) => candidate.provision === provision);
  return {
    cite: rule.cite, rule: rule.id, version: version?.effective ?? '', grade: rule.grade,
    ...(rule.note === undefined ? {} : { note: rule.note }),
  };
}
