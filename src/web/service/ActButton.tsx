import { Button } from '@trussworks/react-uswds';
import type { ReactNode } from 'react';
import { Refused } from './Refused.tsx';
import { useAct } from './useRead.ts';

/** A button that does one thing in the service, and says beside it what was refused. */
export function ActButton({ onSend, children, look = 'outline' }: {
  onSend: () => Promise<unknown>; children: ReactNode; look?: 'full' | 'outline' | 'plain';
}) {
  const { act, isBusy, refusal } = useAct();
  return (
    <>
      <Button type="button" outline={look === 'outline'} unstyled={look === 'plain'} aria-disabled={isBusy} onClick={() => act(onSend)}>
        {children}</Button>
      <Refused refusal={refusal} />
    </>
  );
}
