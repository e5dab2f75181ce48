import { useState } from 'react';
import type { Diagnostic } from '../../corpus/diagnostic.ts';
import type { Batch } from '../../screening/decisions/batch.ts';
import { Problems } from '../app/Problems.tsx';
import { useText } from '../app/text.ts';
import { Field } from '../check/builder/fields.tsx';
import { ask, ProblemError } from '../engine/client.ts';

/** Parties from a file; rows that cannot be read are told with their lines, and what was found before stays. */
export function BatchField({ isBusy, onBatch }: { isBusy: boolean; onBatch: (batch: Batch, name: string) => void }) {
  const t = useText();
  const [broken, setBroken] = useState<{ name: string; problems: readonly Diagnostic[] }>();
  const [fault, setFault] = useState<unknown>();
  if (fault !== undefined) throw fault;
  const take = async (file: File): Promise<void> => {
    try {
      const batch = await ask('readParties', { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name });
      setBroken(undefined);
      onBatch(batch, file.name);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setBroken({ name: file.name, problems: error.problems });
    }
  };
  return (
    <>
      <Field label={t('batch.file')} hint={t('batch.hint')}>
        {(id, describedBy) => <input id={id} type="file" className="usa-file-input" accept=".csv,.tsv,.xlsx,.json" disabled={isBusy}
          aria-describedby={describedBy} onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file !== undefined) take(file).catch(setFault);
          }} />}
      </Field>
      {broken !== undefined && <Problems title={t('start.broken', { name: broken.name })} problems={broken.problems} />}
    </>
  );
}
