import { verdicts } from '../../../screening/decisions/policy.ts';
import { useText } from '../../app/text.ts';
import { api, given } from '../../service/api.ts';
import { ActForm, ChoiceInput, LineInput, TextInput } from '../../service/form.tsx';
import { usePlace } from '../place.ts';
import { useNames } from '../useNames.ts';
import type { Finding } from './ScreeningPages.tsx';
import '../../screening/screening.css';

/** A party beside an entry of a list: why they are alike, what was decided and what re-opened it, and the next step. */
export function FindingCard({ finding, onDone }: { finding: Finding; onDone: () => void }) {
  const t = useText();
  const { holds, user } = usePlace();
  const { name, entry, listedName, score, because, status, reopenedBecause, decision } = finding;
  const mayScreen = holds('screener');
  return (
    <article className="match">
      <div className="match__head">
        <h3>{name}</h3>
        <p className="match__score"><span className="usa-sr-only">{t('screening.score')} </span>{score.toFixed(3)}
          <meter min={0} max={1} value={score} aria-hidden="true" /></p>
      </div>
      <p lang="en"><strong>{listedName}</strong> <span className="note">{entry}</span></p>
      <p lang="en" className="note">{because}</p>
      {reopenedBecause.length > 0 && <ul className="questions" lang="en">{reopenedBecause.map((one) => <li key={one}>{one}</li>)}</ul>}
      {decision !== undefined && <Decided finding={finding} />}
      {mayScreen && status === 'awaiting-second' && (decision?.by === user
        ? <p className="note">{t('queue.second.other')}</p> : <SecondForm of={decision!.id} onDone={onDone} />)}
      {mayScreen && status !== 'awaiting-second' && status !== 'decided' && <DecideForm of={finding.finding} onDone={onDone} />}
    </article>
  );
}

function Decided({ finding: { decision, second } }: { finding: Finding }) {
  const t = useText();
  const nameOf = useNames();
  if (decision === undefined) return null;
  return (
    <p>{t('decided.by', { verdict: t(`decision.${decision.verdict}`), who: nameOf(decision.by), day: t.day(decision.at) })}
      {decision.expires !== undefined && <> {t('decided.until', { day: t.day(decision.expires) })}</>} <q>{decision.why}</q>
      {second !== undefined && <> · {t(second.agrees ? 'queue.seconded' : 'queue.not-seconded', { name: nameOf(second.by) })}
        {' '}<q>{second.why}</q></>}</p>
  );
}

function DecideForm({ of, onDone }: { of: string; onDone: () => void }) {
  const t = useText();
  const { workspace } = usePlace();
  return (
    <details className="fold no-print">
      <summary>{t('decide.title')}</summary>
      <ActForm label={t('decide.keep')} onSend={async ({ text }) => {
        const verdict = verdicts.find((one) => one === text('verdict')) ?? 'escalated';
        const expires = text('expires');
        await given(api.POST('/api/workspaces/{workspace}/screenings/{row}/decision', {
          params: { path: { workspace, row: of } },
          body: { verdict, why: text('why'), evidence: text('evidence').split('\n').map((one) => one.trim()).filter(Boolean),
            ...(expires === '' ? {} : { expires }) },
        }));
        onDone();
      }}>
        <ChoiceInput name="verdict" label={t('decide.verdict')} choices={verdicts.map((one) => [one, t(`decision.${one}`)])}
          initial="not-a-match" />
        <LineInput name="expires" label={t('queue.expires')} hint={t('queue.expires.hint')} type="date" />
        <TextInput name="why" label={t('decide.why')} rows={2} />
        <TextInput name="evidence" label={t('queue.evidence')} hint={t('queue.evidence.hint')} required={false} rows={2} />
      </ActForm>
    </details>
  );
}

function SecondForm({ of, onDone }: { of: string; onDone: () => void }) {
  const t = useText();
  const { workspace } = usePlace();
  return (
    <details className="fold no-print">
      <summary>{t('queue.second')}</summary>
      <ActForm label={t('queue.second.send')} onSend={async ({ text }) => {
        await given(api.POST('/api/workspaces/{workspace}/screenings/{row}/second',
          { params: { path: { workspace, row: of } }, body: { agrees: text('agrees') === 'yes', why: text('why') } }));
        onDone();
      }}>
        <ChoiceInput name="agrees" label={t('queue.second.agrees')} choices={[['yes', t('yes')], ['no', t('no')]]} />
        <TextInput name="why" label={t('decide.why')} rows={2} />
      </ActForm>
    </details>
  );
}
