import { memo, useId, useState } from 'react';
import type { Outcome } from '../../../engine/program.ts';
import { OutcomeMark } from '../../app/Outcome.tsx';
import { useText } from '../../app/text.ts';

/** The table behind the maps: every country, in both views. */
export const WorldTable = memo(function WorldTable({ countries, enforced, codified, title }: {
  countries: readonly (readonly [code: string, name: string])[];
  enforced: ReadonlyMap<string, Outcome>; codified: ReadonlyMap<string, Outcome>; title: string;
}) {
  const t = useText();
  const id = useId();
  const [wanted, setWanted] = useState('');
  const [onlyDiffering, setOnlyDiffering] = useState(false);
  const rows = countries.filter(([code, name]) => name.toLowerCase().includes(wanted.trim().toLowerCase())
    && (!onlyDiffering || enforced.get(code) !== codified.get(code)));
  return (
    <section className="block">
      <h2>{t('world.table')}</h2>
      <div className="world-filter no-print">
        <div><label htmlFor={id}>{t('world.filter')}</label>
          <input id={id} type="search" className="usa-input" value={wanted} onChange={({ target }) => setWanted(target.value)} /></div>
        <div className="usa-checkbox">
          <input type="checkbox" className="usa-checkbox__input" id={`${id}-differ`} checked={onlyDiffering}
            onChange={({ target }) => setOnlyDiffering(target.checked)} />
          <label className="usa-checkbox__label" htmlFor={`${id}-differ`}>{t('world.only-differing')}</label>
        </div>
        <p role="status">{t('world.countries', { count: rows.length })}</p>
      </div>
      <div className="law-scroll world-table" tabIndex={0} role="region" aria-label={t('world.table')}>
        <table className="usa-table law-table">
          <caption className="usa-sr-only">{title}</caption>
          <thead><tr><th scope="col">{t('world.country.name')}</th><th scope="col">{t('view.enforced')}</th>
            <th scope="col">{t('view.codified')}</th></tr></thead>
          <tbody>
            {rows.map(([code, name]) => <Row key={code} name={name} enforced={enforced.get(code)!} codified={codified.get(code)!} />)}
          </tbody>
        </table>
      </div>
    </section>
  );
});

const Row = memo(function Row({ name, enforced, codified }: { name: string; enforced: Outcome; codified: Outcome }) {
  return (
    <tr className={enforced === codified ? undefined : 'law-table__differs'}>
      <th scope="row">{name}</th>
      <td><OutcomeMark outcome={enforced} /></td>
      <td><OutcomeMark outcome={codified} /></td>
    </tr>
  );
});
