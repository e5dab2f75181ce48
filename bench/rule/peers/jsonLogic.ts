import jsonLogic from 'json-logic-js';
import { controlled, type Facts } from '../facts.ts';
import type { Peer } from '../peer.ts';

const among = (fact: string) => ({ in: [{ var: fact }, controlled] });
const atLeast = (fact: string, bound: number) => ({ '>=': [{ var: fact }, bound] });
const rule = { and: [
  { or: [
    atLeast('totalProcessingPerformance', 4800),
    { and: [atLeast('totalProcessingPerformance', 2400), atLeast('performanceDensity', 1.6)] },
  ] },
  { or: [among('destination'), among('headquarters')] },
] };

export function open(): Peer {
  const isNeeded = (facts: Facts): boolean => jsonLogic.apply(rule, facts) === true;
  return { name: 'json-logic-js', package: 'json-logic-js', decide: isNeeded, ask: (facts) => ({ answer: isNeeded(facts) }) };
}
