import { isNear, niceAbove, type Place, placesOf, spread } from '../../../cli/simulate/report/places.ts';
import type { IndicatorDefinition } from '../../../corpus/indicators.ts';
import { useText } from '../../app/text.ts';
import type { ShownSimulation } from '../handlers/shown.ts';
import { rangeWords } from '../ranges.ts';

const [width, height] = [760, 420];
const [left, right, top, bottom] = [86, 190, 26, 58];
const fifths = [0, 0.25, 0.5, 0.75, 1];
const longestName = 24;

/** For each indicator of security a chart: how open each law is against how much is exposed under it; the table says the same. */
export function Frontiers({ simulation: { laws, indicators } }: { simulation: ShownSimulation }) {
  const t = useText();
  const risks = indicators.filter(({ better }) => better === 'security');
  const shown = risks.filter(({ id }) => laws.some(({ measures }) => measures[id]![1] > 0));
  const none = risks.filter((risk) => !shown.includes(risk));
  return (
    <section className="section">
      <h2>{t('frontier.title')}</h2>
      <p>{t('frontier.about')}</p>
      {shown.map((indicator) => <Frontier key={indicator.id} indicator={indicator} places={placesOf(laws, indicator.id)} />)}
      {none.length > 0 && <><p>{t('frontier.none')}</p><ul className="questions" lang="en">
        {none.map(({ id, title }) => <li key={id}>{title}</li>)}</ul></>}
    </section>
  );
}

function Frontier({ indicator: { title, unit }, places }: { indicator: IndicatorDefinition; places: readonly Place[] }) {
  const t = useText();
  return (
    <figure className="frontier">
      <figcaption lang="en">{title}</figcaption>
      <Chart places={places} title={title} />
      <details className="fold"><summary>{t('simulate.behind')}</summary>
        <table className="usa-table usa-table--borderless plain-table">
          <thead><tr><th scope="col">{t('simulate.law')}</th><th scope="col" className="is-number">{t('frontier.open')}</th>
            <th scope="col" className="is-number">{t('frontier.exposed')}</th><th scope="col">{t('frontier.front')}</th></tr></thead>
          <tbody>{places.map(({ name, open, risk, isFront }) => (
            <tr key={name}><th scope="row">{name}</th><td className="is-number">{rangeWords(t, open, 'share')}</td>
              <td className="is-number">{rangeWords(t, risk, unit)}</td><td>{t(isFront ? 'yes' : 'no')}</td></tr>
          ))}</tbody>
        </table>
      </details>
    </figure>
  );
}

function Chart({ places, title }: { places: readonly Place[]; title: string }) {
  const t = useText();
  const ends = places.map(({ risk }) => risk[1]).filter((value) => value < Infinity);
  const most = niceAbove(Math.max(1, ...ends, ...places.map(({ risk }) => risk[0])));
  const x = (share: number): number => left + share * (width - left - right);
  const y = (tpp: number): number => height - bottom - Math.min(1, tpp / most) * (height - top - bottom);
  const labels = spread(places.map((place) => ({ place, at: y((place.risk[0] + Math.min(most, place.risk[1])) / 2) })), height - bottom);
  return (
    <svg className="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('frontier.label', { title })}>
      {fifths.map((part) => (
        <g key={part}>
          <path className="chart__grid" d={`M${x(part)},${top}V${height - bottom}M${left},${y(most * part)}H${width - right}`} />
          <text className="chart__soft" x={x(part)} y={height - bottom + 18} textAnchor="middle">{part * 100} %</text>
          <text className="chart__soft" x={left - 8} y={y(most * part) + 4} textAnchor="end">
            {rangeWords(t, [most * part, most * part], '').trim()}</text>
        </g>
      ))}
      <text className="chart__soft" x={left} y={height - 16}>{t('frontier.x')} →</text>
      <text className="chart__soft" x={10} y={14}>{t('frontier.y')} ↑</text>
      {labels.map(({ place, at }, index) => (
        <Mark key={place.name} place={place} at={at} x={x} y={(tpp) => y(Math.min(tpp, most))}
          rings={labels.slice(index + 1).filter((other) => isNear(other.place, place, most)).length} />
      ))}
    </svg>
  );
}

/** A cross over all that is possible, and its middle; marks drawn later on the same place are rings around it. */
function Mark({ place: { name, index, open, risk, isFront }, at, x, y, rings }: {
  place: Place; at: number; x: (share: number) => number; y: (tpp: number) => number; rings: number;
}) {
  const [cx, cy] = [(x(open[0]) + x(open[1])) / 2, (y(risk[0]) + y(risk[1])) / 2];
  return (
    <g className={`mark law--${index % 8}`}>
      <path d={`M${x(open[0])},${cy}H${x(open[1])}M${cx},${y(risk[0])}V${y(risk[1])}`} />
      <circle cx={cx} cy={cy} r={5 + 3 * rings} className={isFront ? 'mark__front' : 'mark__behind'} />
      <path d={`M${cx + 8},${cy}L${width - right + 8},${at}`} className="mark__lead" />
      <text x={width - right + 12} y={at + 4}>{name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name}</text>
    </g>
  );
}
