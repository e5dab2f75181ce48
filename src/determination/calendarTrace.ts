import { once } from '../corpus/once.ts';
import type { Question } from '../corpus/view.ts';
import { False } from '../engine/frame.ts';
import type { TruthNode } from '../engine/node.ts';
import type { Program } from '../engine/program.ts';
import type { LoadedFacts } from './loadedFacts.ts';

/** What every rule that can matter comes to on a day: cheap to make, and the same wherever the whole decision is. */
export interface Trace {
  program: Program;
  truths: Uint8Array;
}

/** The trace of facts under the law of a question. */
export function traceOf(loaded: LoadedFacts, question: Question): Trace {
  const program = loaded.under(question);
  const { nodes } = watchedIn(program);
  const truths = new Uint8Array(nodes.length);
  for (let index = 0; index < nodes.length; index++) truths[index] = nodes[index]!.evaluate(loaded.frame);
  return { program, truths };
}

/** Whether the same rules come out alike; under two laws the rules that hold or are open must be the same ones. */
export function isSameTrace(left: Trace, right: Trace): boolean {
  if (left.program === right.program) return left.truths.every((truth, index) => truth === right.truths[index]);
  return telling(left) === telling(right);
}

function telling({ program, truths }: Trace): string {
  return watchedIn(program).names.flatMap((name, index) => (truths[index] === False ? [] : [`${truths[index]} ${name}`])).join('\n');
}

interface Watched {
  names: string[];
  nodes: TruthNode[];
}

const watchedIn = once((program: Program): Watched => {
  const { prohibitions, grounds, exceptions, authorisations, reviews, judgements, duties, subject } = program;
  const biting = grounds.flatMap(({ requirements, exemptions }) => [...requirements, ...exemptions]);
  const rules = [
    ...[...prohibitions, ...reviews, ...judgements, ...biting].map(({ rule, node }) => ({ name: rule.id, node })),
    ...duties.map(({ rule, node }) => ({ name: `${rule.id} ${rule.duty}`, node })),
    ...[...exceptions, ...authorisations].map(({ rule, covers }) => ({ name: rule.id, node: covers })),
    { name: 'subject', node: subject },
  ];
  return { names: rules.map(({ name }) => name), nodes: rules.map(({ node }) => node) };
});
