import { memo, useId } from 'react';
import { OutcomeMark } from '../../app/Outcome.tsx';
import { useText } from '../../app/text.ts';
import type { World } from './useWorld.ts';

/** One country through all the days on which something changes for it. */
export const CountryPart = memo(function CountryPart({ chosen, onChoose, countries, world: { plan: { groups }, known }, changing, onDay }: {
  chosen: string; onChoose: (code: string) => void; countries: readonly (readonly [code: string, name: string])[];
  world: World; changing: readonly string[]; onDay: (day: string) => void;
}) {
  const t = useText();
  const id = useId();
  const group = groups.findIndex((codes) => codes.includes(chosen));
  const days = changing.map((day) => ({ day, enforced: known.get(day)!.enforced[group], codified: known.get(day)!.codified[group] }));
  const shown = days.filter(({ enforced, codified }, index) =>
    index === 0 || enforced !== days[index - 1]!.enforced || codified !== days[index - 1]!.codified);
  return (
    <section className="block world-country">
      <h2>{t('world.country')}</h2>
      <label htmlFor={id} className="usa-sr-only">{t('world.country')}</label>
      <select id={id} className="usa-select no-print" value={chosen} onChange={({ target }) => onChoose(target.value)}>
        <option value="">{t('world.choose')}</option>
        {countries.map(([code, name]) => <option key={code} value={code}>{name}</option>)}
      </select>
      {group >= 0 && (
        <table className="usa-table law-table">
          <thead><tr><th scope="col">{t('world.from')}</th><th scope="col">{t('view.enforced')}</th>
            <th scope="col">{t('view.codified')}</th></tr></thead>
          <tbody>
            {shown.map(({ day, enforced, codified }) => (
              <tr key={day} className={enforced === codified ? undefined : 'law-table__differs'}>
                <th scope="row"><button type="button" className="usa-button usa-button--unstyled"
                  onClick={() => onDay(day)}>{t.day(day)}</button></th>
                <td><OutcomeMark outcome={enforced!} full /></td><td><OutcomeMark outcome={codified!} full /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
});
