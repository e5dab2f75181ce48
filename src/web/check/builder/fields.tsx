import { type ReactNode, useEffect, useId, useState } from 'react';
import type { FactValue } from '../../../engine/fact.ts';
import type { Money } from '../../../package/model.ts';
import { useText } from '../../app/text.ts';
import { numberTyped, numberWritten, type TypedNumber } from './numbers.ts';

/** A label over its control. */
export function Field({ label, hint, children }: {
  label: string; hint?: string; children: (id: string, describedBy: string | undefined) => ReactNode;
}) {
  const id = useId();
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>{label}</label>
      {hint !== undefined && <span id={`${id}-hint`} className="usa-hint field__hint">{hint}</span>}
      {children(id, hint === undefined ? undefined : `${id}-hint`)}
    </div>
  );
}

/** A text; what is typed goes out at once, and what comes from elsewhere comes in while nobody types. */
export function TextField({ label, value, onChange, required = false }: {
  label: string; value: string; onChange: (text: string) => void; required?: boolean;
}) {
  const [typed, setTyped] = useTyped(value);
  return (
    <Field label={label}>
      {(id) => <input id={id} className="usa-input" value={typed.shown} required={required} onFocus={typed.begin} onBlur={typed.end}
        onChange={({ target }) => {
          setTyped(target.value);
          if (target.value.trim() !== '' || !required) onChange(target.value.trim());
        }} />}
    </Field>
  );
}

/** A number, bounds of one (200-400), or a question mark for what is known to be unknown. */
export function NumberField({ label, value, unit, onChange }: {
  label: string; value: FactValue | undefined; unit?: string; onChange: (value: Exclude<TypedNumber, 'wrong'>) => void;
}) {
  const t = useText();
  const [typed, setTyped] = useTyped(numberWritten(value));
  const read = numberTyped(typed.shown);
  const isWrong = read === 'wrong';
  return (
    <Field label={unit === undefined ? label : `${label} (${unit})`} {...(isWrong ? { hint: t('field.number.wrong') } : {})}>
      {(id, describedBy) => <input id={id} className={isWrong ? 'usa-input usa-input--error' : 'usa-input'} value={typed.shown}
        aria-invalid={isWrong} aria-describedby={describedBy} onFocus={typed.begin} onBlur={typed.end}
        onChange={({ target }) => {
          setTyped(target.value);
          const number = numberTyped(target.value);
          if (number !== 'wrong') onChange(number);
        }} />}
    </Field>
  );
}

/** A day; an empty field says nothing. */
export function DateField({ label, value, onChange }: { label: string; value: string; onChange: (day: string | undefined) => void }) {
  return (
    <Field label={label}>
      {(id) => <input id={id} type="date" className="usa-input" value={value}
        onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)} />}
    </Field>
  );
}

/** A sum in U.S. dollars, or in the currency that the file already names. */
export function MoneyField({ label, value, onChange }: {
  label: string; value: Money | null | undefined; onChange: (sum: { amount: number; currency: string } | null | undefined) => void;
}) {
  const currency = value?.currency ?? 'USD';
  return (
    <NumberField label={label} value={value === null || value === undefined ? value : value.amount} unit={currency}
      onChange={(amount) => {
        if (typeof amount === 'number') onChange({ amount, currency });
        else if (amount === null || amount === undefined) onChange(amount);
      }} />
  );
}

/** Any of several choices; none chosen says nothing. */
export function ManyField({ label, hint, chosen, choices, onChange }: {
  label: string; hint?: string; chosen: readonly string[]; choices: readonly (readonly [value: string, words: string])[];
  onChange: (chosen: string[] | undefined) => void;
}) {
  const id = useId();
  return (
    <fieldset className="usa-fieldset field">
      <legend className="field__label">{label}</legend>
      {choices.map(([value, words]) => (
        <div key={value} className="usa-checkbox">
          <input id={`${id}-${value}`} type="checkbox" className="usa-checkbox__input" checked={chosen.includes(value)}
            onChange={({ target }) => {
              const next = target.checked ? [...chosen, value] : chosen.filter((one) => one !== value);
              onChange(next.length === 0 ? undefined : next);
            }} />
          <label className="usa-checkbox__label" htmlFor={`${id}-${value}`}>{words}</label>
        </div>
      ))}
      {hint !== undefined && <p className="usa-hint field__hint">{hint}</p>}
    </fieldset>
  );
}

/** A stated text as the value of a choice. */
export function textOf(value: unknown): string | null | undefined {
  return value === null || value === undefined ? value : String(value);
}

/**
 * One of several choices; the empty one says nothing, or what `empty` says (`null`: there is none), and the question mark that
 * it is not known.
 */
export function ChoiceField({ label, value, choices, onChange, withUnknown = true, empty }: {
  label: string; value: string | null | undefined; choices: readonly (readonly [value: string, words: string])[];
  onChange: (value: string | null | undefined) => void; withUnknown?: boolean; empty?: string | null;
}) {
  const t = useText();
  const chosen = value === null ? '?' : value ?? '';
  const isListed = chosen === '' || chosen === '?' || choices.some(([one]) => one === chosen);
  return (
    <Field label={label}>
      {(id) => (
        <select id={id} className="usa-select" value={chosen}
          onChange={({ target }) => onChange(target.value === '' ? undefined : target.value === '?' ? null : target.value)}>
          {empty !== null && <option value="">{empty ?? t('field.unsaid')}</option>}
          {withUnknown && <option value="?">{t('field.unknown')}</option>}
          {!isListed && <option value={chosen}>{chosen}</option>}
          {choices.map(([one, words]) => <option key={one} value={one}>{words}</option>)}
        </select>
      )}
    </Field>
  );
}

function useTyped(value: string): [{ shown: string; begin: () => void; end: () => void }, (text: string) => void] {
  const [text, setText] = useState(value);
  const [isTyping, setTyping] = useState(false);
  useEffect(() => { if (!isTyping) setText(value); }, [value, isTyping]);
  return [{ shown: text, begin: () => setTyping(true), end: () => setTyping(false) }, setText];
}
