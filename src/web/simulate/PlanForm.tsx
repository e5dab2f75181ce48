import { Button } from '@trussworks/react-uswds';
import { useId, useState } from 'react';
import type { SiteExample } from '../../cli/siteData.ts';
import type { Diagnostic } from '../../corpus/diagnostic.ts';
import { Problems } from '../app/Problems.tsx';
import { useText } from '../app/text.ts';
import { DateField, Field } from '../check/builder/fields.tsx';
import { ask, ProblemError } from '../engine/client.ts';
import { mostPackages, type SimulationForm } from './address.ts';
import type { SimulationChoices } from './handlers/reforms.ts';
import { OwnReform } from './OwnReform.tsx';
import { ReformChoice } from './ReformChoice.tsx';

/** Portfolios that come along, as the messages know them. */
type NamedPortfolio = 'examples' | 'affiliates' | 'clouds' | 'deals';

/** What is simulated: a portfolio, a day, reforms that come with the law, one of the reader's own. */
export function PlanForm({ initial, initialOwn, choices, files, onFiles, isBusy, onRun }: {
  initial: SimulationForm; initialOwn: string | null; choices: SimulationChoices; files: readonly SiteExample[];
  onFiles: (files: readonly SiteExample[]) => void; isBusy: boolean; onRun: (form: SimulationForm, own: string | null) => void;
}) {
  const t = useText();
  const id = useId();
  const [form, setForm] = useState(initial);
  const [own, setOwn] = useState(initialOwn);
  const change = (changed: Partial<SimulationForm>): void => setForm((before) => ({ ...before, ...changed }));
  const isReady = form.portfolio !== 'files' || files.length > 0;
  return (
    <form className="sentence" onSubmit={(event) => {
      event.preventDefault();
      onRun(form, own);
    }}>
      <div className="deal__fields">
        <Field label={t('simulate.portfolio')}>
          {(field) => (
            <select id={field} className="usa-select" value={form.portfolio} onChange={({ target }) => change({ portfolio: target.value })}>
              <option value="generated">{t('simulate.portfolio.generated')}</option>
              {choices.portfolios.map(({ name, packages }) => (
                <option key={name} value={name}>{t(`portfolio.${name as NamedPortfolio}`)} ({packages})</option>
              ))}
              <option value="files">{t('simulate.portfolio.files')}</option>
            </select>
          )}
        </Field>
        {form.portfolio === 'generated' && (
          <>
            <WholeField label={t('simulate.packages')} value={form.packages} most={mostPackages}
              onChange={(packages) => change({ packages })} />
            <WholeField label={t('simulate.seed')} value={form.seed} most={9_999_999} onChange={(seed) => change({ seed })} />
          </>
        )}
        <DateField label={t('check.on')} value={form.on} onChange={(on) => { if (on !== undefined) change({ on }); }} />
      </div>
      {form.portfolio === 'files' && <FilesField files={files} onFiles={onFiles} />}
      <div className="usa-checkbox question-bar__check">
        <input id={`${id}-ordinary`} type="checkbox" className="usa-checkbox__input" checked={form.assumeOrdinary}
          onChange={({ target }) => change({ assumeOrdinary: target.checked })} />
        <label className="usa-checkbox__label" htmlFor={`${id}-ordinary`}>{t('check.ordinary')}</label>
      </div>
      <ReformChoice choices={choices} chosen={form.reforms} onChoose={(reforms) => change({ reforms })} />
      <OwnReform on={form.on} own={own} onChange={setOwn} />
      <Button type="submit" disabled={isBusy || !isReady}>{t('simulate.run')}</Button>
    </form>
  );
}

function WholeField({ label, value, most, onChange }: { label: string; value: number; most: number; onChange: (value: number) => void }) {
  return (
    <Field label={label}>
      {(id) => <input id={id} type="number" className="usa-input" min={1} max={most} step={1} required value={value}
        onChange={({ target }) => onChange(target.valueAsNumber)} />}
    </Field>
  );
}

/** Package files of the reader's; what cannot be read is told, and changes nothing. */
function FilesField({ files, onFiles }: { files: readonly SiteExample[]; onFiles: (files: readonly SiteExample[]) => void }) {
  const t = useText();
  const [problems, setProblems] = useState<readonly Diagnostic[]>([]);
  const [fault, setFault] = useState<unknown>();
  if (fault !== undefined) throw fault;
  const take = async (chosen: FileList): Promise<void> => {
    try {
      const read = await Promise.all(Array.from(chosen, async (file) =>
        ({ name: file.name, text: await ask('readUpload', { bytes: new Uint8Array(await file.arrayBuffer()), path: file.name }) })));
      setProblems([]);
      onFiles(read);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblems(error.problems);
    }
  };
  return (
    <>
      <Field label={t('simulate.files')} hint={t('simulate.files.hint')}>
        {(id, describedBy) => <input id={id} type="file" className="usa-file-input" multiple accept=".yaml,.yml,.json"
          aria-describedby={describedBy} onChange={({ target }) => { if (target.files !== null) take(target.files).catch(setFault); }} />}
      </Field>
      {files.length > 0 && <p role="status">{t('simulate.files.taken', { count: files.length })}</p>}
      <Problems title={t('simulate.files.problems')} problems={problems} />
    </>
  );
}
