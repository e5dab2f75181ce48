import { versionOn } from '../corpus/provision.ts';
import { outcomeQuery } from '../engine/decide.ts';
import type { Need } from '../engine/decision.ts';
import { Stated } from '../engine/frame.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import { mattering, needsOf } from '../engine/needs.ts';
import type { Program } from '../engine/program.ts';
import { waitingOf } from '../engine/waiting.ts';
import type { FigureSource } from '../package/itemFacts.ts';
import type { Leg } from '../package/legs.ts';
import type { Package } from '../package/model.ts';
import type { PackageVocabulary } from '../package/reading.ts';
import { AskList, type AskedQuestion } from './askList.ts';
import { askTests } from './askTests.ts';
import { placeOfDiligence, placeOnLeg, placesOf } from './askPlace.ts';
import { Counts } from './counts.ts';
import { diligenceIn } from './diligence.ts';
import { legsIn } from './legsIn.ts';
import { LoadedFacts } from './loadedFacts.ts';
import { type DetermineOptions, questionOf } from './options.ts';

export type { AskedQuestion } from './askList.ts';

/** What a package still has to be asked, in the order in which to ask it. */
export interface AskReport {
  title: string;
  file: string;
  on: string;
  corpus: string;
  /** Facts without which some finding stays open, the one that settles most for its cost first. */
  determining: AskedQuestion[];
  /** What the law requires to be looked into, whatever it could change. Never pruned. */
  diligence: AskedQuestion[];
  /** What is not for the applicant to answer: readings of unsettled law, and judgements of named persons. */
  forOthers: AskedQuestion[];
  /** Findings that are open now, by id. */
  open: string[];
  /** Questions on the shortest way to all answers, if each is answered as is ordinary. */
  shortest: number;
  /** True where the search was cut short for some leg: `proven: false` then marks what may not matter after all. */
  bounded: boolean;
}

const views = ['enforced', 'codified'] as const;

/** Everything a package has still to be asked under the law of a day. Throws `FactError` on facts that cannot be used. */
export function ask(
  engine: LawEngine, found: Package, catalog: FigureSource, vocabulary: PackageVocabulary, options: DetermineOptions,
): AskReport {
  const legs = legsIn(engine, found, catalog, options);
  const list = new AskList(placesOf(found, engine.corpus, vocabulary), (cite) => titleOf(engine, cite, options));
  const counts = new Counts(engine, questionOf(options, 'enforced'));
  const tests = askTests(engine, found, options, counts, list);
  for (const leg of legs) {
    const loaded = new LoadedFacts(engine, leg.facts, options);
    askLeg(loaded, leg, options, list);
    tests.lookAt(loaded, leg);
  }
  tests.finish(legs, catalog);
  return {
    title: found.title, file: found.file, on: options.on, corpus: engine.corpus.digest, ...list.report(),
  };
}

/** What one leg waits for in both views, and the diligence that the rules in force ask about it. */
function askLeg(loaded: LoadedFacts, leg: Leg, options: DetermineOptions, list: AskList): void {
  const stake = leg.facts['item.valueUnitedStatesDollars']?.value;
  list.finding(leg.id, typeof stake === 'number' ? stake : 0);
  const unrecorded = new Map<string, { need: Need; matters: boolean }>();
  for (const view of views) {
    const program = loaded.under(questionOf(options, view));
    const { frame } = loaded;
    const placeOf = (fact: string) => placeOnLeg(list.places, leg, fact);
    const nameOf = (slot: number): string => frame.layout.slots[slot]!.name;
    const waiting = waitingOf(frame, outcomeQuery(program), {
      effortOf: (slot) => list.effortOf(frame.layout.slots[slot]!.definition.who),
      isInDoubt: (slot) => !list.isProven(placeOf(nameOf(slot)).key),
    });
    if (waiting !== undefined) {
      const shortest = new Set(waiting.shortest);
      for (const slot of [...waiting.shortest, ...waiting.proven, ...waiting.possible]) {
        for (const need of needsOf(program, frame, [slot])) {
          list.need(need, placeOf(need.fact), leg.id, {
            proven: waiting.proven.has(slot), onShortest: shortest.has(slot), isFirst: slot === waiting.first,
          });
        }
      }
    }
    for (const { need, matters } of diligenceNeeds(program, loaded)) {
      const before = unrecorded.get(need.fact);
      unrecorded.set(need.fact, { need, matters: matters || before?.matters === true });
    }
  }
  for (const { need, matters } of unrecorded.values()) {
    list.diligence(need, placeOfDiligence(list.places, leg, need.fact), leg.id, matters);
  }
}

/** Diligence that nobody recorded and that some rule in force reads, and whether it could change the answer as it stands. */
function diligenceNeeds(program: Program, { frame }: LoadedFacts): { need: Need; matters: boolean }[] {
  const { layout } = frame;
  const read = diligenceIn(program.view);
  const unrecorded = layout.withAbsentValue.flatMap(({ slots }) => slots)
    .filter(({ index, definition }) => frame.stated[index] === Stated.absent && read.has(definition));
  const deciding = new Set(mattering(frame, unrecorded, program.compiler, [outcomeQuery(program).collect])[0]);
  return unrecorded.map((slot) => [slot, slot.definition] as const).map(([slot, { who, unit, cite, question }]) => ({
    matters: deciding.has(slot),
    need: {
      fact: slot.name, class: 'diligence', question, ...(who === undefined ? {} : { who }),
      ...(unit === undefined ? {} : { unit }), ...(cite === undefined ? {} : { cite }),
    },
  }));
}

/** The provision behind a cite of the vocabulary, in people's words: its title and how it is cited. */
function titleOf({ corpus }: LawEngine, cite: string, { on, knownOn }: DetermineOptions): string {
  const provision = corpus.provisions.find(({ id }) => id === cite);
  const version = provision && (versionOn(provision, on, knownOn) ?? provision.versions.at(-1));
  return version === undefined ? cite : `${version.title} (${version.cite})`;
}
