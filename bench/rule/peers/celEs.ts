import { celEnv, isCelError, parse, plan } from '@bufbuild/cel';
import { complaint, factNames, type Peer } from '../peer.ts';
import { cel } from './cel.ts';

export function open(): Peer {
  const evaluate = plan(celEnv(), parse(cel));
  return {
    name: 'cel-es', package: '@bufbuild/cel',
    decide: (facts) => evaluate(facts) === true,
    ask(facts) {
      const found: unknown = evaluate({ ...facts });
      return isCelError(found) ? complaint(found, factNames) : { answer: found === true };
    },
  };
}
