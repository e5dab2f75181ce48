import { Button } from '@trussworks/react-uswds';
import { useSearchParams } from 'wouter';
import { useText } from '../app/text.ts';
import { ExportMenu } from './ExportMenu.tsx';
import type { EditedPackage } from './usePackage.ts';

/** The day asked about, what is filled in, and what can be done with the whole package. */
export function QuestionBar({ edited }: { edited: EditedPackage }) {
  const t = useText();
  const [search, setSearch] = useSearchParams();
  const put = (name: string, value: string): void => setSearch((before) => {
    if (value === '') before.delete(name);
    else before.set(name, value);
    return before;
  }, { replace: true });
  const day = search.get('on') ?? edited.answer?.on ?? '';
  return (
    <div className="question-bar no-print">
      <label className="question-bar__field">
        <span>{t('check.on')}</span>
        <input type="date" className="usa-input" value={day} onChange={({ target }) => put('on', target.value)} />
      </label>
      <div className="usa-checkbox question-bar__check">
        <input id="ordinary" type="checkbox" className="usa-checkbox__input" checked={search.get('assume') === 'ordinary'}
          onChange={({ target }) => put('assume', target.checked ? 'ordinary' : '')} />
        <label className="usa-checkbox__label" htmlFor="ordinary">{t('check.ordinary')}</label>
      </div>
      <div className="question-bar__actions">
        <Button type="button" outline disabled={edited.undo === undefined}
          onClick={edited.undo}>{t('check.undo')}</Button>
        <ExportMenu edited={edited} />
      </div>
    </div>
  );
}
