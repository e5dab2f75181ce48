import common from './es/common.json' with { type: 'json' };
import check from './es/check.json' with { type: 'json' };
import ask from './es/ask.json' with { type: 'json' };
import law from './es/law.json' with { type: 'json' };
import programme from './es/programme.json' with { type: 'json' };
import finance from './es/finance.json' with { type: 'json' };
import owners from './es/owners.json' with { type: 'json' };
import screening from './es/screening.json' with { type: 'json' };
import simulate from './es/simulate.json' with { type: 'json' };
import verify from './es/verify.json' with { type: 'json' };
import account from './es/account.json' with { type: 'json' };
import catalogue from './es/catalogue.json' with { type: 'json' };
import way from './es/way.json' with { type: 'json' };
import workspaces from './es/workspaces.json' with { type: 'json' };
import type { Messages } from './messages.ts';

export const spanish: Messages = {
  ...common, ...check, ...ask, ...law, ...programme, ...finance, ...owners, ...screening, ...simulate, ...verify,
  ...account, ...catalogue, ...way, ...workspaces,
};
