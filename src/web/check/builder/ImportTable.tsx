import { Button } from '@trussworks/react-uswds';
import { useId, useState } from 'react';
import type { Diagnostic } from '../../../corpus/diagnostic.ts';
import { Problems } from '../../app/Problems.tsx';
import { useText } from '../../app/text.ts';
import { ask, ProblemError } from '../../engine/client.ts';
import type { BuilderProps } from './Builder.tsx';
import { Field } from './fields.tsx';

const kinds = ['items', 'sites', 'parties'] as const;

/** Rows from a spreadsheet, pasted or as a file, or a bill of materials. What cannot be read changes nothing. */
export function ImportTable({ edited }: BuilderProps) {
  const t = useText();
  const id = useId();
  const [kind, setKind] = useState<(typeof kinds)[number]>('items');
  const [table, setTable] = useState('');
  const [name, setName] = useState('');
  const [problems, setProblems] = useState<readonly Diagnostic[]>([]);
  const [added, setAdded] = useState<number>();
  const [fault, setFault] = useState<unknown>();
  if (fault !== undefined) throw fault;
  const add = (): void => {
    const { text, question: { path } } = edited;
    ask('addTable', { text, path, table, name: name === '' ? t('import.pasted') : name, kind }).then((result) => {
      edited.write(result.text);
      setAdded(result.added);
      setProblems([]);
      setTable('');
    }, (error: unknown) => {
      if (error instanceof ProblemError) setProblems(error.problems);
      else setFault(error);
    });
  };
  return (
    <>
      <Field label={t('import.kind')}>
        {(own) => (
          <select id={own} className="usa-select" value={kind} onChange={({ target }) => setKind(target.value as typeof kind)}>
            {kinds.map((one) => <option key={one} value={one}>{t(`import.${one}`)}</option>)}
          </select>
        )}
      </Field>
      <label className="field__label" htmlFor={id}>{t('import.table')}</label>
      <textarea id={id} className="usa-textarea import__table" value={table} wrap="off" spellCheck={false}
        placeholder={t('import.example')} onChange={({ target }) => { setTable(target.value); setAdded(undefined); }} />
      <label className="field__label" htmlFor={`${id}-file`}>{t('import.file')}</label>
      <input id={`${id}-file`} type="file" className="usa-file-input" accept=".csv,.tsv,.json,.txt" onChange={({ target }) => {
        const file = target.files?.[0];
        if (file === undefined) return;
        setName(file.name);
        file.text().then(setTable, setFault);
      }} />
      <Problems title={t('import.problems')} problems={problems} />
      {added !== undefined && <p role="status">{t('import.added', { count: added })}</p>}
      <Button type="button" disabled={table.trim() === ''} onClick={add}>{t('builder.add')}</Button>
    </>
  );
}
