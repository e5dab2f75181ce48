import { Environment } from '@marcbachmann/cel-js';
import { complaint, factNames, type Peer } from '../peer.ts';
import { cel } from './cel.ts';

export function open(): Peer {
  const environment = new Environment();
  for (const name of factNames) environment.registerVariable(name, name.startsWith('t') || name.startsWith('p') ? 'double' : 'string');
  const evaluate = environment.parse(cel);
  return {
    name: 'cel-js', package: '@marcbachmann/cel-js',
    decide: (facts) => evaluate(facts) === true,
    ask(facts) {
      try {
        return { answer: evaluate(facts) === true };
      } catch (error) {
        return complaint(error, factNames);
      }
    },
  };
}
