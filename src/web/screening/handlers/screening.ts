import { once } from '../../../corpus/once.ts';
import { decisionOn, Ledger, type Standing, type Verdict } from '../../../screening/decisions/ledger.ts';
import { containsWords, findingOf } from '../../../screening/decisions/matchFinding.ts';
import { expiryOf, needsSecondPerson } from '../../../screening/decisions/policy.ts';
import { partyNamed, type PartyKind, type Subject } from '../../../screening/entry.ts';
import { entryKey } from '../../../screening/lists/diff.ts';
import type { Evidence } from '../../../screening/names/evidence.ts';
import { explain } from '../../../screening/names/explain.ts';
import { type EntryMatch, Screener, usualThreshold } from '../../../screening/names/screener.ts';
import type { Bench } from '../../engine/bench.ts';
import { openPart } from '../../engine/bench.ts';
import type { SiteLists } from '../../../cli/siteData.ts';

/** Somebody to be screened, as the page sends them. */
export interface AskedName {
  name: string;
  kind: PartyKind;
  country: string | null;
}

/** An entry that may be the one asked about, with what was decided on it before. */
export interface ScreenedMatch {
  entry: string;
  name: string;
  list: string;
  programmes: readonly string[];
  score: number;
  /** Names that are alike, the likeliest first, each with what its score is made of. */
  names: { listed: string; standing: string; score: number; why: string[] }[];
  /** What is known beside the names; each lowers the score or leaves it. */
  evidence: Evidence[];
  standing: Pick<Standing, 'status' | 'because'> & {
    decision: { id: string; verdict: Verdict; who: string; why: string; at: string; expires: string | null } | null;
    confirmedBy: string | null;
  };
}

/** A name that was typed, or a party of a batch with all that its row says. */
export type AskedParty = AskedName | { subject: Subject };

export interface ScreenedName {
  asked: AskedParty;
  name: string;
  matches: ScreenedMatch[];
}

/** What was looked at, whatever it came to. */
export interface LookedAt {
  notice: string;
  threshold: number;
  entries: number;
  lists: { title: string; entries: number; published: string }[];
}

/** The index of the list, made once. */
export const screenerOf = once(({ starter }: SiteLists) => new Screener(starter.entries));

export async function screenNames(
  bench: Bench, { names, ledger, today }: { names: readonly AskedParty[]; ledger: readonly string[]; today: string },
): Promise<ScreenedName[]> {
  const lists = await openPart('lists');
  const decided = Ledger.read(ledger, 'decisions');
  return names.map((asked) => {
    const subject = subjectOf(bench, asked);
    return {
      asked, name: subject.name,
      matches: screenerOf(lists).screen(subject).map((match) => matchOf(subject, match, lists, decided, today)),
    };
  });
}

export async function screenedLists(_: Bench, __: null): Promise<LookedAt> {
  const { starter, titles } = await openPart('lists');
  const lists = [...Map.groupBy(starter.entries, ({ list }) => list)]
    .map(([list, entries]) => ({ title: titles[list] ?? list, entries: entries.length, published: starter.published }));
  return { notice: starter.notice, threshold: usualThreshold, entries: starter.entries.length, lists };
}

/** What somebody says when deciding; `until` ends the decision earlier than the policy does. */
export interface SaidDecision {
  at: string;
  who: string;
  verdict: Verdict;
  why: string;
  until: string | null;
}

/** What somebody decides on a match, and the ledger with it: each line is sealed to the one before. */
export async function decideMatch(bench: Bench, { asked, entry, ledger, said: { until, ...said } }: {
  asked: AskedParty; entry: string; ledger: readonly string[]; said: SaidDecision;
}): Promise<string[]> {
  const lists = await openPart('lists');
  const subject = subjectOf(bench, asked);
  const match = screenerOf(lists).screen(subject).find((one) => entryKey(one.entry) === entry);
  if (match === undefined) return [...ledger];
  const finding = findingOf(subject, match);
  const longest = expiryOf(lists.policy, said.verdict, said.at.slice(0, 10));
  const expires = until === null || longest !== undefined && longest < until ? longest : until;
  const decision = decisionOn(finding, { ...said, evidence: [], ...(expires === undefined ? {} : { expires }) },
    needsSecondPerson(lists.policy, finding, said.verdict));
  return [...ledger, JSON.stringify(Ledger.read(ledger, 'decisions').add(decision))];
}

/** The ledger with a second person's word. Throws `InputError` where that is the first person again. */
export function confirmMatch(_: Bench, { decision, ledger, said }: {
  decision: string; ledger: readonly string[]; said: { at: string; who: string };
}): string[] {
  return [...ledger, JSON.stringify(Ledger.read(ledger, 'decisions').add({ kind: 'confirmed', decision, ...said }))];
}

function subjectOf({ corpus }: Bench, asked: AskedParty): Subject {
  if ('subject' in asked) return asked.subject;
  const { name, kind, country } = asked;
  const countries = country === null ? [] : [{ link: 'nationality' as const, text: corpus.countries[country] ?? country, code: country }];
  return { id: name, ...partyNamed(name, { kind, countries }) };
}

function matchOf(subject: Subject, match: EntryMatch, { titles }: SiteLists, ledger: Ledger, today: string): ScreenedMatch {
  const { entry, score, names, evidence, contains } = match;
  const { status, because: changes, decision, confirmedBy } = ledger.standing(findingOf(subject, match), today);
  return {
    entry: entryKey(entry), name: entry.name, list: titles[entry.list] ?? entry.list, programmes: entry.programmes, score, evidence,
    names: names.map((one) => ({
      listed: one.listedName.written, standing: one.standing, score: one.score,
      why: [
        ...explain(one.subjectName, one.listedName, one),
        ...contains === undefined || score >= usualThreshold ? [] : [containsWords(one, contains)],
      ],
    })),
    standing: {
      status, because: changes, confirmedBy: confirmedBy ?? null,
      decision: decision === undefined ? null : {
        id: decision.id, verdict: decision.verdict, who: decision.who, why: decision.why, at: decision.at,
        expires: decision.expires ?? null,
      },
    },
  };
}
