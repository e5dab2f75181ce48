import type { Applied } from '../../determination/postures.ts';
import type { MessageId } from '../messages/messages.ts';

const states: Record<Applied['state'], MessageId> = {
  'not-enforced': 'law.state.not-enforced', 'announced-only': 'law.state.announced-only', stayed: 'law.state.stayed',
};

/** The message that says how a rule is applied. */
export function stateWords(state: string): MessageId {
  return states[state as Applied['state']];
}
