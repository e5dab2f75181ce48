import { Button } from '@trussworks/react-uswds';
import { useText } from '../app/text.ts';
import { DayFields } from '../package/DayFields.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import type { EditedPackage } from './usePackage.ts';

/** The day asked about, what is filled in, and what can be done with the whole package. */
export function QuestionBar({ edited }: { edited: EditedPackage }) {
  const t = useText();
  return (
    <div className="question-bar no-print">
      <DayFields day={edited.answer?.on ?? ''} />
      <div className="question-bar__actions">
        <Button type="button" outline disabled={edited.undo === undefined}
          onClick={edited.undo}>{t('check.undo')}</Button>
        <ExportMenu edited={edited} />
      </div>
    </div>
  );
}
