import type { Bounds } from '../../../determination/bounds.ts';
import { useText } from '../../app/text.ts';
import type { ShownSimulation } from '../handlers/shown.ts';
import { rangeWords } from '../ranges.ts';

/** Every indicator beside its range under every law; bars of one row share their scale. No two are folded into one score. */
export function IndicatorTable({ simulation: { laws, indicators } }: { simulation: ShownSimulation }) {
  const t = useText();
  const mostOf = (id: string, unit: string): number => (unit.startsWith('share') ? 1
    : Math.max(0, ...laws.flatMap(({ measures }) => measures[id]!).filter((value) => value < Infinity)));
  return (
    <section className="section">
      <h2>{t('indicators.title')}</h2>
      <p>{t('indicators.about')}</p>
      <div className="scroll" tabIndex={0} role="region" aria-label={t('indicators.title')}>
        <table className="usa-table usa-table--borderless plain-table">
          <thead><tr><th scope="col">{t('indicators.one')}</th>
            {laws.map(({ name }) => <th key={name} scope="col" className="is-number">{name}</th>)}</tr></thead>
          <tbody>
            {indicators.map(({ id, title, unit }) => (
              <tr key={id}><th scope="row" lang="en">{title}</th>
                {laws.map(({ name, measures }, index) => (
                  <td key={name} className="is-number">{rangeWords(t, measures[id]!, unit)}
                    <RangeBar range={measures[id]!} most={mostOf(id, unit)} index={index} /></td>
                ))}</tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** From nothing to the least full, from the least to the most pale. */
function RangeBar({ range: [low, high], most, index }: { range: Bounds; most: number; index: number }) {
  if (most === 0) return null;
  const [from, to] = [low, Math.min(high, most)].map((value) => value / most * 100) as [number, number];
  return (
    <svg className={`range law--${index % 8}`} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect y={3} width={100} height={2} className="range__ground" />
      <rect y={2} width={from} height={4} />
      <rect x={from} y={2} width={Math.max(0, to - from)} height={4} className="range__open" />
    </svg>
  );
}
