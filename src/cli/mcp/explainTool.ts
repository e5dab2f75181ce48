import * as z from 'zod';
import type { Proof, ProofStep, ViewProof } from '../../determination/proof.ts';
import { addressed, proofsOf, splitAddress } from '../explain.ts';
import { renderPlain } from '../render/proofPlain.ts';
import { renderAddressed, renderProof } from '../render/proofText.ts';
import { type Desk, openAsked, packageInput } from './packageInput.ts';
import { needOf, needShape, provisionUri } from './shapes.ts';
import { page, type Tool } from './tool.ts';

const input = packageInput.extend({
  finding: z.string().optional().describe('A leg (item@site), the beginning of an item\'s id or name, or a test, as `check` names '
    + 'them; with #step only that step of the proof, in full. Left out: every leg.'),
  view: z.enum(['both', 'enforced', 'codified']).default('both'),
  detail: z.enum(['plain', 'proof']).default('plain').describe('One paragraph in plain words, or the whole proof.'),
});

const stepShape = z.object({
  id: z.string(), role: z.string(), title: z.string(), rule: z.string(), cite: z.string(), grade: z.string(), truth: z.string(),
  note: z.string().optional(), uri: z.string(),
});

const output = z.object({
  proofs: z.array(z.object({
    finding: z.string(), title: z.string(), on: z.string(), knownOn: z.string().nullable(), corpus: z.string(),
    verifiedThrough: z.string(),
    views: z.array(z.object({
      view: z.string(), outcome: z.string(), grade: z.string(), steps: z.array(stepShape),
      facts: z.array(z.object({
        name: z.string(), value: z.unknown(), origin: z.string(), question: z.string(),
        rule: z.string().optional().describe('The rule that concluded it.'),
      })),
      needs: z.array(needShape), restsOn: z.array(z.string()),
      notMet: z.array(z.string()).describe('Rules that do not bite, as the facts stand.'),
    })),
  })),
});

/** `explain`: why a finding comes out as it does, as `portolan explain` shows it. */
export function explainTool(desk: Desk): Tool<typeof input, typeof output> {
  return {
    name: 'explain', title: 'Explain a finding', input, output,
    description: 'Why one finding of a package comes out as it does: the rules at work with their wordings, the facts and where '
      + 'each came from, what is open, and what the answer rests on.',
    answer: (asked) => {
      const opened = openAsked(desk, asked);
      const [name, step] = splitAddress(asked.finding);
      const proofs = proofsOf(opened.workbench, opened, name, { ...opened.options, view: asked.view });
      const render = asked.detail === 'plain' ? renderPlain : renderProof;
      const text = step === undefined ? proofs.map((proof) => render(proof, page)).join('\n')
        : addressed(proofs, step, opened.file).map(({ address, proof, what }) =>
          renderAddressed(`${proof.finding}#${address}`, what, proof.kind, page)).join('\n');
      return { text, data: { proofs: proofs.map(proofOf) } };
    },
  };
}

function proofOf({ finding, title, on, knownOn, corpus, verifiedThrough, views }: Proof) {
  return { finding, title, on, knownOn, corpus, verifiedThrough, views: views.map(viewOf) };
}

function viewOf({ id, outcome, grade, steps, facts, notMet, needs, restsOn }: ViewProof) {
  return {
    view: id, outcome, grade, steps: steps.map(stepOf), needs: needs.map(needOf), restsOn: restsOn.map(({ text }) => text),
    notMet: [...new Set(notMet.flatMap(({ rules }) => rules.map(({ rule }) => rule)))],
    facts: facts.map(({ name, value, origin, question, conclusion }) =>
      ({ name, value, origin: origin.kind, question, ...(conclusion === undefined ? {} : { rule: conclusion.rule }) })),
  };
}

function stepOf({ id, role, title, rule, cite, grade, truth, note }: ProofStep) {
  return { id, role, title, rule, cite, grade, truth, ...(note === undefined ? {} : { note }), uri: provisionUri(rule) };
}
