import { outcomeWords } from '../../cli/render/words.ts';
import type { Outcome } from '../../engine/program.ts';
import { useText } from '../app/text.ts';
import { StatusMark } from '../package/StatusMark.tsx';
import { OutcomeMark } from '../app/Outcome.tsx';
import type { Entry } from './CataloguePage.tsx';
import { usePlaces } from './usePlaces.ts';

/** What has to be shown wherever a package is shown: what the law says by country, and what is open about its parties. */
export function NotesPart({ notes: { on, outcomes: found, parties, asked } }: Pick<Entry, 'notes'>) {
  const t = useText();
  const { nameOf } = usePlaces();
  return (
    <section className="section">
      <h2>{t('notes.title')}</h2>
      <p>{t('notes.lead', { day: t.day(on) })}</p>
      <ul className="rows">
        {found.map(({ country, outcome, legs }) => (
          <li key={`${country} ${outcome}`}>
            <strong>{country === null ? t('notes.nowhere') : nameOf(country)}</strong>
            {isOutcome(outcome) ? <OutcomeMark outcome={outcome} full /> : <span lang="en">{outcome}</span>}
            <span className="rows__more">{t('notes.legs', { count: legs })}</span>
          </li>
        ))}
      </ul>
      <h3>{t('notes.parties')}</h3>
      {parties.length === 0 && <p>{t('notes.parties.none')}</p>}
      <ul className="rows">
        {parties.map(({ about, test, status, question }) => (
          <li key={`${about} ${test}`}>
            <strong lang="en">{about}</strong><span lang="en">{test}</span>
            <StatusMark tone={status === 'not-met' ? 'no' : 'open'} sign={status === 'not-met' ? '✗' : '?'}
              text={t(status === 'not-met' ? 'match.one.not-met' : 'match.one.open')} />
            {question !== undefined && <span className="log__said" lang="en">{question}</span>}
          </li>
        ))}
      </ul>
      {asked.length > 0 && (
        <details className="fold">
          <summary>{t('notes.asked', { count: asked.length })}</summary>
          <ul className="questions" lang="en">{asked.map((one) => <li key={one}>{one}</li>)}</ul>
        </details>
      )}
    </section>
  );
}

/** Where the views differ both are named, and neither is the outcome. */
function isOutcome(text: string): text is Outcome {
  return text in outcomeWords;
}
