import { Button } from '@trussworks/react-uswds';
import { useState } from 'react';
import type { Diagnostic } from '../../corpus/diagnostic.ts';
import { download } from '../app/download.ts';
import { Page } from '../app/Page.tsx';
import { Problems } from '../app/Problems.tsx';
import { today } from '../app/today.ts';
import { useText } from '../app/text.ts';
import { useDescribed } from '../app/useDescribed.ts';
import { Waiting } from '../app/Waiting.tsx';
import { ask, ProblemError } from '../engine/client.ts';
import { useAnswer } from '../engine/useAnswer.ts';
import type { AskedName, ScreenedName } from './handlers/screening.ts';
import { MatchCard } from './MatchCard.tsx';
import { NameForm } from './NameForm.tsx';
import { useLedger } from './useLedger.ts';
import '../package/package.css';
import './screening.css';

/** So many names are compared between two looks at the page. */
const atOnce = 25;

/** Names against the lists: what may be alike, why, and what was decided on it. An empty result says how hard it looked. */
export default function ScreeningRoom() {
  const t = useText();
  const described = useDescribed();
  const { value: lookedAt } = useAnswer('screenedLists', null);
  const { lines, write } = useLedger();
  const [results, setResults] = useState<readonly ScreenedName[]>();
  const [progress, setProgress] = useState<{ done: number; all: number }>();
  const [problems, setProblems] = useState<readonly Diagnostic[]>([]);
  const [fault, setFault] = useState<unknown>();
  if (fault !== undefined) throw fault;
  const screen = async (names: readonly AskedName[], ledger: readonly string[]): Promise<void> => {
    setProblems([]);
    const found: ScreenedName[] = [];
    try {
      for (let begin = 0; begin < names.length; begin += atOnce) {
        setProgress({ done: begin, all: names.length });
        found.push(...await ask('screenNames', { names: names.slice(begin, begin + atOnce), ledger, today: today() }));
      }
      setResults(found);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblems(error.problems);
    }
    setProgress(undefined);
  };
  const change = (work: Promise<string[]>): void => {
    work.then(async (ledger) => {
      write(ledger);
      await screen((results ?? []).map(({ asked }) => asked), ledger);
    }).catch((error: unknown) => {
      if (error instanceof ProblemError) setProblems(error.problems);
      else setFault(error);
    });
  };
  return (
    <Page title={t('screening.title')} lead={t('screening.lead')}>
      {described === undefined ? <Waiting /> : (
        <NameForm described={described} isBusy={progress !== undefined} onScreen={(names) => { screen(names, lines).catch(setFault); }} />
      )}
      <Problems title={t('screening.problems')} problems={problems} />
      <div role="status">{progress !== undefined && t('screening.progress', progress)}</div>
      {results?.map(({ asked, matches }, index) => (
        <section key={index} className="section">
          <h2>{matches.length === 0 ? t('screening.nothing', { name: asked.name })
            : t('screening.found', { name: asked.name, count: matches.length })}</h2>
          {matches.length === 0 && <p>{t('screening.no-clearance')}</p>}
          {matches.map((match) => (
            <MatchCard key={match.entry} match={match}
              onDecide={(said) => change(ask('decideMatch', { asked, entry: match.entry, ledger: lines, said }))}
              onConfirm={(said) => change(ask('confirmMatch', { decision: match.standing.decision!.id, ledger: lines, said }))} />
          ))}
        </section>
      ))}
      {lookedAt !== undefined && (
        <section className="section">
          <h2>{t('screening.looked')}</h2>
          <p>{t('screening.compared', { entries: lookedAt.entries, threshold: lookedAt.threshold })}</p>
          <ul className="questions" lang="en">
            {lookedAt.lists.map(({ title, entries, published }) => <li key={title}>{title}: {entries} ({t.day(published)})</li>)}
          </ul>
          <p className="summary__differs" lang="en">{lookedAt.notice}</p>
          {lines.length > 0 && (
            <Button type="button" outline onClick={() => download('decisions.jsonl', `${lines.join('\n')}\n`, 'application/jsonl')}>
              {t('screening.export', { count: lines.length })}</Button>
          )}
        </section>
      )}
    </Page>
  );
}
