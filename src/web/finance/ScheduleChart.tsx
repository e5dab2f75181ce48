import { useText } from '../app/text.ts';
import type { Payment, StructureCard } from './handlers/finance.ts';

const [width, height, left, bottom, top] = [900, 320, 64, 34, 10];
const parts = ['principal', 'interest', 'fees'] as const;

/** What is paid when, as columns of principal, interest and fees, with the balance as a line; the table says the same. */
export function ScheduleChart({ structure: { title, agency, schedule } }: { structure: StructureCard }) {
  const t = useText();
  if (schedule.length === 0) return null;
  const paid = (row: Payment): number => parts.reduce((sum, part) => sum + row[part], 0);
  const months = Math.max(schedule.at(-1)!.month, 1);
  const most = Math.max(...schedule.map(paid), 1e-9);
  const mostBalance = Math.max(...schedule.map(({ balance }) => balance), 1e-9);
  const x = (month: number): number => left + 14 + (month / months) * (width - left - 98);
  const y = (value: number, whole: number): number => height - bottom - (value / whole) * (height - bottom - top);
  const column = Math.max(2, (width - left - 70) / schedule.length * 0.7);
  const line = schedule.map(({ month, balance }, index) => `${index === 0 ? 'M' : 'L'}${x(month)} ${y(balance, mostBalance)}`).join('');
  return (
    <section className="section">
      <h2>{t('finance.schedule')}</h2>
      <p lang="en">{agency === 'none' ? title : `${agency}: ${title}`}</p>
      <ul className="key">
        {[...parts, 'balance' as const].map((part) => (
          <li key={part}>
            <svg viewBox="0 0 24 16" aria-hidden="true"><rect width={24} height={16} className={`pay pay--${part}`} /></svg>
            {t(`pay.${part}`)}</li>
        ))}
      </ul>
      <svg className="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('finance.schedule')}>
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line x1={left} x2={width - 70} y1={y(share, 1)} y2={y(share, 1)} className="chart__grid" />
            <text x={left - 8} y={y(share, 1) + 4} textAnchor="end" className="chart__soft">{t.number(share * most)}</text>
            <text x={width - 62} y={y(share, 1) + 4} className="chart__soft">{t.number(share * mostBalance)}</text>
          </g>
        ))}
        {schedule.map((row) =>
          <Column key={row.month} row={row} x={x(row.month) - column / 2} width={column} y={(value) => y(value, most)} />)}
        <path d={line} className="pay-line" />
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <text key={share} x={x(share * months)} y={height - 10} textAnchor="middle" className="chart__soft">
            {t('finance.month', { month: Math.round(share * months) })}</text>
        ))}
      </svg>
      <details className="fold"><summary>{t('finance.table')}</summary>
        <div className="scroll" tabIndex={0} role="region" aria-label={t('finance.table')}>
          <table className="usa-table usa-table--borderless plain-table">
            <thead><tr>{(['month', 'drawn', 'principal', 'interest', 'fees', 'balance'] as const).map((head) =>
              <th key={head} scope="col" className="is-number">{t(`pay.${head}`)}</th>)}</tr></thead>
            <tbody>{schedule.map((row) => (
              <tr key={row.month}>{[row.month, row.drawn, row.principal, row.interest, row.fees, row.balance].map((value, index) =>
                <td key={index} className="is-number">{t.number(value)}</td>)}</tr>
            ))}</tbody>
          </table>
        </div>
      </details>
    </section>
  );
}

function Column({ row, x, width: wide, y }: { row: Payment; x: number; width: number; y: (value: number) => number }) {
  let sum = 0;
  return (
    <g>
      {parts.map((part) => {
        const from = sum;
        sum += row[part];
        return <rect key={part} x={x} y={y(sum)} width={wide} height={Math.max(0, y(from) - y(sum))} className={`pay pay--${part}`} />;
      })}
    </g>
  );
}
