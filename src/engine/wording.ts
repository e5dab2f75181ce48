import type { Grade } from '../corpus/grade.ts';
import { lastDayOf, type Version } from '../corpus/provision.ts';
import type { Posture } from '../corpus/rule.ts';
import type { Program } from './program.ts';

/** Which wording of a provision was applied, and why that one. */
export interface Wording {
  provision: string;
  effective: string;
  published: string;
  source: string;
  grade: Grade;
  /** The last day on which it applies, where one is known. */
  lastDay?: string;
  /** The next wording, where one is known. */
  next?: string;
  verifiedThrough?: string;
  /** Wordings left out because they were published after the day of knowledge. */
  notYetKnown: string[];
  /** Where the rule is applied otherwise than it is printed. */
  posture?: Posture;
  /** From when it has to be complied with, where that is later than its effect. */
  complianceFrom?: string;
  /** All that in one sentence. */
  because: string;
}

/** The wording behind a rule under a program, with the reasons for it. Undefined for a rule the program does not hold. */
export function wordingOf(program: Program, ruleId: string): Wording | undefined {
  const { on, knownOn, corpus, suspended, announced } = program.view;
  const id = ruleId.slice(0, ruleId.indexOf('#'));
  const provision = corpus.provisions.find((one) => one.id === id);
  const version = program.view.versions.find((one) => one.provision === id);
  if (provision === undefined || version === undefined) return undefined;
  const posture = [...announced, ...suspended].find(({ rule }) => rule.id === ruleId)?.posture;
  const complianceFrom = version.rules.find((rule) => rule.id === ruleId)?.complianceFrom;
  const lastDay = lastDayOf(provision, provision.versions.indexOf(version));
  const known = (one: Version): boolean => knownOn === undefined || one.published <= knownOn;
  const next = provision.versions.find((one) => one.effective > on && known(one))?.effective;
  const notYetKnown = provision.versions.filter((one) => !known(one)).map(({ effective }) => effective);
  const { effective, published, source, grade, verifiedThrough } = version;
  const wording = {
    provision: id, effective, published, source, grade, notYetKnown,
    ...(lastDay === undefined || !version.until && next === undefined ? {} : { lastDay }), ...(next === undefined ? {} : { next }),
    ...(verifiedThrough === undefined ? {} : { verifiedThrough }), ...(posture === undefined ? {} : { posture }),
    ...(complianceFrom === undefined ? {} : { complianceFrom }),
  };
  return { ...wording, because: becauseOf(wording, program) };
}

function becauseOf(wording: Omit<Wording, 'because'>, { view: { knownOn, view } }: Program): string {
  const { effective, published, next, lastDay, posture, notYetKnown, complianceFrom, verifiedThrough } = wording;
  const end = next !== undefined ? `; the next wording starts ${next}` : lastDay !== undefined ? ` to ${lastDay}`
    : verifiedThrough === undefined ? '; no later wording is known' : `; no later wording had been published by ${verifiedThrough}`;
  const dates = published === effective ? `published and in force from ${effective}`
    : `published ${published}, here in force from ${effective}`;
  const hidden = notYetKnown.length === 0 ? '' : `; the wording of ${notYetKnown.join(', ')} was not yet published on ${knownOn}`;
  return `The wording ${dates}${end}${hidden}.${postureText(posture, view)}`
    + `${complianceFrom === undefined ? '' : ` Compliance is due from ${complianceFrom}.`}`;
}

function postureText(posture: Posture | undefined, view: 'enforced' | 'codified'): string {
  if (posture === undefined) return '';
  const { state, from, to, by } = posture;
  const span = `from ${from}${to === undefined ? '' : ` to ${to}`} (${by})`;
  switch (state) {
    case 'not-enforced': return ` Printed but not enforced ${span}${view === 'codified' ? '; this view takes the law as printed' : ''}.`;
    case 'announced-only': return ` Not printed, but applied ${span}.`;
    case 'stayed': return ` Stayed ${span}.`;
  }
}
