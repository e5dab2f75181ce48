import cedar from '@cedar-policy/cedar-wasm/nodejs';
import { controlled, type Facts } from '../facts.ts';
import { complaint, factNames, type Peer } from '../peer.ts';

const list = JSON.stringify(controlled);

// Cedar counts in whole numbers: performance and density are stated in hundredths.
const policy = `permit(principal, action, resource) when {
  (context.totalProcessingPerformance >= 480000
    || context.totalProcessingPerformance >= 240000 && context.performanceDensity >= 160)
  && (${list}.contains(context.destination) || ${list}.contains(context.headquarters))
};`;

const someone = { type: 'Some', id: 'one' };

export function open(): Peer {
  const parsed = cedar.preparsePolicySet('rule', { staticPolicies: policy });
  if (parsed.type !== 'success') throw new Error(JSON.stringify(parsed.errors));
  const call = (facts: Facts) => {
    const context = Object.fromEntries(Object.entries(facts).map(([name, value]) =>
      [name, typeof value === 'number' ? Math.round(value * 100) : value]));
    const found = cedar.statefulIsAuthorized({
      principal: someone, action: { type: 'Action', id: 'send' }, resource: someone, context, preparsedPolicySetId: 'rule', entities: [],
    });
    if (found.type !== 'success') throw new Error(JSON.stringify(found.errors));
    return found.response;
  };
  return {
    name: 'cedar-wasm, stateful', package: '@cedar-policy/cedar-wasm',
    decide: (facts) => call(facts).decision === 'allow',
    ask(facts) {
      const { decision, diagnostics } = call(facts);
      const [error] = diagnostics.errors;
      if (error === undefined) return { answer: decision === 'allow' };
      return { ...complaint(error.error.message, factNames), how: `${decision} + error` };
    },
  };
}
