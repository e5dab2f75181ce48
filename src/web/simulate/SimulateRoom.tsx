import { useEffect, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import type { SiteExample } from '../../cli/siteData.ts';
import { Page } from '../app/Page.tsx';
import { Problems } from '../app/Problems.tsx';
import { useText } from '../app/text.ts';
import { today } from '../app/today.ts';
import { Waiting } from '../app/Waiting.tsx';
import { useAnswer } from '../engine/useAnswer.ts';
import { askedFor, formIn, fragmentFor, ownIn, searchFor, type SimulationForm } from './address.ts';
import type { AskedSimulation } from './handlers/simulate.ts';
import { PlanForm } from './PlanForm.tsx';
import { Report } from './report/Report.tsx';
import { useSimulation } from './useSimulation.ts';
import '../package/package.css';
import './simulate.css';

/** Puts a portfolio under laws that are not law, and reads what they would move. Every simulation without own files has an address. */
export default function SimulateRoom() {
  const t = useText();
  const { value: choices } = useAnswer('simulationChoices', null);
  const [search] = useSearchParams();
  const own = useOwnReform();
  return (
    <Page title={t('simulate.title')} lead={t('simulate.lead')} wide>
      {choices === undefined || own === undefined ? <Waiting />
        : <Simulating key={own.key} initial={formIn(search, today())} isAsked={search.has('portfolio')} own={own.text} choices={choices} />}
    </Page>
  );
}

function Simulating({ initial, isAsked, own: firstOwn, choices }: {
  initial: SimulationForm; isAsked: boolean; own: string | null; choices: Parameters<typeof PlanForm>[0]['choices'];
}) {
  const t = useText();
  const [, navigate] = useLocation();
  const [files, setFiles] = useState<readonly SiteExample[]>([]);
  const [asked, setAsked] = useState<AskedSimulation | undefined>(isAsked ? askedFor(initial, [], firstOwn) : undefined);
  const [fault, setFault] = useState<unknown>();
  const { progress, shown, problems } = useSimulation(asked);
  if (fault !== undefined) throw fault;
  const run = async (form: SimulationForm, own: string | null): Promise<void> => {
    const fragment = own === null ? '' : `#${await fragmentFor(own)}`;
    navigate(`/simulate?${searchFor(form)}${fragment}`, { replace: true });
    setAsked(askedFor(form, files, own));
  };
  return (
    <>
      <PlanForm initial={initial} initialOwn={firstOwn} choices={choices} files={files} onFiles={setFiles}
        isBusy={progress !== undefined} onRun={(form, own) => { run(form, own).catch(setFault); }} />
      {isAsked && initial.portfolio === 'files' && files.length === 0 && <p className="notice">{t('simulate.files.elsewhere')}</p>}
      <Problems title={t('simulate.problems')} problems={problems} />
      <div role="status" className="simulate__progress">
        {progress !== undefined && <>{t('simulate.progress', progress)} <progress aria-hidden="true" max={Math.max(1, progress.all)}
          value={progress.done} /></>}
      </div>
      {shown !== undefined && <Report {...shown} choices={choices} />}
    </>
  );
}

/** The reform that the address brings along, read once; undefined until it is. */
function useOwnReform(): { text: string | null; key: string } | undefined {
  const [own, setOwn] = useState<{ text: string | null; key: string; fault?: unknown }>();
  useEffect(() => {
    const key = location.hash;
    ownIn(key).then((text) => setOwn({ text, key }), (fault: unknown) => setOwn({ text: null, key, fault }));
  }, []);
  if (own?.fault !== undefined) throw own.fault;
  return own;
}
