import type { Bounds } from '../../../determination/bounds.ts';
import { useText } from '../../app/text.ts';
import type { ShownShares, ShownSimulation } from '../handlers/shown.ts';
import { rangeWords } from '../ranges.ts';
import { useCountryNames } from './ShareMaps.tsx';

const [width, rowHeight, labels] = [300, 22, 112];
const longestName = 18;
/** Countries with a panel of their own: those to which most performance goes. */
const mostPanels = 12;

/** Small multiples: for the largest countries and for each partner group, what needs no licence, what may, what needs one. */
export function Panels({ simulation: { laws, countries, groups } }: { simulation: ShownSimulation }) {
  const t = useText();
  const names = useCountryNames();
  const lawNames = laws.map(({ name }) => name);
  return (
    <section className="section">
      <h2>{t('panels.title')}</h2>
      <p>{t('panels.about')}</p>
      <ul className="key">
        {(['free', 'maybe', 'shut'] as const).map((part) => (
          <li key={part}><svg viewBox="0 0 24 16" aria-hidden="true"><rect width={24} height={16} className={`panel__${part}`} /></svg>
            {t(`panels.${part}`)}</li>
        ))}
      </ul>
      <h3>{t('panels.countries')}</h3>
      <div className="panels">{countries.slice(0, mostPanels).map((country) =>
        <Panel key={country.code} title={names[country.code] ?? country.code} place={country} laws={lawNames} />)}</div>
      <h3>{t('panels.groups')}</h3>
      <div className="panels">{groups.map((group) =>
        <Panel key={group.title} title={group.title} language="en" place={group} laws={lawNames} />)}</div>
    </section>
  );
}

function Panel({ title, language, place: { tpp, deliveries, shares }, laws }: {
  title: string; language?: string; place: ShownShares; laws: readonly string[];
}) {
  const t = useText();
  const said = shares.map((range, index) => `${laws[index]}: ${range === null ? '–' : rangeWords(t, range, 'share')}`).join('; ');
  return (
    <figure className="panel">
      <figcaption lang={language}>{title}</figcaption>
      <svg className="chart" viewBox={`0 0 ${width} ${laws.length * rowHeight}`} role="img" aria-label={`${title}. ${said}`}>
        {shares.map((range, index) => <Row key={index} name={laws[index]!} range={range ?? [0, 0]} top={index * rowHeight + 4} />)}
      </svg>
      <p className="note">{t('panels.size', { tpp: rangeWords(t, tpp, 'TPP'), deliveries })}</p>
    </figure>
  );
}

function Row({ name, range: [low, high], top }: { name: string; range: Bounds; top: number }) {
  const x = (share: number): number => labels + share * (width - labels);
  const parts = [['free', 0, low], ['maybe', low, high], ['shut', high, 1]] as const;
  return (
    <>
      <text className="chart__soft" x={0} y={top + 11}>{name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name}</text>
      {parts.filter(([, from, to]) => to > from).map(([part, from, to]) => (
        <rect key={part} x={x(from)} y={top} width={Math.max(0.5, x(to) - x(from))} height={rowHeight - 8} className={`panel__${part}`} />
      ))}
    </>
  );
}
