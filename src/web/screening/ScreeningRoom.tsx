import { Button } from '@trussworks/react-uswds';
import { useState } from 'react';
import type { Batch } from '../../screening/decisions/batch.ts';
import { download } from '../app/download.ts';
import { Page } from '../app/Page.tsx';
import { Problems } from '../app/Problems.tsx';
import { today } from '../app/today.ts';
import { useText } from '../app/text.ts';
import { useDescribed } from '../app/useDescribed.ts';
import { Waiting } from '../app/Waiting.tsx';
import { ask } from '../engine/client.ts';
import { useAnswer } from '../engine/useAnswer.ts';
import { BatchField } from './BatchField.tsx';
import { DecisionList } from './DecisionList.tsx';
import { NameForm } from './NameForm.tsx';
import { Results } from './Results.tsx';
import { useLedger } from './useLedger.ts';
import { useScreening } from './useScreening.ts';
import '../package/package.css';
import './screening.css';

/** Names against the lists: what may be alike, why, and what was decided on it. An empty result says how hard it looked. */
export default function ScreeningRoom() {
  const t = useText();
  const described = useDescribed();
  const { lines, write } = useLedger();
  const screening = useScreening();
  const [batch, setBatch] = useState<{ batch: Batch; name: string }>();
  const { progress, problems, results, screen } = screening;
  const isBusy = progress !== undefined;
  return (
    <Page title={t('screening.title')} lead={t('screening.lead')}>
      {described === undefined ? <Waiting /> : (
        <>
          <NameForm described={described} isBusy={isBusy} onScreen={(names) => {
            setBatch(undefined);
            screen(names, lines);
          }} />
          <BatchField isBusy={isBusy} onBatch={(read, name) => {
            setBatch({ batch: read, name });
            screen(read.rows.map(({ subject }) => ({ subject })), lines);
          }} />
        </>
      )}
      <Problems title={t('screening.problems')} problems={problems} />
      <div role="status" className="screening__progress">
        {progress !== undefined && <>{t('screening.progress', progress)} <progress aria-hidden="true" max={progress.all}
          value={progress.done} /></>}
      </div>
      {batch !== undefined && results !== undefined && !isBusy && <AnswerFiles {...batch} lines={lines} />}
      <Results key={batch?.name} screening={screening} lines={lines} write={write} />
      <DecisionList lines={lines} />
      <LookedAt />
    </Page>
  );
}

/** The rows of a batch with what was found beside each, to be taken away. */
function AnswerFiles({ batch, name, lines }: { batch: Batch; name: string; lines: readonly string[] }) {
  const t = useText();
  const [fault, setFault] = useState<unknown>();
  if (fault !== undefined) throw fault;
  const take = (ending: string): void => {
    const file = `${name.replace(/\.\w+$/, '')}-screened.${ending}`;
    ask('batchAnswers', { batch, ledger: lines, today: today(), name: file }).then((content) => download(file, content), setFault);
  };
  return (
    <div className="own__buttons no-print" role="group" aria-label={t('batch.take')}>
      {['csv', 'xlsx', 'json'].map((ending) => (
        <Button key={ending} type="button" outline onClick={() => take(ending)}>{t('batch.as', { ending: ending.toUpperCase() })}</Button>
      ))}
    </div>
  );
}

/** What was compared with, whatever it came to. */
function LookedAt() {
  const t = useText();
  const { value: lookedAt } = useAnswer('screenedLists', null);
  if (lookedAt === undefined) return null;
  return (
    <section className="section">
      <h2>{t('screening.looked')}</h2>
      <p>{t('screening.compared', { entries: lookedAt.entries, threshold: lookedAt.threshold })}</p>
      <ul className="questions" lang="en">
        {lookedAt.lists.map(({ title, entries, published }) => <li key={title}>{title}: {entries} ({t.day(published)})</li>)}
      </ul>
      <p className="summary__differs" lang="en">{lookedAt.notice}</p>
    </section>
  );
}
