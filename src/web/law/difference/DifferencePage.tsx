import { Page } from '../../app/Page.tsx';
import { Problems } from '../../app/Problems.tsx';
import { useText } from '../../app/text.ts';
import { today } from '../../app/today.ts';
import { Waiting } from '../../app/Waiting.tsx';
import { useAnswer } from '../../engine/useAnswer.ts';
import { DayField } from '../DayField.tsx';
import { useDay } from '../useDay.ts';
import { Amendments } from './Amendments.tsx';

const yearsAgo = `${Number(today().slice(0, 4)) - 1}-01-01`;

/** What the law of one day and that of another have different, as an amendment puts it. */
export default function DifferencePage() {
  const t = useText();
  const [after, setAfter] = useDay('after');
  const [before, setBefore] = useDay('before', yearsAgo);
  const { value, problems, isWaiting } = useAnswer('lawDiff', { before, after });
  const isEmpty = value !== undefined && value.provisions.length + value.postures.length + value.tables.length === 0;
  return (
    <Page title={t('law.way.differences')} lead={t('law.way.differences.about')}>
      <div className="law-head no-print">
        <DayField label={t('law.before')} day={before} onDay={setBefore} />
        <DayField label={t('law.after')} day={after} onDay={setAfter} />
      </div>
      <Problems title={t('law.problems')} problems={problems} />
      <h2>{t('law.difference', { before: t.day(before), after: t.day(after) })}</h2>
      <p role="status">{value === undefined || isWaiting ? '' : t('law.difference.count', {
        provisions: value.provisions.length, postures: value.postures.length, tables: value.tables.length,
      })}</p>
      {value === undefined ? problems.length === 0 && <Waiting />
        : isEmpty ? <p>{t('law.difference.none')}</p> : <Amendments amendments={value} on={after} />}
    </Page>
  );
}
