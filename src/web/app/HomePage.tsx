import { Page } from './Page.tsx';
import { RoomCards } from './RoomCards.tsx';
import { useText } from './text.ts';

export function HomePage() {
  const t = useText();
  return (
    <Page title={t('home.title')} lead={t('home.lead')}>
      <RoomCards />
      <p className="note">{t('home.advice')}</p>
    </Page>
  );
}
