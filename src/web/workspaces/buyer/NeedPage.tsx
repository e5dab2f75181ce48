import { useSearchParams } from 'wouter';
import { Page } from '../../app/Page.tsx';
import { useText } from '../../app/text.ts';
import { EntryCard } from '../../catalogue/EntryCard.tsx';
import { needFrom } from '../../catalogue/need.ts';
import { NeedForm } from '../../catalogue/NeedForm.tsx';
import { api } from '../../service/api.ts';
import { Refused } from '../../service/Refused.tsx';
import { useRead } from '../../service/useRead.ts';
import { usePlace } from '../place.ts';
import '../../catalogue/catalogue.css';

/** A buyer states a need and sees which entries are open to it, also those that are shown to buyers alone. */
export default function NeedPage() {
  const t = useText();
  const { workspace } = usePlace();
  const [search] = useSearchParams();
  const need = needFrom(search, t('need.untitled'));
  const params = { path: { workspace } };
  const entries = useRead(() => api.GET('/api/workspaces/{workspace}/catalogue', { params }), [workspace]);
  const matches = useRead(() => (need === undefined ? Promise.resolve({ data: { items: [] }, response: Response.json({}) })
    : api.POST('/api/workspaces/{workspace}/catalogue/matches', { params, body: need })), [need ?? null]);
  const shown = need === undefined ? entries.value?.items.map((entry) => ({ entry, match: undefined }))
    : matches.value?.items.map((match) => ({ entry: match.entry, match }));
  return (
    <Page title={t('section.need')} lead={t('need.lead')}>
      <NeedForm />
      <Refused refusal={entries.refusal ?? matches.refusal} />
      <p role="status" className="section">{shown === undefined ? '' : t('catalogue.count', { count: shown.length })}</p>
      <ul className="entries">
        {shown?.map(({ entry, match }) => (
          <li key={entry.proposal}>
            <EntryCard match={match} listed={{
              proposal: entry.proposal, title: entry.title, since: entry.designated, conditions: entry.conditions.join(' '), entry,
            }} />
          </li>
        ))}
      </ul>
    </Page>
  );
}
