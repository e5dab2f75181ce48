import { Engine } from 'json-rules-engine';
import { controlled, type Facts } from '../facts.ts';
import { complaint, factNames, type Peer } from '../peer.ts';

const among = (fact: string) => ({ fact, operator: 'in', value: controlled });
const atLeast = (fact: string, value: number) => ({ fact, operator: 'greaterThanInclusive', value });

export function open(): Peer {
  const engine = new Engine();
  engine.addRule({ event: { type: 'needed' }, conditions: { all: [
    { any: [
      atLeast('totalProcessingPerformance', 4800),
      { all: [atLeast('totalProcessingPerformance', 2400), atLeast('performanceDensity', 1.6)] },
    ] },
    { any: [among('destination'), among('headquarters')] },
  ] } });
  const isNeeded = async (facts: Facts): Promise<boolean> => (await engine.run(facts)).events.length > 0;
  return {
    name: 'json-rules-engine', package: 'json-rules-engine', waits: true, decide: isNeeded,
    async ask(facts) {
      try {
        return { answer: await isNeeded(facts) };
      } catch (error) {
        return complaint(error, factNames);
      }
    },
  };
}
