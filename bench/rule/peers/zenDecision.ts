import { ZenEngine } from '@gorules/zen-engine';
import type { Facts } from '../facts.ts';
import { complaint, type Peer } from '../peer.ts';
import { zen } from './zen.ts';

const graph = {
  nodes: [
    { id: 'in', type: 'inputNode', name: 'facts' },
    { id: 'rule', type: 'expressionNode', name: 'rule', content: { expressions: [{ id: 'e', key: 'needed', value: zen }] } },
    { id: 'out', type: 'outputNode', name: 'answer' },
  ],
  edges: [{ id: 'a', type: 'edge', sourceId: 'in', targetId: 'rule' }, { id: 'b', type: 'edge', sourceId: 'rule', targetId: 'out' }],
};

export function open(): Peer {
  const decision = new ZenEngine().createDecision(graph);
  const isNeeded = async (facts: Facts): Promise<boolean> => (await decision.evaluate(facts)).result.needed === true;
  return {
    name: 'zen-engine, decision', package: '@gorules/zen-engine', waits: true, decide: isNeeded,
    async ask(facts) {
      try {
        return { answer: await isNeeded(facts) };
      } catch (error) {
        // Its errors quote the whole rule and name no fact.
        return complaint(error, []);
      }
    },
  };
}
