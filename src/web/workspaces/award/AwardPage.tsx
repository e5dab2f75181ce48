import { Page } from '../../app/Page.tsx';
import { useText } from '../../app/text.ts';
import { Waiting } from '../../app/Waiting.tsx';
import { type Answer, api, given } from '../../service/api.ts';
import { ActForm, LineInput, TextInput } from '../../service/form.tsx';
import { Refused } from '../../service/Refused.tsx';
import { useRead } from '../../service/useRead.ts';
import { StatusMark } from '../../package/StatusMark.tsx';
import { useTitles } from '../../service/titles.ts';
import { usePlace } from '../place.ts';
import { EntriesPart } from './EntriesPart.tsx';
import { EntryForms } from './EntryForms.tsx';
import { ShowForm } from './ShowForm.tsx';

export type Award = Answer<'/api/workspaces/{workspace}/awards/{proposal}'>;
export type AwardKind = Answer<'/api/rules/awards'>['kinds'][number];

/** The ledger after a designation, as far as the reader's side may read it: what stands where, what is open, every entry. */
export function AwardPage({ proposal }: { proposal: string }) {
  const t = useText();
  const { workspace, holds } = usePlace();
  const path = { workspace, proposal };
  const { value: rules } = useRead(() => api.GET('/api/rules/awards'), []);
  const { value, refusal, reload } = useRead(() =>
    api.GET('/api/workspaces/{workspace}/awards/{proposal}', { params: { path } }), [proposal]);
  const { value: record } = useRead(() => api.GET('/api/public-record', { params: { query: { limit: 200 } } }), []);
  if (value === undefined || rules === undefined) {
    return refusal === undefined ? <Waiting /> : <Page title={t('section.designated')}><Refused refusal={refusal} /></Page>;
  }
  const title = record?.items.find(({ id }) => id === proposal)?.title ?? t('section.designated');
  return (
    <Page title={title} lead={t(`award.side.${value.side}`)}>
      <section className="section">
        <h2>{t('award.deployed.title')}</h2>
        {value.deployed.length === 0 ? <p>{t('award.deployed.none')}</p> : <DeployedTable deployed={value.deployed} />}
      </section>
      <OpenPart award={value} />
      <EntryForms award={value} kinds={rules.kinds} proposal={proposal} onDone={reload} />
      {value.side === 'consortium' && holds('approver') && <ShowForm proposal={proposal} />}
      {value.side === 'consortium' && holds('approver') && (
        <section className="section no-print">
          <h2>{t('award.buyer')}</h2>
          <p>{t('award.buyer.lead')}</p>
          <ActForm label={t('award.buyer.send')} outline onSend={({ text }) => given(
            api.PUT('/api/workspaces/{workspace}/awards/{proposal}/buyers/{buyer}', {
              params: { path: { ...path, buyer: text('buyer') } },
              body: { sites: text('sites').split('\n').map((one) => one.trim()).filter(Boolean) },
            }))}>
            <LineInput name="buyer" label={t('award.buyer.id')} hint={t('award.buyer.id.hint')} required />
            <TextInput name="sites" label={t('award.buyer.sites')} rows={2} />
          </ActForm>
        </section>
      )}
      <EntriesPart entries={value.entries} kinds={rules.kinds} />
    </Page>
  );
}

function DeployedTable({ deployed }: Pick<Award, 'deployed'>) {
  const t = useText();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('award.deployed.title')}>
      <table className="usa-table plain-table">
        <thead><tr><th scope="col">{t('award.site')}</th><th scope="col">{t('award.item')}</th>
          <th scope="col" className="is-number">{t('award.quantity')}</th><th scope="col">{t('award.last')}</th></tr></thead>
        <tbody>
          {deployed.map(({ site, item, quantity, lastOn }) => (
            <tr key={`${site} ${item}`}><th scope="row">{site}</th><td>{item}</td><td className="is-number">{t.number(quantity)}</td>
              <td>{t.day(lastOn)}</td></tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function OpenPart({ award: { open, entries } }: { award: Award }) {
  const t = useText();
  const titleOf = useTitles();
  return (
    <section className="section">
      <h2>{t('award.open')}</h2>
      {open.length === 0 && <p>{t('award.open.none')}</p>}
      <ul className="rows">
        {open.map(({ id, kind, on, site, due, overdue }) => (
          <li key={id}>
            <strong>{titleOf('award', kind)}</strong>
            <span>{[entries.find((one) => one.id === id)?.statement.what, site].filter(Boolean).join(' · ')}</span>
            <span className="rows__more">{t('tasks.since', { day: t.day(on) })}</span>
            {due !== null && <span className="rows__end">{overdue
              ? <StatusMark tone="no" sign="!" text={t('tasks.overdue', { day: t.day(due) })} />
              : <StatusMark tone="yes" sign="○" text={t('tasks.due', { day: t.day(due) })} />}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
