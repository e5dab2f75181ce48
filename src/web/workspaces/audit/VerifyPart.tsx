import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { useState } from 'react';
import type { Diagnostic } from '../../../corpus/diagnostic.ts';
import { InputError } from '../../../corpus/diagnostic.ts';
import { type AuditFinding, heldLedger } from '../../../service/audit/heldLedger.ts';
import { download } from '../../app/download.ts';
import { Problems } from '../../app/Problems.tsx';
import { useText } from '../../app/text.ts';
import { ActButton } from '../../service/ActButton.tsx';
import { api, given } from '../../service/api.ts';
import { usePlace } from '../place.ts';

const digestOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** Holds the whole ledger to its own digests, in this browser and not in the server that wrote it; and takes it away as a file. */
export function VerifyPart() {
  const t = useText();
  const { workspace } = usePlace();
  const [found, setFound] = useState<AuditFinding>();
  const [problems, setProblems] = useState<readonly Diagnostic[]>([]);
  const exported = async (): Promise<string> => String(await given(
    api.GET('/api/workspaces/{workspace}/audit/export', { params: { path: { workspace } }, parseAs: 'text' })));
  return (
    <section className="section no-print">
      <h2>{t('audit.verify')}</h2>
      <p>{t('audit.verify.lead')}</p>
      <div className="act__row">
        <ActButton look="full" onSend={async () => {
          setFound(undefined);
          setProblems([]);
          try {
            setFound(heldLedger('ledger.ndjson', await exported(), digestOf));
          } catch (error) {
            if (!(error instanceof InputError)) throw error;
            setProblems(error.diagnostics);
          }
        }}>{t('audit.verify.send')}</ActButton>
        <ActButton onSend={async () => download('ledger.ndjson', await exported(), 'application/x-ndjson')}>{t('audit.export')}</ActButton>
      </div>
      <p role="status">{found === undefined ? '' : t('audit.verified', {
        events: found.events, contents: found.contents, withheld: found.withheld,
      })}</p>
      {found !== undefined && <p className="note">{t('audit.head', { sequence: found.head.sequence })} <code>{found.head.digest}</code></p>}
      <Problems title={t('audit.broken')} problems={problems} />
    </section>
  );
}
