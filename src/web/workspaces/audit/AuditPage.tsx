import { useState } from 'react';
import { Button } from '@trussworks/react-uswds';
import { Page } from '../../app/Page.tsx';
import { useText } from '../../app/text.ts';
import { type Answer, api, given } from '../../service/api.ts';
import { Refused } from '../../service/Refused.tsx';
import { useTitles } from '../../service/titles.ts';
import { useAct, useRead } from '../../service/useRead.ts';
import { usePlace } from '../place.ts';
import { useNames } from '../useNames.ts';
import { VerifyPart } from './VerifyPart.tsx';

type Entry = Answer<'/api/workspaces/{workspace}/audit/entries'>['items'][number];

const atOnce = 50;

/** The audit ledger for a person to read: who did what to what, newest first; and whether the chain holds. */
export default function AuditPage() {
  const t = useText();
  const { workspace } = usePlace();
  const [before, setBefore] = useState<readonly Entry[]>([]);
  const path = { workspace };
  const { value, refusal } = useRead(() =>
    api.GET('/api/workspaces/{workspace}/audit/entries', { params: { path, query: { limit: atOnce } } }), [workspace]);
  const { act, isBusy, refusal: refusedMore } = useAct();
  const entries = [...value?.items ?? [], ...before];
  const oldest = entries.at(-1)?.sequence ?? 1;
  return (
    <Page title={t('section.audit')} lead={t('audit.lead')}>
      <VerifyPart />
      <Refused refusal={refusal ?? refusedMore} />
      <ol className="rows audit">{entries.map((entry) => <EntryRow key={entry.sequence} entry={entry} />)}</ol>
      {oldest > 1 && (
        <Button type="button" outline aria-disabled={isBusy} onClick={() => act(async () => {
          const more = await given(api.GET('/api/workspaces/{workspace}/audit/entries',
            { params: { path, query: { limit: atOnce, before: oldest } } }));
          setBefore([...before, ...more.items]);
        })}>{t('audit.more')}</Button>
      )}
    </Page>
  );
}

function EntryRow({ entry: { sequence, at, actor, table, change, written } }: { entry: Entry }) {
  const t = useText();
  const nameOf = useNames();
  const titleOf = useTitles();
  const words = Object.entries(written ?? {}).filter(([, value]) => value !== null && value !== '');
  return (
    <li>
      <span className="audit__number">{sequence}</span>
      <time className="rows__more" dateTime={at}>{t.moment(at)}</time>
      <strong>{nameOf(actor)}</strong>
      <span>{t(`audit.${change}`, { what: titleOf('table', table) })}</span>
      {words.length > 0 ? (
        <details className="audit__written">
          <summary>{t('audit.written')}</summary>
          <dl lang="en">{words.map(([name, value]) => (
            <div key={name}><dt>{name}</dt><dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd></div>
          ))}</dl>
        </details>
      ) : <span className="note">{t('audit.not-written')}</span>}
    </li>
  );
}
