import { Button } from '@trussworks/react-uswds';
import { useSearchParams } from 'wouter';
import { useText } from '../app/text.ts';
import { ChoiceInput, LineInput } from '../service/form.tsx';
import { usePlaces } from './usePlaces.ts';

const asked = ['words', 'country', 'by', 'budget', 'power', 'keeps'] as const;

/** What is searched for, in words and by need. It stands in the address, so that a search can be shared; it is not kept. */
export function NeedForm() {
  const t = useText();
  const { all } = usePlaces();
  const [search, setSearch] = useSearchParams();
  const said = (name: (typeof asked)[number]): string => search.get(name) ?? '';
  return (
    <form className="sentence" role="search" aria-label={t('need.form')} key={search.toString()} onSubmit={(event) => {
      event.preventDefault();
      const data = new FormData(event.currentTarget);
      setSearch(Object.fromEntries(asked.map((name): [string, string] => [name, String(data.get(name) ?? '').trim()])
        .filter(([, text]) => text !== '')));
    }}>
      <div className="act__fields">
        <LineInput name="words" label={t('need.words')} defaultValue={said('words')} />
        <ChoiceInput name="country" label={t('need.country')} initial={said('country')} choices={[['', t('need.any')], ...all]} />
        <LineInput name="by" label={t('need.by')} type="date" defaultValue={said('by')} />
        <LineInput name="budget" label={t('need.budget')} type="number" min={0} step="any" defaultValue={said('budget')} />
        <LineInput name="power" label={t('need.power')} type="number" min={0} step="any" defaultValue={said('power')} />
        <LineInput name="keeps" label={t('need.keeps')} hint={t('need.keeps.hint')} defaultValue={said('keeps')} />
      </div>
      <div className="act__row">
        <Button type="submit">{t('need.search')}</Button>
        {search.size > 0 && <Button type="button" outline onClick={() => setSearch({})}>{t('need.clear')}</Button>}
      </div>
    </form>
  );
}
