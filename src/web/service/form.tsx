import { Button } from '@trussworks/react-uswds';
import type { InputHTMLAttributes, ReactNode } from 'react';
import { Field } from '../check/builder/fields.tsx';
import { Refused } from './Refused.tsx';
import { useAct } from './useRead.ts';

/** What stands in the fields of a form, by their names; of several with one name all that are chosen. */
export interface Filled {
  text: (name: string) => string;
  all: (name: string) => string[];
  /** A file that was chosen; undefined for none. */
  file: (name: string) => File | undefined;
}

/**
 * A form that does one thing in the service. What is refused is said beside it and nothing that was typed is lost; what was done
 * empties it.
 */
export function ActForm({ label, onSend, children, outline = false }: {
  label: string; onSend: (filled: Filled) => Promise<unknown>; children?: ReactNode; outline?: boolean;
}) {
  const { act, isBusy, refusal } = useAct();
  return (
    <form className="act" onSubmit={(event) => {
      event.preventDefault();
      const form = event.currentTarget;
      const data = new FormData(form);
      const filled: Filled = {
        text: (name) => String(data.get(name) ?? '').trim(), all: (name) => data.getAll(name).map(String),
        file: (name) => data.getAll(name).find((one): one is File => one instanceof File && one.size > 0),
      };
      act(async () => {
        await onSend(filled);
        form.reset();
      });
    }}>
      {children !== undefined && <div className="act__fields">{children}</div>}
      <Refused refusal={refusal} />
      <Button type="submit" outline={outline} aria-disabled={isBusy}>{label}</Button>
    </form>
  );
}

type Named = { name: string; label: string; hint?: string };

/** A line of text, or a day, a number, a password. */
export function LineInput({ label, hint, ...input }: Named & Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className'>) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(id, describedBy) => <input id={id} className="usa-input" aria-describedby={describedBy} {...input} />}
    </Field>
  );
}

/** A file of the reader's own. */
export function FileInput({ name, label, hint, accept, required = false }: Named & { accept?: string; required?: boolean }) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(id, describedBy) => <input id={id} name={name} type="file" className="usa-file-input" accept={accept} required={required}
        aria-describedby={describedBy} />}
    </Field>
  );
}

/** A text of several lines. */
export function TextInput({ name, label, hint, required = true, rows = 3, initial }: Named & {
  required?: boolean; rows?: number; initial?: string;
}) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(id, describedBy) => <textarea id={id} name={name} className="usa-textarea act__text" aria-describedby={describedBy}
        required={required} rows={rows} defaultValue={initial} />}
    </Field>
  );
}

/** One of several. */
export function ChoiceInput({ name, label, hint, choices, initial }: Named & {
  choices: readonly (readonly [value: string, words: string])[]; initial?: string;
}) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(id, describedBy) => (
        <select id={id} name={name} className="usa-select" aria-describedby={describedBy} defaultValue={initial}>
          {choices.map(([value, words]) => <option key={value} value={value}>{words}</option>)}
        </select>
      )}
    </Field>
  );
}

/** Any of several; where a page has the same fields twice, `within` tells them apart. */
export function ManyInput({ name, label, choices, initial = [], within = '' }: Named & {
  choices: readonly (readonly [value: string, words: string])[]; initial?: readonly string[]; within?: string;
}) {
  return (
    <fieldset className="usa-fieldset field">
      <legend className="field__label">{label}</legend>
      {choices.map(([value, words]) => (
        <div key={value} className="usa-checkbox">
          <input id={`${within}${name}-${value}`} type="checkbox" name={name} value={value} className="usa-checkbox__input"
            defaultChecked={initial.includes(value)} />
          <label className="usa-checkbox__label" htmlFor={`${within}${name}-${value}`}>{words}</label>
        </div>
      ))}
    </fieldset>
  );
}
