import * as z from 'zod';
import { determine } from '../../determination/determine.ts';
import type { Determination, LegFinding, OpenQuestion, TestFinding } from '../../determination/determination.ts';
import { testId } from '../../determination/proveTest.ts';
import type { PackageScreening } from '../../determination/screenedParties.ts';
import type { Decision } from '../../engine/decision.ts';
import { liftsOf } from '../lifts.ts';
import type { Report } from '../render/report.ts';
import { renderText } from '../render/text.ts';
import { screenPackage } from '../screenLedgerPackage.ts';
import { type Desk, openAsked, packageInput } from './packageInput.ts';
import { authorityOf, authorityShape, needOf, needShape, underShape } from './shapes.ts';
import { type Answer, page, type Tool } from './tool.ts';

const input = packageInput.extend({
  screen: z.boolean().default(true).describe('Compare the parties with the screening lists held here.'),
});

const decisionShape = z.object({
  outcome: z.string(), eccn: z.string().nullable(), reviewPolicy: z.string().nullable(),
  grounds: z.array(authorityShape.extend({ ground: z.string(), stands: z.boolean().nullable() })),
  exceptions: z.array(z.string()), authorisations: z.array(z.string()),
  needs: z.array(z.string()).describe('The facts it waits for; `questions` holds each with its words.'),
  restsOn: z.array(z.string()).describe('What a favourable answer would not survive the loss of.'),
  grade: z.string(),
});

const output = underShape.extend({
  title: z.string(), verifiedThrough: z.string().describe('The newest text of law that was read: nothing later is known.'),
  legs: z.array(z.object({
    id: z.string(), item: z.string(), site: z.string(), country: z.string().nullable(),
    differs: z.boolean().describe('The law as applied and as printed give different outcomes: neither may be called clear.'),
    enforced: decisionShape, codified: decisionShape.optional().describe('Only where the views differ.'),
  })),
  tests: z.array(z.object({
    id: z.string(), name: z.string(), status: z.enum(['met', 'not-met', 'open', 'for-judgement']), severity: z.string(),
    question: z.string().optional(), authority: authorityShape,
    judged: z.string().optional().describe('Who judged it to be met, when, until when and on what grounds.'),
  })),
  questions: z.array(needShape.extend({ legs: z.number().describe('How many legs wait for it.') })),
  datesAhead: z.array(z.object({
    on: z.string(), causes: z.array(z.string()),
    changes: z.array(z.object({ leg: z.string(), view: z.string(), before: z.string(), after: z.string() })),
  })),
  screening: z.object({
    compared: z.number(), lists: z.array(z.string()), notices: z.array(z.string()),
    findings: z.array(z.object({ subject: z.string(), name: z.string(), entry: z.string(), score: z.number(), state: z.string() })),
    near: z.array(z.object({ subject: z.string(), entry: z.string(), score: z.number() }))
      .describe('Fainter likenesses, which leave nothing open.'),
  }).optional(),
});

/** `check`: the answer for a package, as `portolan check` gives it. */
export function checkTool(desk: Desk): Tool<typeof input, typeof output> {
  return {
    name: 'check', title: 'Determine a package', input, output,
    description: 'What each item of an AI export package needs at each site under U.S. law on a day, which tests it meets, what is '
      + 'open, and which days ahead change the answer. Absence of a fact is never a no. Not legal advice.',
    answer: (asked) => {
      const { package: found, workbench, options } = openAsked(desk, asked);
      const screened = asked.screen ? screenPackage(found, options.on, workbench, desk.standingOf?.()) : { package: found };
      const screening = 'screening' in screened ? screened.screening : undefined;
      const determination = determine(workbench.engine, screened.package, workbench.catalog, options);
      const lifts = liftsOf(workbench.engine, determination, options.assumeOrdinary);
      const report: Report = { determination, view: 'both', lifts, ...(screening === undefined ? {} : { screening }) };
      return answerOf(report);
    },
  };
}

function answerOf(report: Report): Answer<z.infer<typeof output>> {
  const { determination, screening } = report;
  const { title, on, knownOn, corpus, verifiedThrough, legs, tests, questions, datesAhead } = determination;
  return {
    text: renderText(report, page),
    data: {
      title, on, knownOn, corpus, verifiedThrough,
      legs: legs.map(legOf), tests: tests.map(testOf), questions: questions.map(questionOf), datesAhead: datesAhead.map(dateOf),
      ...(screening === undefined ? {} : { screening: screeningOf(screening) }),
    },
  };
}

function legOf({ id, item, site, country, differs, enforced, codified }: LegFinding) {
  return { id, item, site, country, differs, enforced: decisionOf(enforced), ...(differs ? { codified: decisionOf(codified) } : {}) };
}

function decisionOf({ outcome, eccn, reviewPolicy, grounds, exceptions, authorisations, needs, restsOn, grade }: Decision) {
  return {
    outcome, eccn, reviewPolicy, exceptions: exceptions.available, authorisations, grade,
    grounds: grounds.map((ground) => ({ ...authorityOf(ground), ground: ground.ground, stands: ground.stands })),
    needs: needs.map(({ fact }) => fact), restsOn: restsOn.map(({ text }) => text),
  };
}

function testOf(test: TestFinding) {
  const { name, status, severity, question, judged } = test;
  return {
    id: testId(test), name, status, severity, authority: authorityOf(test),
    ...(question === undefined ? {} : { question }), ...(judged === undefined ? {} : { judged }),
  };
}

function questionOf({ need, legs }: OpenQuestion) {
  return { ...needOf(need), legs: legs.length };
}

function dateOf({ on, causes, changes }: Determination['datesAhead'][number]) {
  return { on, causes: causes.map(({ text }) => text), changes };
}

function screeningOf({ compared, lists, notices, findings, near = [] }: PackageScreening) {
  return {
    compared, notices, lists: lists.map(({ list, day }) => `${list} ${day}`),
    findings: findings.map(({ subject, name, entry, score, state }) =>
      ({ subject, name, entry: `${entry.list} ${entry.id}: ${entry.name}`, score, state })),
    near: near.map(({ subject, entry, listed, score }) => ({ subject, entry: `${entry.replace('/', ' ')}: ${listed}`, score })),
  };
}
