import { Button } from '@trussworks/react-uswds';
import { Page } from './Page.tsx';
import { useText } from './text.ts';

/** Said when the program itself failed. */
export function FaultPage({ fault }: { fault: Error }) {
  const t = useText();
  return (
    <Page title={t('fault.title')} lead={t('fault.lead')}>
      <pre className="code" tabIndex={0}>{fault.message}</pre>
      <Button type="button" onClick={() => location.reload()}>{t('fault.reload')}</Button>
    </Page>
  );
}
