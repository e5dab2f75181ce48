import { useState } from 'react';
import type { Diagnostic } from '../../corpus/diagnostic.ts';
import { Page } from '../app/Page.tsx';
import { Problems } from '../app/Problems.tsx';
import { useText } from '../app/text.ts';
import { ask, ProblemError } from '../engine/client.ts';
import type { Verified } from '../engine/handlers/verify.ts';
import { Verdict } from './Verdict.tsx';

/** Takes a receipt, holds it to its seal, and makes it again under the law here. */
export default function VerifyRoom() {
  const t = useText();
  const [verified, setVerified] = useState<Verified>();
  const [problems, setProblems] = useState<readonly Diagnostic[]>([]);
  const [isWaiting, setWaiting] = useState(false);
  const [isOver, setOver] = useState(false);
  const [fault, setFault] = useState<unknown>();
  if (fault !== undefined) throw fault;
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setWaiting(true);
    setProblems([]);
    try {
      setVerified(await ask('verifyReceipt', { text: await file.text(), name: file.name }));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblems(error.problems);
    } finally {
      setWaiting(false);
    }
  };
  return (
    <Page title={t('verify.title')} lead={t('verify.lead')}>
      <div className={isOver ? 'drop is-over' : 'drop'} onDragOver={(event) => { event.preventDefault(); setOver(true); }}
        onDragLeave={() => setOver(false)} onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files[0]).catch(setFault);
        }}>
        <label className="field__label" htmlFor="receipt">{t('verify.drop')}</label>
        <input id="receipt" type="file" className="usa-file-input" accept=".json"
          onChange={({ target }) => { take(target.files?.[0]).catch(setFault); }} />
      </div>
      <p role="status">{isWaiting ? t('verify.waiting') : ''}</p>
      <Problems title={t('verify.problems')} problems={problems} />
      {verified !== undefined && problems.length === 0 && <Verdict verified={verified} />}
    </Page>
  );
}
