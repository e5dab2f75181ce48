import { Page } from '../../app/Page.tsx';
import { useText } from '../../app/text.ts';
import { allPages } from '../../service/allPages.ts';
import { api, given } from '../../service/api.ts';
import { ActForm, LineInput } from '../../service/form.tsx';
import { Refused } from '../../service/Refused.tsx';
import { useRead } from '../../service/useRead.ts';
import { usePlace } from '../place.ts';
import { type Screened, screenedFrom } from './ledger.ts';
import { ResultCard } from './ResultCard.tsx';

const atOnce = 200;
const order: readonly Screened['status'][] = ['open', 'awaiting-second', 'disputed', 'decided', 'nothing'];

/** The ledger of screening: what waits for a decision, then for a second person, then what is decided. Rows are only added. */
export default function ScreeningPages() {
  const t = useText();
  const { workspace, holds } = usePlace();
  const path = { workspace };
  const { value, refusal, reload } = useRead(() => allPages((after) => api.GET('/api/workspaces/{workspace}/screenings',
    { params: { path, query: { limit: atOnce, ...(after === undefined ? {} : { after }) } } })), [workspace]);
  const screened = screenedFrom(value ?? []);
  return (
    <Page title={t('section.screening')} lead={t('queue.lead')}>
      {holds('screener') && (
        <ActForm label={t('queue.screen')} onSend={async ({ text }) => {
          const country = text('country').split(/[,;]+/).map((one) => one.trim()).filter(Boolean);
          await given(api.POST('/api/workspaces/{workspace}/screenings', { params: { path }, body: { name: text('name'), country } }));
          reload();
        }}>
          <LineInput name="name" label={t('queue.name')} required maxLength={200} />
          <LineInput name="country" label={t('queue.countries')} hint={t('queue.countries.hint')} />
        </ActForm>
      )}
      <Refused refusal={refusal} />
      {value !== undefined && screened.length === 0 && <p className="section">{t('queue.none')}</p>}
      {order.map((status) => {
        const own = screened.filter((one) => one.status === status);
        return own.length === 0 ? null : (
          <section key={status} className="section">
            <h2>{t(`queue.of.${status}`)} ({own.length})</h2>
            {own.map((one) => <ResultCard key={one.id} screened={one} onDone={reload} />)}
          </section>
        );
      })}
    </Page>
  );
}
