import { Page } from '../../app/Page.tsx';
import { Problems } from '../../app/Problems.tsx';
import { useText } from '../../app/text.ts';
import { Waiting } from '../../app/Waiting.tsx';
import { useAnswer } from '../../engine/useAnswer.ts';
import { DayField } from '../DayField.tsx';
import { useDay } from '../useDay.ts';
import { Doubts } from './Doubts.tsx';

/** Every place where the sources of the law are silent, conflict or are weak. */
export default function DoubtsPage() {
  const t = useText();
  const [on, setOn] = useDay();
  const { value, problems } = useAnswer('lawDoubts', { on });
  return (
    <Page title={t('law.way.doubts')} lead={t('law.way.doubts.about')}>
      <div className="law-head no-print"><DayField label={t('law.on')} day={on} onDay={setOn} /></div>
      <Problems title={t('law.problems')} problems={problems} />
      {value === undefined ? problems.length === 0 && <Waiting />
        : <><h2>{t('law.doubts', { count: value.length })}</h2><Doubts doubts={value} on={on} linked /></>}
    </Page>
  );
}
