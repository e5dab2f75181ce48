import { membersOn } from '../../../corpus/table.ts';
import type { Grade } from '../../../corpus/grade.ts';
import type { RequirementStatus } from '../../../program/assess.ts';
import type { CallChange, Deadline } from '../../../program/calls.ts';
import type { Gap } from '../../../program/consortium.ts';
import { type ControlMap, controlMap } from '../../../program/control.ts';
import { criticalPath, type CriticalPath, startsFirst } from '../../../program/criticalPath.ts';
import { criticalPathPicture, pathWords } from '../../../program/criticalPathPicture.ts';
import { type Dependence, dependenceOf } from '../../../program/dependence.ts';
import { type Programme, programmeOf } from '../../../program/programme.ts';
import { contentWords, noticesOf, reasonsOf, shareWords, windowLine } from '../../../program/programmeWords.ts';
import { type Bench, openPart } from '../../engine/bench.ts';
import { determined, type PackageQuestion } from '../../engine/determined.ts';

/** One requirement as its board shows it. */
export interface RequirementCard {
  id: string;
  stage: string;
  requires: string;
  asks: string;
  status: RequirementStatus;
  isForAgency: boolean;
  reasons: string[];
  source: string;
  grade: Grade;
}

/** A package held against the programme, as the page shows it. */
export interface ProgrammeAnswer {
  title: string;
  on: string;
  notice: string;
  window: string;
  requirements: RequirementCard[];
  content: { state: string; methods: { title: string; share: string; doubts: string[] }[]; unseen: string[] };
  markets: { name: string; through: string[]; flags: { means: string; cite: string }[] }[];
  changes: { title: string; changes: CallChange[] }[];
  deadlines: Deadline[];
  gaps: Gap[];
  notices: string[];
  dependence: Dependence;
  control: ControlMap;
  path: { picture: string; words: string[]; first: string[] };
}

/** Requirements, where the value comes from, and who can stop what: everything the programme's room says of a package. */
export async function programmeRoom(bench: Bench, question: PackageQuestion): Promise<ProgrammeAnswer> {
  const law = await openPart('rooms');
  const { package: found, options, determination } = determined(bench, question);
  const { on, knownOn } = options;
  const answer = programmeOf(bench.engine, found, bench.catalog, determination, law.programme, { ...options, memory: bench.memory });
  const members = (table: string, set: string): ReadonlySet<string> => membersOn(bench.corpus, table, set, on, knownOn);
  return {
    title: answer.title, on, notice: answer.notice, window: windowLine(answer), notices: noticesOf(answer),
    requirements: cardsOf(answer), content: contentOf(answer),
    markets: answer.markets.map(({ name, through, flags }) =>
      ({ name, through, flags: flags.map(({ means, cite }) => ({ means, cite })) })),
    changes: answer.changes.map(({ call: { title }, changes }) => ({ title, changes })), deadlines: answer.deadlines, gaps: answer.gaps,
    dependence: dependenceOf(found, { home: members('places', 'united-states'), concern: members('concern', 'program-members') }),
    control: controlMap(found, determination, law.control, law.deals),
    path: pathOf(criticalPath(found, determination, law.waits), answer.title),
  };
}

function pathOf(path: CriticalPath, title: string): ProgrammeAnswer['path'] {
  return {
    picture: path.waits.length === 0 ? '' : criticalPathPicture(path, title), words: pathWords(path),
    first: startsFirst(path).map(({ wait }) => wait.what),
  };
}

function cardsOf(answer: Programme): RequirementCard[] {
  return answer.requirements.filter(({ requirement }) => requirement.for !== 'everyone').map((finding) => {
    const { id, stage, requires, asks, source, grade } = finding.requirement;
    return {
      id, stage, requires, asks, source, grade, status: finding.status, isForAgency: finding.requirement.for === 'agency',
      reasons: finding.status === 'met' ? [] : reasonsOf(finding, answer),
    };
  });
}

function contentOf({ content: { state, findings, unseen } }: Programme): ProgrammeAnswer['content'] {
  return {
    state: contentWords[state], unseen,
    methods: findings.map(({ method, share, unpriced, open, assumed }) =>
      ({ title: method.title, share: shareWords(share), doubts: [...new Set([...unpriced, ...open, ...assumed])] })),
  };
}
