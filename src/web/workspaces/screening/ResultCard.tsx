import { useText } from '../../app/text.ts';
import { api, given } from '../../service/api.ts';
import { ActForm, ChoiceInput, TextInput } from '../../service/form.tsx';
import { usePlace } from '../place.ts';
import { useNames } from '../useNames.ts';
import type { Screened } from './ledger.ts';
import '../../screening/screening.css';

/** One party: what may be alike and why, what was decided and by whom, and the next step for whoever may take it. */
export function ResultCard({ screened, onDone }: { screened: Screened; onDone: () => void }) {
  const t = useText();
  const nameOf = useNames();
  const { holds, user } = usePlace();
  const { subject, at, by, found: { matches = [], compared }, decision, status } = screened;
  return (
    <article className="match">
      <div className="match__head"><h3>{subject}</h3><span className="note">{nameOf(by)}, {t.day(at)}</span></div>
      {matches.length === 0 && <p>{t('screening.no-clearance')}</p>}
      <ul className="score" lang="en">
        {matches.map(({ list, id, name, score, why }) => (
          <li key={`${list} ${id}`}><span className="score__figure">{score.toFixed(3)}</span>{' '}
            <span><strong>{name}</strong> ({list} {id}): {why.join('; ')}</span></li>
        ))}
      </ul>
      {compared !== undefined && <p className="note">{t('queue.compared', { count: compared.entries })}{' '}
        <span lang="en">{compared.lists.map(({ list, day }) => `${list} ${day}`).join(', ')}</span></p>}
      {decision !== undefined && (
        <p>{t('queue.decided', { verdict: t(`queue.verdict.${decision.state}`), name: nameOf(decision.by), day: t.day(decision.at) })}
          {' '}<q>{decision.why}</q>
          {decision.second !== undefined && <> · {t(decision.second.agrees ? 'queue.seconded' : 'queue.not-seconded',
            { name: nameOf(decision.second.by) })} <q>{decision.second.why}</q></>}</p>
      )}
      {holds('screener') && (status === 'open' || status === 'disputed') && <DecideForm of={screened.id} onDone={onDone} />}
      {holds('screener') && status === 'awaiting-second' && (decision!.by === user
        ? <p className="note">{t('queue.second.other')}</p> : <SecondForm of={decision!.id} onDone={onDone} />)}
    </article>
  );
}

function DecideForm({ of, onDone }: { of: string; onDone: () => void }) {
  const t = useText();
  const { workspace } = usePlace();
  return (
    <details className="fold no-print">
      <summary>{t('decide.title')}</summary>
      <ActForm label={t('decide.keep')} onSend={async ({ text }) => {
        const state = text('state') === 'confirmed' ? 'confirmed' : 'dismissed';
        await given(api.POST('/api/workspaces/{workspace}/screenings/{row}/decision',
          { params: { path: { workspace, row: of } }, body: { state, why: text('why') } }));
        onDone();
      }}>
        <ChoiceInput name="state" label={t('decide.verdict')} choices={[['dismissed', t('queue.verdict.dismissed')],
          ['confirmed', t('queue.verdict.confirmed')]]} />
        <TextInput name="why" label={t('decide.why')} rows={2} />
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
