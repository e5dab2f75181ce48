import type { Question } from '../corpus/view.ts';
import type { Determination } from '../determination/determination.ts';
import { conclude, wholePackageFacts } from '../determination/packageConclusions.ts';
import type { DetermineOptions } from '../determination/options.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import type { FigureSource } from '../package/itemFacts.ts';
import type { Package } from '../package/model.ts';
import { assess, type RequirementFinding } from './assess.ts';
import { type Call, callChanges, type CallChange, type Calls, type Deadline, windowOn } from './calls.ts';
import { consortiumGaps, type Gap, type Help } from './consortium.ts';
import { type ContentFinding, contentFindings, contentState } from './content.ts';
import type { ContentMethods } from './contentMethods.ts';
import { type MarketFinding, marketFindings, type MarketList } from './markets.ts';
import type { Requirement } from './requirements.ts';

/** The lists of the law that the programme is held against. */
export interface ProgrammeLaw {
  requirements: Requirement[];
  methods: ContentMethods;
  markets: MarketList[];
  calls: Calls;
  help: Help[];
}

/** A package beside everything the programme asks. No score is part of it: none is published. */
export interface Programme {
  title: string;
  on: string;
  knownOn: string | null;
  corpus: string;
  verifiedThrough: string;
  notice: string;
  requirements: RequirementFinding[];
  content: { state: ReturnType<typeof contentState>; findings: ContentFinding[]; unseen: string[] };
  markets: MarketFinding[];
  window: { open: Call | undefined; last: Call | undefined };
  changes: { call: Call; changes: CallChange[] }[];
  /** Days that have not passed. */
  deadlines: Deadline[];
  gaps: Gap[];
}

/** Holds a determined package against the programme's requirements on its day. */
export function programmeOf(
  engine: LawEngine, found: Package, catalog: FigureSource, determination: Determination, law: ProgrammeLaw, options: DetermineOptions,
): Programme {
  const { on, knownOn } = options;
  const question: Question = { on, view: 'enforced', ...(knownOn === undefined ? {} : { knownOn }) };
  const facts = wholePackageFacts(engine, found, catalog, question, options);
  const content = contentFindings(engine, found, facts, law.methods, question, options);
  const markets = marketFindings(engine.corpus, found, law.markets, on, knownOn);
  const named = [...new Set(law.requirements.flatMap((requirement) => requirement.facts))];
  const conclusions = conclude(engine, facts, named, question, options);
  return {
    title: determination.title, on, knownOn: knownOn ?? null, corpus: determination.corpus,
    verifiedThrough: determination.verifiedThrough, notice: law.calls.notice,
    requirements: assess(law.requirements, { tests: determination.tests, conclusions, content, markets }),
    content: { state: contentState(content), findings: content, unseen: law.methods.unseen },
    markets, window: windowOn(law.calls, on), changes: callChanges(law.calls.calls),
    deadlines: law.calls.deadlines.filter((deadline) => deadline.on >= on),
    gaps: consortiumGaps(found, law.help),
  };
}
