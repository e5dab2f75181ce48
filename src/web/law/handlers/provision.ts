import type { Grade } from '../../../corpus/grade.ts';
import { lastDayOf, type Provision, type Version, versionOn } from '../../../corpus/provision.ts';
import type { Rule } from '../../../corpus/rule.ts';
import { LawIndex } from '../../../corpus/search.ts';
import { viewOf } from '../../../corpus/view.ts';
import { amendmentOf, type FieldText, type ProvisionAmendment, textOf } from '../../../determination/amendments.ts';
import { type Doubt, doubtsOf } from '../../../determination/doubts.ts';
import { type Disagreement, type LawCase, runCase } from '../../../determination/lawCase.ts';
import { type LawLinks, linksOf } from '../../../determination/lawLinks.ts';
import { type Applied, posturesOn } from '../../../determination/postures.ts';
import { type Bench, openPart } from '../../engine/bench.ts';
import { checkDayText } from './reading.ts';

/** One rule of a page, with whether it is law as printed and as applied. */
export interface ShownRule {
  id: string;
  name: string;
  cite: string;
  kind: Rule['kind'];
  note: string | null;
  grade: Grade;
  text: FieldText[];
  printed: boolean;
  applied: boolean;
  /** Why the two differ. */
  posture: Applied | null;
}

/** A wording in the history of a provision. */
export interface Wording extends Pick<Version, 'title' | 'cite' | 'source' | 'grade' | 'published' | 'effective'> {
  last: string | null;
}

export interface LawPage {
  id: string;
  /** The wording shown: that in force, else the last before the day or the first after it. */
  shown: Wording & { prose: string; file: string; verifiedThrough: string | null };
  isInForce: boolean;
  rules: ShownRule[];
  history: Wording[];
  /** What changed since the other day; `null` where nothing did or no other day was named. */
  difference: ProvisionAmendment | null;
  links: LawLinks;
  doubts: Doubt[];
  /** Events of the timeline that touched it. */
  events: { id: string; title: string; published: string }[];
}

/** Where there is no such page: those with names like it. */
export interface NoSuchPage {
  near: { provision: string; cite: string; title: string }[];
}

export interface LawPageQuestion {
  id: string;
  on: string;
  against: string | null;
}

/** Everything that is known of one provision on a day. Throws `FactError` where a day is none. */
export async function lawPage(bench: Bench, { id, on, against }: LawPageQuestion): Promise<LawPage | NoSuchPage> {
  checkDayText('on', on);
  if (against !== null) checkDayText('against', against);
  const { corpus } = bench;
  const provision = corpus.provisions.find((one) => one.id === id);
  if (provision === undefined) return { near: new LawIndex(corpus, on).find(id.slice(id.indexOf('/') + 1), 8) };
  const version = versionOn(provision, on);
  const shown = version ?? provision.versions.findLast(({ effective }) => effective <= on) ?? provision.versions[0]!;
  const { events } = await openPart('reading');
  return {
    id, isInForce: version !== undefined, rules: rulesOf(bench, shown, on),
    shown: { ...wordingOf(provision, shown), prose: shown.prose, file: shown.file, verifiedThrough: shown.verifiedThrough ?? null },
    history: provision.versions.map((one) => wordingOf(provision, one)),
    difference: against === null ? null : amendmentOf(provision, against, on) ?? null,
    links: linksOf(corpus, corpus.provisions.flatMap((one) => (one === provision ? shown : versionOn(one, on) ?? [])), id),
    doubts: doubtsOn(bench, on).filter(({ of, rules }) => of === id || rules.some((rule) => rule.startsWith(`${id}#`))),
    events: events.filter(({ provisions }) => provisions.includes(id)).map(({ id: event, title, published }) =>
      ({ id: event, title, published })),
  };
}

function wordingOf(provision: Provision, version: Version): Wording {
  const { title, cite, source, grade, published, effective } = version;
  return { title, cite, source, grade, published, effective, last: lastDayOf(provision, provision.versions.indexOf(version)) ?? null };
}

function rulesOf({ corpus }: Bench, version: Version, on: string): ShownRule[] {
  const postures = posturesOn(corpus, on);
  const [printed, applied] = (['codified', 'enforced'] as const).map((view) => new Set(viewOf(corpus, { on, view }).rules));
  return version.rules.map((rule) => ({
    id: rule.id, name: rule.id.slice(rule.id.indexOf('#') + 1), cite: rule.cite, kind: rule.kind, note: rule.note ?? null,
    grade: rule.grade, text: textOf(rule), printed: printed!.has(rule), applied: applied!.has(rule), posture: postures.get(rule.id) ?? null,
  }));
}

let doubts: { on: string; all: Doubt[] } | undefined;

/** The doubts of a day, kept while pages of that day are read. */
function doubtsOn({ engine }: Bench, on: string): Doubt[] {
  if (doubts?.on !== on) doubts = { on, all: doubtsOf(engine, { on }) };
  return doubts.all;
}

/** A worked example, run again: where it holds, nothing disagrees. */
export interface ShownCase extends Pick<LawCase, 'id' | 'question' | 'on' | 'facts' | 'expect' | 'source' | 'kind'> {
  disagreements: Disagreement[];
}

/** The worked examples of a provision, run here and now. */
export async function lawCases({ engine }: Bench, { id }: { id: string }): Promise<ShownCase[]> {
  const { cases } = await openPart('reading');
  return cases.filter(({ file }) => file === `law/${id}/cases.yaml`).map((one) => {
    const { id: name, question, on, facts, expect, source, kind } = one;
    return { id: name, question, on, facts, expect, source, kind, disagreements: runCase(engine, one) };
  });
}
