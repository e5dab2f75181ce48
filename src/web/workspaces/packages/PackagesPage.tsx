import { Link, useLocation } from 'wouter';
import { Page } from '../../app/Page.tsx';
import { useText } from '../../app/text.ts';
import { api, given } from '../../service/api.ts';
import { ActForm, LineInput, ManyInput, TextInput } from '../../service/form.tsx';
import { Refused } from '../../service/Refused.tsx';
import { useRead } from '../../service/useRead.ts';
import { usePlace } from '../place.ts';
import { useNames } from '../useNames.ts';
import { SourceInput, sourceText } from './SourceInput.tsx';

const mostShown = 200;

/** The packages of a workspace; a preparer begins one. */
export function PackagesPage({ at }: { at: string }) {
  const t = useText();
  const nameOf = useNames();
  const { workspace, holds } = usePlace();
  const { value, refusal } = useRead(() => api.GET('/api/workspaces/{workspace}/packages',
    { params: { path: { workspace }, query: { limit: mostShown } } }), [workspace]);
  return (
    <Page title={t('section.packages')} lead={t('packages.lead')}>
      <Refused refusal={refusal} />
      {value?.items.length === 0 && <p>{t('packages.none')}</p>}
      {value !== undefined && value.items.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-label={t('section.packages')}>
          <table className="usa-table plain-table">
            <thead><tr><th scope="col">{t('packages.name')}</th><th scope="col">{t('packages.version')}</th>
              <th scope="col">{t('packages.begun')}</th><th scope="col">{t('packages.marks')}</th></tr></thead>
            <tbody>
              {value.items.map(({ id, name, latestVersion, createdBy, createdAt, privileged, releasedTo }) => (
                <tr key={id}>
                  <th scope="row"><Link href={`${at}/${id}`}>{name}</Link></th>
                  <td>{latestVersion}</td>
                  <td>{nameOf(createdBy)}, {t.day(createdAt)}</td>
                  <td>{[...privileged ? [t('packages.privileged')] : [],
                    ...releasedTo === undefined ? [] : [t('packages.released', { countries: releasedTo.join(', ') })]].join(' · ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {holds('preparer') && <BeginForm at={at} />}
    </Page>
  );
}

function BeginForm({ at }: { at: string }) {
  const t = useText();
  const { workspace } = usePlace();
  const [, navigate] = useLocation();
  return (
    <section className="section">
      <h2>{t('packages.begin')}</h2>
      <p>{t('packages.begin.lead')}</p>
      <ActForm label={t('packages.save')} onSend={async (filled) => {
        const countries = filled.text('released').toUpperCase().split(/[\s,]+/).filter(Boolean);
        const { package: of } = await given(api.POST('/api/workspaces/{workspace}/packages', { params: { path: { workspace } }, body: {
          name: filled.text('name'), text: await sourceText(filled, t('source.missing')), note: filled.text('note'),
          privileged: filled.all('marks').includes('privileged'), ...(countries.length === 0 ? {} : { releasedTo: countries }),
        } }));
        navigate(`${at}/${of}`);
      }}>
        <LineInput name="name" label={t('packages.name')} required maxLength={200} />
        <SourceInput />
        <LineInput name="released" label={t('packages.released.to')} hint={t('packages.released.hint')} />
        <TextInput name="note" label={t('packages.note')} required={false} rows={2} />
        <ManyInput name="marks" label={t('packages.marks')} choices={[['privileged', t('packages.privileged.hint')]]} />
      </ActForm>
    </section>
  );
}
