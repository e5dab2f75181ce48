import { Button } from '@trussworks/react-uswds';
import { useSearchParams } from 'wouter';
import { download } from '../app/download.ts';
import { useText } from '../app/text.ts';
import { useAnswer } from '../engine/useAnswer.ts';
import { PackageHead } from '../package/PackageHead.tsx';
import type { PackageViewProps } from '../package/PackageRoom.tsx';
import { DossierPart } from '../programme/DossierPart.tsx';
import { DealForm } from './DealForm.tsx';
import { ScheduleChart } from './ScheduleChart.tsx';
import { SensitivityPart } from './SensitivityPart.tsx';
import { StructureTable } from './StructureTable.tsx';
import './finance.css';

/** What public money costs a package: structures compared, what is paid when, and what moves the figures. */
export function FinanceView({ question }: PackageViewProps) {
  const t = useText();
  const [search, setSearch] = useSearchParams();
  const [rates, stated] = [search.getAll('rate'), search.getAll('fact')];
  const { value: answer, problems } = useAnswer('financeRoom', { question, rates, stated });
  const wanted = [search.get('structure'), answer?.recommended];
  const shown = wanted.flatMap((id) => answer?.structures.find((one) => one.id === id && one.schedule.length > 0) ?? [])[0]
    ?? answer?.structures.find(({ schedule }) => schedule.length > 0);
  const choose = (id: string): void => setSearch((before) => {
    before.set('structure', id);
    return before;
  }, { replace: true });
  return (
    <PackageHead answer={answer} problems={problems}>
      {answer !== undefined && (
        <>
          <DealForm answer={answer} />
          <StructureTable answer={answer} shown={shown?.id} onShow={choose} />
          {shown !== undefined && <ScheduleChart structure={shown} />}
          <SensitivityPart answer={answer} />
          <section className="section">
            <h2>{t('finance.taken')}</h2>
            <ul className="questions" lang="en">{answer.notes.map((note) => <li key={note}>{note}</li>)}</ul>
            <p className="note" lang="en">{answer.notice}</p>
            <div className="own__buttons no-print">
              <Button type="button" outline onClick={() => download('schedules.csv', answer.csv, 'text/csv')}>{t('finance.csv')}</Button>
              <Button type="button" outline onClick={() => download('costs.svg', answer.chart, 'image/svg+xml')}>{t('finance.svg')}</Button>
              <Button type="button" outline onClick={() => print()}>{t('export.print')}</Button>
            </div>
          </section>
          <DossierPart question={question} rates={rates} stated={stated} />
        </>
      )}
    </PackageHead>
  );
}
