import { type PortfolioAccount, shareOf } from '../../../determination/portfolioAccounts.ts';
import type { Simulation } from '../simulation.ts';
import { rangeText } from '../../rangeText.ts';
import { html, type Markup, table } from './markup.ts';

/** Limits that several packages share, under each law, and the first delivery that each no longer holds. */
export function accounts({ laws }: Simulation): Markup {
  const rows = laws.flatMap(({ name, accounts: own = [] }) => own.map((account) => rowOf(name, account)));
  if (rows.length === 0) return html`<p>No law here keeps a limit that these packages draw on.</p>`;
  const caption = 'What the packages draw, in the order of their first shipments; only they are counted, and what they state as '
    + 'drawn before.';
  return table(caption, ['Law', 'Limit', 'Whose', 'Used', 'Of', 'Deliveries', 'First that it does not hold'], rows, [3, 4, 5]);
}

function rowOf(law: string, account: PortfolioAccount): (string | Markup)[] {
  const { account: name, cite, of, from, used, limit, draws, firstRefused } = account;
  const share = limit === null ? 'no limit' : `${rangeText([limit, limit], 'TPP')} (${Math.round(shareOf(account) * 100)} %)`;
  const refused = firstRefused === undefined ? 'holds all' : `${firstRefused.package.split('/').at(-1)} on ${firstRefused.day}, `
    + `${rangeText(firstRefused.amount, 'TPP')}`;
  const whose = from === undefined ? of : `${of}, from ${from}`;
  return [law, `${name} (${cite})`, whose, rangeText(used, 'TPP'), share, String(draws.length), refused];
}
