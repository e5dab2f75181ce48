import type { Corpus } from '../corpus/corpus.ts';
import { addDays } from '../corpus/date.ts';
import { once } from '../corpus/once.ts';
import { type Said, say, saidOnce } from '../corpus/phrase.ts';
import { lastDayOf } from '../corpus/provision.ts';

/** One thing that happens to the law on a day, and where a rule would have to look to be touched by it. */
export interface Move {
  said: Said;
  /** `wording ear/734/3`, `rule ear/734/3#subject`, `set countryGroups D:5` or `value name`. */
  of: string;
  /** Who joins or leaves a set. */
  member?: string;
}

/** What happens to the law on a day, one thing said for each: wordings that begin or end, postures, memberships and figures. */
export function changesOn(corpus: Corpus, day: string): Said[] {
  return saidOnce(movesOn(corpus, day).map(({ said }) => said));
}

/** The same, each with what it touches. */
export function movesOn(corpus: Corpus, day: string): readonly Move[] {
  const days = movesByDay(corpus);
  const known = days.get(day) ?? [...wordingMoves(corpus, day), ...tableMoves(corpus, day)];
  days.set(day, known);
  return known;
}

const movesByDay = once((_corpus: Corpus) => new Map<string, readonly Move[]>());

function wordingMoves(corpus: Corpus, day: string): Move[] {
  const eve = addDays(day, -1);
  const moves: Move[] = [];
  for (const provision of corpus.provisions) {
    const wording = `wording ${provision.id}`;
    for (const [index, version] of provision.versions.entries()) {
      const { cite, title, source } = version;
      if (version.effective === day) moves.push({ of: wording, said: say('law.begins', { cite, title, source }) });
      if (version.until === eve && lastDayOf(provision, index) === eve) {
        moves.push({ of: wording, said: say('law.ends', { cite, title }) });
      }
      for (const { id, cite: own, source: from, complianceFrom, postures } of version.rules) {
        const of = `rule ${id}`;
        if (complianceFrom === day) moves.push({ of, said: say('law.compliance-due', { cite: own, source: from }) });
        for (const { from: begins, to, state, by } of postures) {
          if (begins === day) moves.push({ of, said: say('law.posture-begins', { cite: own, state, by }) });
          if (to === eve) moves.push({ of, said: say('law.posture-ends', { cite: own, state, by }) });
        }
      }
    }
  }
  return moves;
}

function tableMoves(corpus: Corpus, day: string): Move[] {
  const eve = addDays(day, -1);
  const moves: Move[] = [];
  for (const [called, table] of Object.entries(corpus.tables)) {
    for (const [name, entries] of Object.entries(table.sets)) {
      for (const entry of entries) {
        const member = 'member' in entry ? entry.member : entry.include.name;
        const touched = { of: `set ${called} ${name}`, ...('member' in entry ? { member: entry.member } : {}) };
        const source = entry.source ?? table.source ?? table.cite ?? '';
        if (entry.from === day) moves.push({ ...touched, said: say('law.joins', { member, set: name, source }) });
        if (entry.to === eve) moves.push({ ...touched, said: say('law.leaves', { member, set: name, source }) });
      }
    }
    for (const [name, entries] of Object.entries(table.values)) {
      for (const { value, from, source } of entries) {
        const by = source ?? table.source ?? '';
        if (from === day) moves.push({ of: `value ${name}`, said: say('law.becomes', { name, value: String(value), source: by }) });
      }
    }
  }
  return moves;
}
