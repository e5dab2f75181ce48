import { Button } from '@trussworks/react-uswds';
import { download } from '../app/download.ts';
import { useText } from '../app/text.ts';
import { today } from '../app/today.ts';
import { useAnswer } from '../engine/useAnswer.ts';
import { StatusMark, type Tone } from '../package/StatusMark.tsx';
import type { ReviewedStatus } from './handlers/batch.ts';

const tones: Record<ReviewedStatus, { tone: Tone; sign: string }> = {
  decided: { tone: 'yes', sign: '✓' }, 'awaiting-second': { tone: 'unsettled', sign: '!' }, expired: { tone: 'open', sign: '?' },
  'entry-changed': { tone: 'no', sign: '▲' }, 'entry-gone': { tone: 'no', sign: '▲' },
};

/** Every decision kept in this browser, and how it stands against the lists of today: what re-opened, and why. */
export function DecisionList({ lines }: { lines: readonly string[] }) {
  const t = useText();
  const { value: decisions } = useAnswer('reviewDecisions', lines.length === 0 ? undefined : { ledger: lines, today: today() });
  if (decisions === undefined || lines.length === 0) return null;
  return (
    <section className="section">
      <h2>{t('decisions.title')}</h2>
      <p>{t('decisions.about')}</p>
      <div className="scroll" tabIndex={0} role="region" aria-label={t('decisions.title')}>
        <table className="usa-table usa-table--borderless plain-table">
          <thead><tr>{(['party', 'entry', 'said', 'stands'] as const).map((head) =>
            <th key={head} scope="col">{t(`decisions.${head}`)}</th>)}</tr></thead>
          <tbody>{decisions.map(({ id, subject, entry, verdict, who, why, at, expires, confirmedBy, status }) => (
            <tr key={id}><th scope="row">{subject}</th><td lang="en">{entry}</td>
              <td>{t('decided.by', { verdict: t(`decision.${verdict}`), who, day: t.day(at.slice(0, 10)) })}
                {confirmedBy !== null && `, ${t('decided.confirmed', { who: confirmedBy })}`}: <q>{why}</q></td>
              <td><StatusMark {...tones[status]} text={t(`decisions.status.${status}`)} />
                {expires !== null && ` ${t('decided.until', { day: t.day(expires) })}`}</td></tr>
          ))}</tbody>
        </table>
      </div>
      <p className="no-print"><Button type="button" outline
        onClick={() => download('decisions.jsonl', `${lines.join('\n')}\n`, 'application/jsonl')}>
        {t('screening.export', { count: lines.length })}</Button></p>
    </section>
  );
}
