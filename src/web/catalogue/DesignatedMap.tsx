import { useState } from 'react';
import { useText } from '../app/text.ts';
import { WorldMap } from '../map/WorldMap.tsx';
import type { Listed } from './CataloguePage.tsx';
import { usePlaces } from './usePlaces.ts';
import { Link } from 'wouter';

const noNames: Readonly<Record<string, string>> = {};

/** In which countries something designated is open, on a map, with the table behind it. */
export default function DesignatedMap({ listed }: { listed: readonly Listed[] }) {
  const t = useText();
  const { nameOf } = usePlaces();
  const [chosen, setChosen] = useState<string>();
  const inCountry = Map.groupBy(listed.flatMap((one) => (one.entry?.countries ?? []).map((code) => ({ code, one }))), ({ code }) => code);
  const rows = [...inCountry].map(([code, found]) => ({ code, name: nameOf(code), packages: found.map(({ one }) => one) }))
    .sort((left, right) => left.name.localeCompare(right.name, t.language));
  const shown = chosen === undefined ? rows : rows.filter(({ code }) => code === chosen);
  return (
    <section className="section">
      <h2>{t('catalogue.map')}</h2>
      <WorldMap names={noNames} label={t('catalogue.map.label', { count: rows.length })}
        onPick={(code) => setChosen(inCountry.has(code) ? code : undefined)}
        classOf={(code) => `${inCountry.has(code) ? 'tone-yes' : ''} ${code === chosen ? 'is-chosen' : ''}`}
        titleOf={(code) => `${nameOf(code)}: ${t('catalogue.count', { count: inCountry.get(code)?.length ?? 0 })}`} />
      <div className="scroll" tabIndex={0} role="region" aria-label={t('catalogue.map')}>
        <table className="usa-table plain-table">
          <thead><tr><th scope="col">{t('need.country')}</th><th scope="col">{t('catalogue.title')}</th></tr></thead>
          <tbody>
            {shown.map(({ code, name, packages }) => (
              <tr key={code}><th scope="row">{name}</th>
                <td><ul className="plain-list">{packages.map(({ proposal, title }) => (
                  <li key={proposal}><Link href={`/catalogue/${proposal}`}>{title}</Link></li>
                ))}</ul></td></tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
