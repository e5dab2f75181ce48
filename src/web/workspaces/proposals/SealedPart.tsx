import { useLocation } from 'wouter';
import { download } from '../../app/download.ts';
import { useText } from '../../app/text.ts';
import { newDraftId, saveDraft } from '../../check/drafts.ts';
import { ActButton } from '../../service/ActButton.tsx';
import { api, given } from '../../service/api.ts';
import { usePlace } from '../place.ts';
import { takeDossier } from '../takeDossier.ts';
import type { Case } from './ProposalPage.tsx';

const shownDigits = 12;

/** The files as they were sealed, as far as whoever asks may read them; the workbench answers for them here as it did there. */
export function SealedPart({ found: { id, title, seals } }: { found: Case }) {
  const t = useText();
  const { workspace } = usePlace();
  const [, navigate] = useLocation();
  if (seals.length === 0) return null;
  const read = (sequence: number) => given(api.GET('/api/workspaces/{workspace}/proposals/{proposal}/sealed/{sequence}',
    { params: { path: { workspace, proposal: id, sequence } } }));
  return (
    <section className="section">
      <h2>{t('sealed.title')}</h2>
      <p>{t('sealed.lead')}</p>
      <ul className="rows">
        {seals.map(({ sequence, receipt, dossier, read: shown }) => (
          <li key={sequence}>
            <span>{t('sealed.receipt')} <code title={receipt}>{receipt.slice(0, shownDigits)}</code></span>
            <span>{t('sealed.dossier')} <code title={dossier}>{dossier.slice(0, shownDigits)}</code></span>
            <span className="rows__end act__row act__row--tight no-print">
              <ActButton look="plain" onSend={async () => {
                const draft = { id: newDraftId(), title, path: 'sealed.yaml', text: (await read(sequence)).package };
                await saveDraft(draft);
                navigate(`/check/draft/${draft.id}`);
              }}>{t('sealed.open')}</ActButton>
              <ActButton look="plain" onSend={async () => {
                download(`${receipt.slice(0, shownDigits)}.receipt.json`, (await read(sequence)).receipt, 'application/json');
              }}>{t('sealed.take')}</ActButton>
              {shown !== undefined && (
                <ActButton look="plain" onSend={() => takeDossier(workspace, shown)}>{t('sealed.take-dossier')}</ActButton>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
