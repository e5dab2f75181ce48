import * as z from 'zod';
import type { Paths } from '../../determination/paths.ts';
import { pathsAnswer } from '../paths.ts';
import { proseText } from '../pathsRefusal.ts';
import { pathsText } from '../pathsText.ts';
import { proposedLaws } from '../reformFiles.ts';
import { type Desk, openAsked, packageInput } from './packageInput.ts';
import { authorityOf, authorityShape } from './shapes.ts';
import { page, type Tool } from './tool.ts';

const input = packageInput.extend({
  finding: z.string().optional().describe('A leg (item@site), or the beginning of an item\'s id or name; left out: all.'),
  change: z.array(z.string()).default([]).describe('Only ways that change one of these facts.'),
  reforms: z.boolean().default(false).describe('Also try bills and drafts under which an answer would turn.'),
});

const changeShape = z.object({ fact: z.string(), about: z.string(), change: z.string(), control: z.string(), to: z.array(z.string()) });

const output = z.object({
  refused: z.object({ fact: z.string(), question: z.string() }).optional()
    .describe('A change was asked for that is a fact of the case: none to propose. The text says what the law says of evasion.'),
  on: z.string(),
  paths: z.array(z.object({
    leg: z.string(), item: z.string(), view: z.string(), outcome: z.string(), isFavourable: z.boolean(),
    ways: z.array(z.object({
      changes: z.array(changeShape), outcome: z.string(), byApplicant: z.boolean(), days: z.number().optional(),
      because: z.array(authorityShape),
      otherView: z.object({ view: z.string(), outcome: z.string() }).optional()
        .describe('What it comes to in the other view of the law, where that is something else.'),
      judgements: z.array(z.object({ maker: z.string(), question: z.string(), who: z.string(), cite: z.string() })).optional()
        .describe('Of another product: what has to be judged where its maker itself sends it.'),
      review: z.object({ policy: z.string(), authorities: z.array(authorityShape), isRefusalExpected: z.boolean() }).optional()
        .describe('How an application for what somebody has to grant is reviewed.'),
    })),
    losses: z.array(z.object({ fact: z.string(), to: z.string(), outcome: z.string() })),
    dates: z.array(z.object({ on: z.string(), outcome: z.string(), causes: z.array(z.string()) })),
    reforms: z.array(z.object({ id: z.string(), title: z.string(), status: z.string(), outcome: z.string() })),
    bounded: z.boolean(),
  })),
  tests: z.array(z.object({
    name: z.string(), ways: z.array(z.array(z.object({ fact: z.string(), change: z.string(), control: z.string() }))),
  })),
});

/** `paths`: the smallest changes of substance that make a yes, as `portolan paths` finds them. */
export function pathsTool(desk: Desk): Tool<typeof input, typeof output> {
  return {
    name: 'paths', title: 'What would change the answer', input, output,
    description: 'The smallest changes of substance under which a finding turns favourable, who can make them and the paragraph '
      + 'that makes each matter; what would lose a yes; days and bills that turn it. Never a way around the law.',
    answer: (asked) => {
      const opened = openAsked(desk, asked);
      const request = { ...opened.options, ...(asked.reforms ? { reforms: proposedLaws(opened.workbench.engine) } : {}) };
      const answer = pathsAnswer(opened.workbench, opened, asked.finding, request, asked.change);
      const { on } = opened.options;
      if ('refused' in answer) {
        const refused = { fact: answer.fact, question: answer.refused.question };
        return { text: proseText(answer.fact, answer, page), data: { refused, on, paths: [], tests: [] } };
      }
      return {
        text: pathsText(answer.report, asked.finding !== undefined, page),
        data: { on, paths: answer.report.paths.map(pathOf), tests: answer.report.tests.map(({ name, ways }) => ({ name, ways })) },
      };
    },
  };
}

function pathOf({ leg, itemName, view, outcome, isFavourable, ways, losses, dates, reforms, bounded }: Paths) {
  return {
    leg, item: itemName, view, outcome, isFavourable, bounded,
    ways: ways.map(({ changes, outcome: then, otherView, review, judgements, byApplicant, days, because }) => ({
      outcome: then, byApplicant, ...(days === undefined ? {} : { days }), because: because.map(authorityOf),
      ...(otherView === undefined ? {} : { otherView }), ...(judgements === undefined ? {} : { judgements }),
      ...(review === undefined ? {} : { review: { ...review, authorities: review.authorities.map(authorityOf) } }),
      changes: changes.map(({ fact, about, change, control, to }) => ({ fact, about, change, control, to })),
    })),
    losses: losses.map(({ fact, to, outcome: then }) => ({ fact, to, outcome: then })),
    dates: dates.map(({ on, outcome: then, causes }) => ({ on, outcome: then, causes })),
    reforms: reforms.map(({ id, title, status, outcome: then }) => ({ id, title, status, outcome: then })),
  };
}
