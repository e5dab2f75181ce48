import { Button } from '@trussworks/react-uswds';
import { useState } from 'react';
import { download } from '../../app/download.ts';
import { useText } from '../../app/text.ts';
import { ask } from '../../engine/client.ts';
import { coarseWorld, fineWorld } from '../../map/outlines.ts';
import type { AskedSimulation } from '../handlers/simulate.ts';

/** The simulation as a link, and its report as a file that needs nothing else. */
export function ShareBar({ asked }: { asked: AskedSimulation }) {
  const t = useText();
  const [said, setSaid] = useState('');
  const [fault, setFault] = useState<unknown>();
  if (fault !== undefined) throw fault;
  const hasFiles = asked.portfolio.kind === 'files';
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(location.href);
    setSaid(t('share.copied'));
  };
  const report = async (): Promise<void> => {
    const [coarse, fine] = await Promise.all([coarseWorld(), fineWorld()]);
    const page = await ask('simulationReport', { asked, outlines: { '110m': coarse, '50m': fine } });
    download(`simulation-${asked.on}.html`, page, 'text/html');
  };
  return (
    <div className="no-print">
      <div className="own__buttons" role="group" aria-label={t('share.title')}>
        {!hasFiles && <Button type="button" outline onClick={() => { copy().catch(setFault); }}>{t('share.link')}</Button>}
        <Button type="button" outline onClick={() => { report().catch(setFault); }}>{t('share.file')}</Button>
        <Button type="button" outline onClick={() => print()}>{t('export.print')}</Button>
      </div>
      <p role="status" className="note">{said}</p>
      {hasFiles && <p className="note">{t('share.files')}</p>}
    </div>
  );
}
