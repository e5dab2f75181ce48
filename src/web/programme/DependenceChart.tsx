import { type Dependence, sides, type Split, tiers } from '../../program/dependence.ts';
import { useText } from '../app/text.ts';

const [width, left, right, rowHeight, barHeight, layerGap] = [900, 210, 4, 24, 18, 12];
const barWidth = width - left - right;

/** Where each layer's value comes from, by how far up one looks: one bar a tier, four patterns, and the table behind it. */
export function DependenceChart({ dependence: { layers, items } }: { dependence: Dependence }) {
  const t = useText();
  const rows = layers.flatMap((layer) => tiers.map((tier) => ({ layer, tier })));
  const percent = (share: number): string => `${t.number(Math.round(share * 1000) / 10)} %`;
  const words = (split: Split): string => sides.filter((side) => split[side] > 0)
    .map((side) => `${t(`side.${side}`)} ${percent(split[side])}`).join(', ');
  if (layers.length === 0) return null;
  return (
    <section className="section">
      <h2>{t('dependence.title')}</h2>
      <p>{t('dependence.lead')}</p>
      <Key />
      <svg className="chart" viewBox={`0 0 ${width} ${rows.length * rowHeight + layers.length * layerGap}`} role="img"
        aria-label={t('dependence.title')}>
        <Patterns />
        {rows.map(({ layer, tier }, index) => {
          const y = index * rowHeight + Math.floor(index / tiers.length) * layerGap;
          const name = t(`layer.${layer.layer}`);
          return (
            <g key={`${layer.layer} ${tier}`}>
              {index % tiers.length === 0 && <text x={0} y={y + 13} fontWeight="700">{name}</text>}
              <text x={left - 10} y={y + 13} textAnchor="end" className="chart__soft">{t(`tier.${tier}`)}</text>
              <Bar split={layer.tiers[tier]} y={y} title={`${name}, ${t(`tier.${tier}`)}: ${words(layer.tiers[tier])}`} />
            </g>
          );
        })}
      </svg>
      <details className="fold"><summary>{t('dependence.table')}</summary>
        <div className="scroll" tabIndex={0} role="region" aria-label={t('dependence.table')}>
          <table className="usa-table usa-table--borderless plain-table">
            <thead><tr><th scope="col">{t('matrix.item')}</th>
              {tiers.map((tier) => <th key={tier} scope="col">{t(`tier.${tier}`)}</th>)}</tr></thead>
            <tbody>{items.map((item) => (
              <tr key={item.item}><th scope="row" lang="en">{item.name}</th>
                {tiers.map((tier) => <td key={tier}>{words(item.tiers[tier].split)}</td>)}</tr>
            ))}</tbody>
          </table>
        </div>
      </details>
    </section>
  );
}

function Bar({ split, y, title }: { split: Split; y: number; title: string }) {
  let x = left;
  return (
    <g>
      <title>{title}</title>
      {sides.map((side) => {
        const part = split[side] * barWidth;
        const at = x;
        x += part;
        return part === 0 ? null
          : <rect key={side} x={at} y={y} width={part} height={barHeight} className={`side side--${side}`} fill={`url(#side-${side})`} />;
      })}
    </g>
  );
}

/** No side is told by its colour alone. */
function Patterns() {
  return (
    <defs>
      {sides.map((side) => (
        <pattern key={side} id={`side-${side}`} width={8} height={8} patternUnits="userSpaceOnUse">
          <rect width={8} height={8} className={`side-ground side-ground--${side}`} />
          <path d={strokes[side]} className={`side-strokes side-strokes--${side}`} />
        </pattern>
      ))}
    </defs>
  );
}

const strokes: Record<(typeof sides)[number], string> = {
  'united-states': '', partner: 'M0 4H8', concern: 'M-1-1L9 9M-1 7L1 9M7-1L9 1', unknown: 'M2 2H3V3H2ZM6 6H7V7H6Z',
};

function Key() {
  const t = useText();
  return (
    <ul className="key">
      {sides.map((side) => (
        <li key={side}><svg viewBox="0 0 24 16" aria-hidden="true"><rect width={24} height={16} fill={`url(#side-${side})`} /></svg>
          {t(`side.${side}`)}</li>
      ))}
    </ul>
  );
}
