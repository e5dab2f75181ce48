import { useState } from 'react';
import { useText } from '../../app/text.ts';
import { ActButton } from '../../service/ActButton.tsx';
import { api, given } from '../../service/api.ts';
import { usePlace } from '../place.ts';

/** Feeds for programs that cannot sign in: whoever knows the address reads it. */
export function FeedsPart() {
  const t = useText();
  const { workspace } = usePlace();
  const [opened, setOpened] = useState<{ id: string; notices: string; days: string }>();
  return (
    <section className="section">
      <h2>{t('feeds.title')}</h2>
      <p>{t('feeds.lead')}</p>
      <ActButton onSend={async () => {
        setOpened(await given(api.POST('/api/workspaces/{workspace}/feeds', { params: { path: { workspace } } })));
      }}>{t('feeds.open')}</ActButton>
      {opened !== undefined && (
        <div className="notice" role="status">
          <p>{t('feeds.opened')}</p>
          <p>{t('feeds.notices')} <code className="secret">{opened.notices}</code></p>
          <p>{t('feeds.days')} <code className="secret">{opened.days}</code></p>
          <ActButton look="plain" onSend={async () => {
            await given(api.DELETE('/api/workspaces/{workspace}/feeds/{feed}', { params: { path: { workspace, feed: opened.id } } }));
            setOpened(undefined);
          }}>{t('feeds.end')}</ActButton>
        </div>
      )}
    </section>
  );
}
