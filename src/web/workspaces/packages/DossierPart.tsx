import { useText } from '../../app/text.ts';
import { ActButton } from '../../service/ActButton.tsx';
import { api, given } from '../../service/api.ts';
import { usePlace } from '../place.ts';
import { takeDossier } from '../takeDossier.ts';

/** The dossier of a version as PDF, written and kept by the service: whole, or without what is confidential. */
export function DossierPart({ of, version }: { of: string; version: number }) {
  const t = useText();
  const { workspace } = usePlace();
  const take = async (edition: 'dossier' | 'public'): Promise<void> => {
    const written = await given(api.POST('/api/workspaces/{workspace}/dossiers',
      { params: { path: { workspace } }, body: { package: of, version } }));
    await takeDossier(workspace, written[edition]);
  };
  return (
    <section className="section no-print">
      <h2>{t('dossier.title')}</h2>
      <p>{t('dossier.kept')}</p>
      <div className="act__row">
        <ActButton onSend={() => take('dossier')}>{t('dossier.pdf.whole', { version })}</ActButton>
        <ActButton onSend={() => take('public')}>{t('dossier.pdf.public', { version })}</ActButton>
      </div>
    </section>
  );
}
