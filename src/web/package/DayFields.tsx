import { useSearchParams } from 'wouter';
import { useText } from '../app/text.ts';

/** The day asked about, and whether what is ordinary is filled in; both stand in the address. */
export function DayFields({ day }: { day: string }) {
  const t = useText();
  const [search, setSearch] = useSearchParams();
  const put = (name: string, value: string): void => setSearch((before) => {
    if (value === '') before.delete(name);
    else before.set(name, value);
    return before;
  }, { replace: true });
  return (
    <>
      <label className="question-bar__field">
        <span>{t('check.on')}</span>
        <input type="date" className="usa-input" value={search.get('on') ?? day} onChange={({ target }) => put('on', target.value)} />
      </label>
      <div className="usa-checkbox question-bar__check">
        <input id="ordinary" type="checkbox" className="usa-checkbox__input" checked={search.get('assume') === 'ordinary'}
          onChange={({ target }) => put('assume', target.checked ? 'ordinary' : '')} />
        <label className="usa-checkbox__label" htmlFor="ordinary">{t('check.ordinary')}</label>
      </div>
    </>
  );
}
