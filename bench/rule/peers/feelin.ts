import { evaluate } from 'feelin';
import { controlled, type Facts } from '../facts.ts';
import { factNames, type Peer } from '../peer.ts';

const list = controlled.map((code) => `"${code}"`).join(', ');
const rule = '(totalProcessingPerformance >= 4800 or (totalProcessingPerformance >= 2400 and performanceDensity >= 1.6))'
  + ` and (destination in (${list}) or headquarters in (${list}))`;

export function open(): Peer {
  const ask = (facts: Facts) => evaluate(rule, { ...facts });
  return {
    name: 'feelin', package: 'feelin',
    decide: (facts) => ask(facts).value === true,
    ask(facts) {
      const { value, warnings } = ask(facts);
      const missing = factNames.filter((name) => warnings.some(({ message }) => message.includes(name)));
      return { answer: value === null ? undefined : value === true, ...(missing.length > 0 ? { missing } : {}) };
    },
  };
}
