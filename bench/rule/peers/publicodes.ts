import Engine from 'publicodes';
import { controlled, type Facts } from '../facts.ts';
import type { Peer } from '../peer.ts';

const among = (fact: string) => ({ 'une de ces conditions': controlled.map((code) => `${fact} = '${code}'`) });
const rules = {
  totalProcessingPerformance: { question: 'performance?', type: 'nombre' },
  performanceDensity: { question: 'density?', type: 'nombre' },
  destination: { question: 'destination?', type: 'texte' },
  headquarters: { question: 'headquarters?', type: 'texte' },
  licence: { 'toutes ces conditions': [
    { 'une de ces conditions': [
      'totalProcessingPerformance >= 4800',
      { 'toutes ces conditions': ['totalProcessingPerformance >= 2400', 'performanceDensity >= 1.6'] },
    ] },
    { 'une de ces conditions': [among('destination'), among('headquarters')] },
  ] },
};

export function open(): Peer {
  const engine = new Engine(rules, { logger: { log() {}, warn() {}, error() {} } });
  const evaluate = (facts: Facts) => {
    engine.setSituation(Object.fromEntries(Object.entries(facts).map(([name, value]) =>
      [name, typeof value === 'string' ? `'${value}'` : value])));
    return engine.evaluate('licence');
  };
  return {
    name: 'publicodes', package: 'publicodes',
    decide: (facts) => evaluate(facts).nodeValue === true,
    ask(facts) {
      const { nodeValue, missingVariables } = evaluate(facts);
      const missing = Object.keys(missingVariables);
      return nodeValue === undefined ? { answer: undefined, missing } : { answer: nodeValue === true };
    },
  };
}
