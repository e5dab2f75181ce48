import type { Bounds } from '../../../determination/bounds.ts';
import type { Mover } from '../../../determination/comparePortfolio.ts';
import { type Measures, measuresOf } from '../../../determination/simulate.ts';
import { together } from '../../../determination/tally.ts';
import { rangeText } from '../../rangeText.ts';
import type { LawResult, Simulation } from '../simulation.ts';

/** A range of an indicator in few words: shares in percent, an end that is open named as such. */
export function measureText(range: Bounds, unit: string): string {
  if (!unit.startsWith('share')) return rangeText(range, unit);
  const [low, high] = range.map((value) => (value * 100).toFixed(value > 0.995 && value < 1 || value > 0 && value < 0.005 ? 2 : 1));
  return low === high ? `${low} %` : `${low} to ${high} %`;
}

/** The indicators of a law over the whole portfolio. */
export function wholeOf({ tallies, days }: LawResult): Measures {
  return measuresOf(together(tallies), days);
}

/** A country by its name. */
export function countryName({ countries }: Simulation, code: string): string {
  return code === '' ? 'Not stated' : countries[code] ?? code;
}

/** `no-licence-required → barred` as people say it. */
export function transitionText({ name }: Mover): string {
  return name.replaceAll('-', ' ');
}

/** Whether two ranges surely differ: they share no number. */
export function areApart([low, high]: Bounds, [other, most]: Bounds): boolean {
  return high < other || most < low;
}
