import common from './es/common.json' with { type: 'json' };
import check from './es/check.json' with { type: 'json' };
import ask from './es/ask.json' with { type: 'json' };
import law from './es/law.json' with { type: 'json' };
import verify from './es/verify.json' with { type: 'json' };
import type { Messages } from './messages.ts';

export const spanish: Messages = { ...common, ...check, ...ask, ...law, ...verify };
