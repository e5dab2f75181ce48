import { evaluateExpressionSync } from '@gorules/zen-engine';
import type { Facts } from '../facts.ts';
import { complaint, type Peer } from '../peer.ts';
import { zen } from './zen.ts';

export function open(): Peer {
  const isNeeded = (facts: Facts): boolean => evaluateExpressionSync(zen, facts) === true;
  return {
    name: 'zen-engine, expression', package: '@gorules/zen-engine', decide: isNeeded,
    ask(facts) {
      try {
        return { answer: isNeeded(facts) };
      } catch (error) {
        // Its errors quote the whole rule and name no fact.
        return complaint(error, []);
      }
    },
  };
}
