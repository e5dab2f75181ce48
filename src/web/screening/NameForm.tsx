import { Button } from '@trussworks/react-uswds';
import { useId, useState } from 'react';
import { useSearchParams } from 'wouter';
import type { PartyKind } from '../../screening/entry.ts';
import { useCountries } from '../app/countries.ts';
import { useText } from '../app/text.ts';
import { ChoiceField } from '../check/builder/fields.tsx';
import type { Described } from '../engine/handlers/describe.ts';
import type { AskedName } from './handlers/screening.ts';

const kinds = ['organisation', 'person', 'vessel', 'aircraft'] as const satisfies PartyKind[];

/** One name or many, a line each, and what is known of them. */
export function NameForm({ described, isBusy, onScreen }: {
  described: Described; isBusy: boolean; onScreen: (names: readonly AskedName[]) => void;
}) {
  const t = useText();
  const id = useId();
  const countries = useCountries(described);
  const [search] = useSearchParams();
  const [text, setText] = useState(search.get('name') ?? '');
  const [kind, setKind] = useState<PartyKind>('organisation');
  const [country, setCountry] = useState<string | null>(null);
  const names = [...new Set(text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean))];
  return (
    <form className="sentence" onSubmit={(event) => {
      event.preventDefault();
      onScreen(names.map((name) => ({ name, kind, country })));
    }}>
      <label className="field__label" htmlFor={id}>{t('screening.names')}</label>
      <span className="usa-hint" id={`${id}-hint`}>{t('screening.names.hint')}</span>
      <textarea id={id} className="usa-textarea names" aria-describedby={`${id}-hint`} value={text} rows={3}
        onChange={({ target }) => setText(target.value)} />
      <div className="deal__fields names__fields">
        <ChoiceField label={t('screening.kind')} value={kind === 'unknown' ? undefined : kind} withUnknown={false}
          choices={kinds.map((one) => [one, t(`kind.${one}`)])} onChange={(chosen) => setKind((chosen ?? 'unknown') as PartyKind)} />
        <ChoiceField label={t('screening.country')} value={country ?? undefined} withUnknown={false} choices={countries}
          onChange={(code) => setCountry(code ?? null)} />
      </div>
      <Button type="submit" disabled={names.length === 0 || isBusy}>{t('screening.screen', { count: names.length })}</Button>
    </form>
  );
}
