import { Button } from '@trussworks/react-uswds';
import { useState } from 'react';
import { download } from '../app/download.ts';
import { Problems } from '../app/Problems.tsx';
import { useText } from '../app/text.ts';
import { ask, ProblemError } from '../engine/client.ts';
import type { PackageQuestion } from '../engine/determined.ts';
import { coarseWorld } from '../map/outlines.ts';
import { type DossierForm, dossierForms } from './handlers/dossier.ts';

const names: Record<DossierForm, string> = {
  whole: 'dossier.html', public: 'dossier-public.html', kit: 'certainty-kit.html', all: 'dossier.zip',
};

/** The dossier and the certainty kit as files, written in the worker; what it needs a typesetter for comes from elsewhere. */
export function DossierPart({ question, rates = [], stated = [] }: { question: PackageQuestion; rates?: string[]; stated?: string[] }) {
  const t = useText();
  const [busy, setBusy] = useState<DossierForm>();
  const [fault, setFault] = useState<unknown>();
  if (fault !== undefined && !(fault instanceof ProblemError)) throw fault;
  const take = async (form: DossierForm): Promise<void> => {
    setBusy(form);
    setFault(undefined);
    try {
      const file = await ask('dossierFile', { question, rates, stated, form, world: await coarseWorld() });
      download(names[form], file, 'text/html');
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <section className="section no-print">
      <h2>{t('dossier.title')}</h2>
      <p>{t('dossier.about')}</p>
      <div className="own__buttons" role="group" aria-label={t('dossier.title')}>
        {dossierForms.map((form) => (
          <Button key={form} type="button" outline={form !== 'whole'} aria-disabled={busy !== undefined} onClick={() => {
            if (busy === undefined) take(form).catch(setFault);
          }}>{t(`dossier.take.${form}`)}</Button>
        ))}
      </div>
      <p role="status">{busy === undefined ? '' : t('dossier.busy')}</p>
      {fault instanceof ProblemError && <Problems title={t('dossier.problems')} problems={fault.problems} />}
      <p>{t('dossier.pdf')}</p>
      <pre className="code" tabIndex={0}>{`npx portolan dossier ${question.path} -o proposal`}</pre>
    </section>
  );
}
