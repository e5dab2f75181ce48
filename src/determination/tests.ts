import { visit } from '../corpus/expression.ts';
import { once } from '../corpus/once.ts';
import type { TestRule } from '../corpus/rule.ts';
import type { Question } from '../corpus/view.ts';
import { authorityOf } from '../engine/authority.ts';
import { supportOf } from '../engine/diagram.ts';
import { explore } from '../engine/explore.ts';
import { False, True, Unknown } from '../engine/frame.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import { needsOf } from '../engine/needs.ts';
import type { Program } from '../engine/program.ts';
import { siteFacts } from '../package/itemFacts.ts';
import type { Package } from '../package/model.ts';
import { packageFacts } from '../package/packageFacts.ts';
import { factsOfParty, partyFacts } from '../package/partyFacts.ts';
import { addSubjectRecords } from '../package/records.ts';
import type { StatedFacts } from '../package/statements.ts';
import { type CountFinding, countedFacts } from './counts.ts';
import type { TestFinding, TestStatus } from './determination.ts';
import { LoadedFacts, questionKey } from './loadedFacts.ts';
import { recalled } from './memory.ts';
import type { DetermineOptions } from './options.ts';

type Subject = TestRule['subject'];

/** Runs the tests of the package, of its parties and of its sites under the law of a question. */
export function testPackage(
  engine: LawEngine, found: Package, counts: readonly CountFinding[], question: Question, options: DetermineOptions,
): TestFinding[] {
  const wanted = new Set(engine.program(question).tests.map(({ rule }) => rule.subject));
  const subjects = recalled(options, found, `tested ${JSON.stringify(counts)}`, (): Tested[] =>
    testedIn(found).map(({ subject, of }) => ({ subject, of, facts: subjectFacts(found, subject, of, counts, options.on) })));
  return subjects.filter(({ subject }) => wanted.has(subject)).flatMap(({ subject, of, facts }) =>
    testFacts(new LoadedFacts(engine, facts, options), question, subject, of, counts));
}

interface Tested {
  subject: 'package' | 'party' | 'site';
  of: string;
  facts: StatedFacts;
}

/** What is tested beside the legs: the package, its parties, its sites. */
export function testedIn({ parties = [], sites = [] }: Package): Pick<Tested, 'subject' | 'of'>[] {
  return [
    { subject: 'package', of: '' },
    ...parties.map(({ id }) => ({ subject: 'party', of: id } as const)),
    ...sites.map(({ id }) => ({ subject: 'site', of: id } as const)),
  ];
}

/** What tests of a package, a party or a site are put to: what is said and counted of it, and what was recorded by the day. */
export function subjectFacts(
  found: Package, subject: Tested['subject'], of: string, counts: readonly CountFinding[], on: string,
): StatedFacts {
  const facts: StatedFacts = { ...countedFacts(counts, found.file), ...saidOf(found) };
  const party = subject === 'party' ? partiesOf(found).find((one) => one.party === of) : undefined;
  const site = subject === 'site' ? found.sites?.find(({ id }) => id === of) : undefined;
  Object.assign(facts, party?.facts, site === undefined ? {} : siteFacts(site, found));
  for (const role of site === undefined ? [] : ['owner', 'operator', 'builder'] as const) {
    const playing = found.parties?.find(({ id }) => id === site![role]?.value);
    if (playing !== undefined) Object.assign(facts, factsOfParty(playing, role, found));
  }
  addSubjectRecords(facts, found, { ...(subject === 'party' ? { party: of } : {}), ...(subject === 'site' ? { site: of } : {}) }, on);
  return facts;
}

const [saidOf, partiesOf] = [once(packageFacts), once(partyFacts)];

/** Runs the tests of one subject over a set of facts. A test whose condition does not hold says nothing. */
export function testFacts(
  loaded: LoadedFacts, question: Question, subject: Subject, of: string, counts: readonly CountFinding[] = [],
): TestFinding[] {
  return loaded.recall(`tests ${subject} ${questionKey(question)}`, () => resultsOf(loaded, question, subject))
    .map(({ rule, finding }) => ({ ...finding, of, legs: [], counts: countsIn(rule, counts) }));
}

/** The tests that apply, of no thing in particular yet. */
function resultsOf(loaded: LoadedFacts, question: Question, subject: Subject): { rule: TestRule; finding: TestFinding }[] {
  const program = loaded.under(question);
  const { frame } = loaded;
  return program.tests.filter(({ rule }) => rule.subject === subject).flatMap((test) => {
    if (test.node.evaluate(frame) === False) return [];
    const { rule } = test;
    const { answer, support } = answerOf(test, loaded);
    const status = statusOf(answer, rule.severity);
    const judged = status === 'for-judgement' ? loaded.judgementOf(rule.id) : undefined;
    const finding: TestFinding = {
      ...authorityOf(program, rule), name: rule.name, subject, of: '', legs: [],
      ...(judged === undefined ? { status } : { status: 'met', judged }), severity: rule.severity,
      needs: needsOf(program, frame, support), counts: [],
      ...(rule.question === undefined ? {} : { question: rule.question }),
    };
    return [{ rule, finding }];
  });
}

/** A test that does not apply is as good as met; one that may not apply fails only where it surely does. */
function answerOf(
  { node, met }: Program['tests'][number], { frame }: LoadedFacts,
): { answer: string | undefined; support: Iterable<number> } {
  const { diagram } = explore(frame, {
    answer: (asked) => {
      const [applies, holds] = [node.evaluate(asked), met.evaluate(asked)];
      if (applies === False || holds === True) return 'yes';
      return applies === Unknown || holds === Unknown ? undefined : 'no';
    },
    collect: (asked, needs) => {
      if (node.evaluate(asked) === Unknown) node.collect(asked, needs);
      else met.collect(asked, needs);
    },
  }, 256);
  return { answer: 'answer' in diagram ? diagram.answer : undefined, support: supportOf(diagram) };
}

/** The counts on which a test turns, where anything was counted or is open. */
function countsIn({ met }: TestRule, counts: readonly CountFinding[]): CountFinding[] {
  const names = new Set<string>();
  visit(met, (part) => {
    if (part.kind === 'fact') names.add(part.name);
  });
  return counts.filter(({ fact, counted, open }) => names.has(fact) && counted.length + open.length > 0);
}

/** A test that is not met is only a fault where the text makes it a must; otherwise it is for a person to judge. */
function statusOf(answer: string | undefined, severity: string): TestStatus {
  if (answer === undefined) return 'open';
  if (answer === 'yes') return 'met';
  return severity === 'required' ? 'not-met' : 'for-judgement';
}

/**
 * The same test of one item over several legs, said once: the legs on which it comes out alike stand together. Where an
 * item fails or waits somewhere, that it passes elsewhere need not be said.
 */
export function mergeLegTests(findings: readonly TestFinding[]): TestFinding[] {
  const merged = new Map<string, TestFinding>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.rule, finding.of, finding.status, finding.needs.map(({ fact }) => fact)]);
    const present = merged.get(key);
    if (present === undefined) merged.set(key, { ...finding, legs: [...finding.legs] });
    else present.legs.push(...finding.legs);
  }
  const all = [...merged.values()];
  return all.filter(({ status, rule, of }) =>
    status !== 'met' || !all.some((other) => other.rule === rule && other.of === of && other.status !== 'met'));
}
