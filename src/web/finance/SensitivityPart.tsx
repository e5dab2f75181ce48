import { useText } from '../app/text.ts';
import type { MessageId } from '../messages/messages.ts';
import type { FinanceAnswer } from './handlers/finance.ts';

const [width, rowHeight, left] = [900, 30, 380];

/** How far one change of the deal moves a figure: a bar to the left is less, to the right more. */
export function SensitivityPart({ answer: { sensitivity } }: { answer: FinanceAnswer }) {
  const t = useText();
  const moving = sensitivity.filter(({ before, after }) => before !== after);
  if (moving.length === 0) return null;
  const middle = left + (width - left) / 2;
  const shifts = moving.map(({ before, after }) => (before === 0 ? 0 : (after - before) / before));
  const most = Math.max(...shifts.map(Math.abs), 1e-9);
  const nameOf = (fact: string): string => t(`fact.${fact.replace('finance.', '')}` as MessageId);
  return (
    <section className="section">
      <h2>{t('finance.sensitivity')}</h2>
      <p lang="en">{moving[0]!.of}</p>
      <svg className="chart" viewBox={`0 0 ${width} ${moving.length * rowHeight + 4}`} role="img" aria-label={t('finance.sensitivity')}>
        <line x1={middle} x2={middle} y1={0} y2={moving.length * rowHeight} className="chart__grid" />
        {moving.map(({ changed, from, to, figure, before, after }, index) => {
          const long = Math.abs(shifts[index]!) / most * (width - left) / 2 * 0.62;
          const isMore = shifts[index]! > 0;
          return (
            <g key={index}>
              <text x={0} y={index * rowHeight + 19}>{nameOf(changed)}: {t.number(from)} → {t.number(to)}</text>
              <rect x={isMore ? middle : middle - long} y={index * rowHeight + 6} width={Math.max(long, 1)} height={18}
                className={isMore ? 'move move--more' : 'move move--less'} />
              <text x={isMore ? middle + long + 8 : middle - long - 8} y={index * rowHeight + 19} textAnchor={isMore ? 'start' : 'end'}
                className="chart__soft">{nameOf(figure)} {t.number(before)} → {t.number(after)}</text>
            </g>
          );
        })}
      </svg>
    </section>
  );
}
