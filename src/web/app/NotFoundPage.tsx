import { useLocation } from 'wouter';
import { Page } from './Page.tsx';
import { RoomCards } from './RoomCards.tsx';
import { useText } from './text.ts';

export function NotFoundPage() {
  const t = useText();
  const [path] = useLocation();
  return (
    <Page title={t('not-found.title')} lead={t('not-found.lead', { path })}>
      <RoomCards />
    </Page>
  );
}
