import { Link } from 'wouter';
import { useText } from '../../app/text.ts';
import { ActButton } from '../../service/ActButton.tsx';
import { api, given } from '../../service/api.ts';
import { useRead } from '../../service/useRead.ts';
import { usePlace } from '../place.ts';
import type { Case, Workflow } from './ProposalPage.tsx';

/** Which version of which package is proposed; while it is open, a later one can be put into it. */
export function VersionPart({ found: { id, package: of, version, state }, rules, onDone }: {
  found: Case; rules: Workflow; onDone: () => void;
}) {
  const t = useText();
  const { workspace, root, holds } = usePlace();
  const { value } = useRead(() => api.GET('/api/workspaces/{workspace}/packages/{package}',
    { params: { path: { workspace, package: of ?? '' } } }), [of]);
  const { asked, outcome } = rules.states.find((one) => one.id === state) ?? { asked: false, outcome: false };
  const isOpen = asked || !outcome && state === rules.states[0]?.id;
  const latest = value?.latestVersion ?? 0;
  return (
    <section className="section">
      <h2>{t('proposal.package')}</h2>
      <p>{value !== undefined && <Link href={`${root}/packages/${of}`}>{value.name}</Link>}{' · '}
        {t('versions.version', { version: version ?? 0 })}</p>
      {isOpen && holds('preparer') && latest > (version ?? 0) && (
        <ActButton onSend={async () => {
          await given(api.PUT('/api/workspaces/{workspace}/proposals/{proposal}/version',
            { params: { path: { workspace, proposal: id } }, body: { version: latest } }));
          onDone();
        }}>{t('proposal.take-version', { version: latest })}</ActButton>
      )}
    </section>
  );
}
