import { useText } from '../../app/text.ts';
import { StatusMark } from '../../package/StatusMark.tsx';
import { ActButton } from '../../service/ActButton.tsx';
import { type Answer, api, given } from '../../service/api.ts';
import { Refused } from '../../service/Refused.tsx';
import { useRead } from '../../service/useRead.ts';
import { usePlace } from '../place.ts';
import { useNames } from '../useNames.ts';

type Version = Answer<'/api/workspaces/{workspace}/packages/{package}/versions'>['items'][number];

const shownDigits = 12;

/** Every version that was ever saved, who wrote it, and which second person approved it. */
export function VersionsPart({ of }: { of: string }) {
  const t = useText();
  const { workspace } = usePlace();
  const { value, refusal, reload } = useRead(() => api.GET('/api/workspaces/{workspace}/packages/{package}/versions',
    { params: { path: { workspace, package: of } } }), [of]);
  return (
    <section className="section">
      <h2>{t('versions.title')}</h2>
      <Refused refusal={refusal} />
      <ul className="rows">
        {value?.items.map((version) => <VersionRow key={version.version} version={version} onApproved={reload} />)}
      </ul>
    </section>
  );
}

function VersionRow({ version: { package: of, version, note, createdBy, createdAt, approvedBy, digest }, onApproved }: {
  version: Version; onApproved: () => void;
}) {
  const t = useText();
  const nameOf = useNames();
  const { workspace, holds, user } = usePlace();
  return (
    <li>
      <strong>{t('versions.version', { version })}</strong>
      <span>{nameOf(createdBy)}, {t.day(createdAt)}{note !== '' && <> · <q>{note}</q></>}</span>
      <code className="rows__more" title={digest}>{digest.slice(0, shownDigits)}</code>
      <span className="rows__end">
        {approvedBy !== undefined ? <StatusMark tone="yes" sign="✓" text={t('versions.approved', { name: nameOf(approvedBy) })} />
          : holds('approver') && createdBy !== user ? (
            <ActButton onSend={async () => {
              await given(api.POST('/api/workspaces/{workspace}/packages/{package}/versions/{version}/approval',
                { params: { path: { workspace, package: of, version } } }));
              onApproved();
            }}>{t('versions.approve', { version })}</ActButton>
          ) : <StatusMark tone="open" sign="○" text={t('versions.unapproved')} />}
      </span>
    </li>
  );
}
