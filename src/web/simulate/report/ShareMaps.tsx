import { useMemo } from 'react';
import type { Bounds } from '../../../determination/bounds.ts';
import { useCountries } from '../../app/countries.ts';
import { useText } from '../../app/text.ts';
import { useDescribed } from '../../app/useDescribed.ts';
import { WorldMap } from '../../map/WorldMap.tsx';
import type { ShownSimulation } from '../handlers/shown.ts';
import { rangeWords } from '../ranges.ts';

const steps = [0.05, 0.33, 0.66, 0.95];
/** A range wider than this says more about what is open than about the law. */
const wide = 0.25;

/** A world for each law: by country, of the performance sent there the share that needs no licence. */
export function ShareMaps({ simulation: { laws, countries } }: { simulation: ShownSimulation }) {
  const t = useText();
  const names = useCountryNames();
  const shares = useMemo(() => new Map(countries.map(({ code, shares: byLaw }) => [code, byLaw])), [countries]);
  const rangeOf = (code: string, index: number): Bounds | undefined => shares.get(code)?.[index] ?? undefined;
  return (
    <section className="section">
      <h2>{t('maps.title')}</h2>
      <p>{t('maps.about')}</p>
      <div className="share-maps">
        {laws.map(({ name }, index) => (
          <figure key={name}><figcaption>{name}</figcaption>
            <WorldMap names={names} label={t('maps.label', { law: name })}
              classOf={(code) => classFor(rangeOf(code, index))}
              titleOf={(code) => {
                const range = rangeOf(code, index);
                return range === undefined ? names[code] ?? code : `${names[code] ?? code}: ${rangeWords(t, range, 'share')}`;
              }} /></figure>
        ))}
      </div>
      <ul className="key">
        {(['0', '1', '2', '3', '4', 'open', 'none'] as const).map((one) => (
          <li key={one}><span className={`swatch share--${one}`} aria-hidden="true" />{t(`maps.share.${one}`)}</li>
        ))}
      </ul>
      <details className="fold"><summary>{t('simulate.behind')}</summary>
        <div className="scroll" tabIndex={0} role="region" aria-label={t('maps.title')}>
          <table className="usa-table usa-table--borderless plain-table">
            <thead><tr><th scope="col">{t('maps.country')}</th>
              {laws.map(({ name }) => <th key={name} scope="col" className="is-number">{name}</th>)}</tr></thead>
            <tbody>{countries.map(({ code, shares: byLaw }) => (
              <tr key={code}><th scope="row">{names[code] ?? code}</th>
                {byLaw.map((range, index) => <td key={index} className="is-number">
                  {range === null ? '–' : rangeWords(t, range, 'share')}</td>)}</tr>
            ))}</tbody>
          </table>
        </div>
      </details>
    </section>
  );
}

/** Countries by code in the reader's language. */
export function useCountryNames(): Readonly<Record<string, string>> {
  const described = useDescribed();
  const countries = useCountries({ countries: described?.countries ?? noCountries });
  return useMemo(() => Object.fromEntries(countries), [countries]);
}

const noCountries = {};

function classFor(range: Bounds | undefined): string {
  if (range === undefined) return 'share--none';
  const [low, high] = range;
  return high - low > wide ? 'share--open' : `share--${steps.filter((step) => (low + high) / 2 > step).length}`;
}
