import { ComboBox } from '@trussworks/react-uswds';
import { useId, useState } from 'react';
import { useCountries } from '../../app/countries.ts';
import { useText } from '../../app/text.ts';
import type { Described } from '../../engine/handlers/describe.ts';
import type { WorldQuestion } from '../handlers/worldPackage.ts';

/** What goes to every country, how much of it, and who runs it there. */
export function WorldForm({ question: { item, quantity, operator, parent }, described, onChange }: {
  question: WorldQuestion; described: Described; onChange: (changed: Record<string, string | null>) => void;
}) {
  const t = useText();
  const id = useId();
  const [typed, setTyped] = useState(String(quantity));
  const options = described.catalog.map((entry) => ({ value: entry.id, label: [entry.name, ...entry.aliases].join(' · ') }));
  const isWrong = !/^[1-9]\d{0,8}$/.test(typed);
  return (
    <div className="world-form no-print">
      <div className="world-form__item">
        <label htmlFor={`${id}-item`}>{t('world.item')}</label>
        <ComboBox id={`${id}-item`} name="item" options={options} defaultValue={item}
          onChange={(chosen) => { if (chosen) onChange({ item: chosen }); }} />
      </div>
      <div>
        <label htmlFor={`${id}-quantity`}>{t('world.quantity')}</label>
        <input id={`${id}-quantity`} className={isWrong ? 'usa-input usa-input--error' : 'usa-input'} inputMode="numeric" value={typed}
          aria-invalid={isWrong} aria-describedby={isWrong ? `${id}-wrong` : undefined} onChange={({ target: { value } }) => {
            setTyped(value);
            if (/^[1-9]\d{0,8}$/.test(value)) onChange({ quantity: value });
          }} />
        {isWrong && <span id={`${id}-wrong`} className="usa-error-message" role="alert">{t('world.quantity.wrong')}</span>}
      </div>
      <SeatField label={t('world.operator')} none={t('world.operator.local')} code={operator} described={described}
        onCode={(code) => onChange({ operator: code })} />
      <SeatField label={t('world.parent')} none={t('world.parent.none')} code={parent} described={described}
        onCode={(code) => onChange({ parent: code })} />
    </div>
  );
}

function SeatField({ label, none, code, described, onCode }: {
  label: string; none: string; code: string | null; described: Described; onCode: (code: string | null) => void;
}) {
  const id = useId();
  const countries = useCountries(described);
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <select id={id} className="usa-select" value={code ?? ''}
        onChange={({ target }) => onCode(target.value === '' ? null : target.value)}>
        <option value="">{none}</option>
        {countries.map(([one, name]) => <option key={one} value={one}>{name}</option>)}
      </select>
    </div>
  );
}
