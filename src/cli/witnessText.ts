import { stringify } from 'yaml';
import type { Witness, WitnessSearch } from '../determination/compareWitness.ts';
import { changeText } from './compareText.ts';
import { count, type Page, styled, wrap } from './render/layout.ts';
import { responsibleText } from './responsibleText.ts';

/** Facts varied that are named; the rest is counted. */
const mostVaried = 12;

/** A witness, or how far it was looked for one. */
export function witnessText(search: WitnessSearch, page: Page): string {
  const lines = search.sameLaw
    ? wrap('No witness exists: both hold the same rules, sets and figures on the same day.', page.width)
    : search.witness === undefined ? absence(search, page) : presence(search.witness, page);
  return `${lines.join('\n')}\n`;
}

function presence({ facts, from, changes, responsible }: Witness, page: Page): string[] {
  return [
    ...wrap('Witness, an invented delivery (what is not said is as in ordinary trade):', page.width)
      .map((line) => styled(page, 'bold', line)),
    ...Object.entries(facts).flatMap(([name, value]) => wrap(`${name} = ${JSON.stringify(value)}`, page.width, 2, 2)),
    ...changes.flatMap((change) => wrap(changeText(change), page.width, 2, 4)),
    ...responsible.flatMap((one) => wrap(`because ${responsibleText(one)}`, page.width, 4, 2)),
    ...wrap(`Made from ${from}.`, page.width, 2).map((line) => styled(page, 'dim', line)),
  ];
}

function absence({ looked, varied, bounded }: WitnessSearch, page: Page): string[] {
  const rest = varied.length - mostVaried;
  const names = `${varied.slice(0, mostVaried).join(', ')}${rest > 0 ? ` and ${count(rest, 'more fact')}` : ''}`;
  return wrap(`No witness was found among ${count(looked, 'set')} of facts: the worked examples of the law that speak of what `
    + `differs, changed so that each differing rule holds, then with ${names} varied over every value that either law tells apart, `
    + `one and two at a time${bounded ? '; the search ended at its bound, so this is no proof that none exists' : ''}.`, page.width);
}

/** A witness as a package file that shows the difference under \`--assume ordinary\`. */
export function witnessPackage({ facts, from }: Witness, on: string): string {
  const { destination, ...others } = facts;
  return stringify({
    title: 'Invented witness',
    description: `One delivery on which two laws differ, made from ${from}. Compare it with --assume ordinary.`,
    on,
    ...(typeof destination === 'string' ? { targets: { countries: [destination] } } : {}),
    layers: { hardware: [{ id: 'witness', facts: others }] },
  });
}
