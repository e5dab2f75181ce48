import { Button } from '@trussworks/react-uswds';
import { useId, useState } from 'react';
import type { Verdict } from '../../screening/decisions/ledger.ts';
import { verdicts } from '../../screening/decisions/policy.ts';
import { useText } from '../app/text.ts';
import { ChoiceField, DateField, TextField } from '../check/builder/fields.tsx';
import { StatusMark, type Tone } from '../package/StatusMark.tsx';
import type { SaidDecision, ScreenedMatch } from './handlers/screening.ts';

const tones: Record<ScreenedMatch['standing']['status'], { tone: Tone; sign: string }> = {
  open: { tone: 'open', sign: '?' }, 'awaiting-second': { tone: 'unsettled', sign: '!' }, decided: { tone: 'yes', sign: '✓' },
  expired: { tone: 'open', sign: '?' }, reopened: { tone: 'no', sign: '▲' },
};

interface CardProps {
  match: ScreenedMatch;
  onDecide: (said: SaidDecision) => void;
  onConfirm: (said: { at: string; who: string }) => void;
}

/** One entry that may be the one asked about: the score and what makes it, and what was decided. */
export function MatchCard({ match, onDecide, onConfirm }: CardProps) {
  const t = useText();
  const { name, list, entry, programmes, score, standing: { status, because: changes, decision, confirmedBy } } = match;
  return (
    <article className="match">
      <div className="match__head">
        <h3 lang="en">{name}</h3>
        <p className="match__score"><span className="usa-sr-only">{t('screening.score')} </span>{score.toFixed(3)}
          <meter min={0} max={1} value={score} aria-hidden="true" /></p>
      </div>
      <p className="questions__who" lang="en">{list} · {entry} {programmes.length > 0 && `· ${programmes.join(', ')}`}</p>
      <Score match={match} />
      <p><StatusMark {...tones[status]} text={t(`decided.${status}`)} />
        {decision !== null && (
          <> <span>{t('decided.by', {
            verdict: t(`decision.${decision.verdict}`), who: decision.who, day: t.day(decision.at.slice(0, 10)),
          })}</span>
            {decision.expires !== null && ` ${t('decided.until', { day: t.day(decision.expires) })}`}
            {confirmedBy !== null && ` ${t('decided.confirmed', { who: confirmedBy })}`}
            {' '}<q>{decision.why}</q></>
        )}</p>
      {changes.length > 0 && <ul className="questions" lang="en">{changes.map((one) => <li key={one}>{one}</li>)}</ul>}
      {status === 'awaiting-second' ? <ConfirmForm onConfirm={onConfirm} /> : <DecideForm onDecide={onDecide} />}
    </article>
  );
}

/** What a score is made of: every name that is alike, word by word, and what is known beside the names. */
function Score({ match: { names, evidence } }: Pick<CardProps, 'match'>) {
  const t = useText();
  return (
    <ul className="score" lang="en">
      {names.map(({ listed, standing, score, why }) => (
        <li key={listed}><span className="score__figure">{score.toFixed(3)}</span>{' '}
          <span><strong>{listed}</strong> ({standing}): {why.join('; ')}</span></li>
      ))}
      {evidence.map(({ about, verdict, subject, listed, factor }) => (
        <li key={about}><span className="score__figure">× {t.number(factor)}</span>{' '}
          <span>{about} {verdict}: {subject}; {listed}</span></li>
      ))}
    </ul>
  );
}

function DecideForm({ onDecide }: Pick<CardProps, 'onDecide'>) {
  const t = useText();
  const [said, setSaid] = useState<Omit<SaidDecision, 'at'>>({ who: '', why: '', verdict: 'not-a-match', until: null });
  return (
    <details className="fold no-print"><summary>{t('decide.title')}</summary>
      <form className="deal__fields" onSubmit={(event) => {
        event.preventDefault();
        onDecide({ at: new Date().toISOString(), ...said });
      }}>
        <ChoiceField label={t('decide.verdict')} value={said.verdict} withUnknown={false} empty={null}
          choices={verdicts.map((verdict) => [verdict, t(`decision.${verdict}`)])}
          onChange={(verdict) => setSaid({ ...said, verdict: verdict as Verdict })} />
        <TextField label={t('decide.who')} value={said.who} onChange={(who) => setSaid((before) => ({ ...before, who }))} />
        <TextField label={t('decide.why')} value={said.why} onChange={(why) => setSaid((before) => ({ ...before, why }))} />
        <DateField label={t('decide.until')} value={said.until ?? ''} onChange={(until) => setSaid({ ...said, until: until ?? null })} />
        <Button type="submit" disabled={said.who === '' || said.why === ''}>{t('decide.keep')}</Button>
      </form>
    </details>
  );
}

function ConfirmForm({ onConfirm }: Pick<CardProps, 'onConfirm'>) {
  const t = useText();
  const id = useId();
  const [who, setWho] = useState('');
  return (
    <form className="add-form__row no-print" onSubmit={(event) => {
      event.preventDefault();
      onConfirm({ at: new Date().toISOString(), who });
    }}>
      <label htmlFor={id} className="field__label">{t('decide.second')}</label>
      <input id={id} className="usa-input" value={who} onChange={({ target }) => setWho(target.value)} />
      <Button type="submit" disabled={who.trim() === ''}>{t('decide.confirm')}</Button>
    </form>
  );
}
