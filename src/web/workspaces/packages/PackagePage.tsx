import { useState } from 'react';
import { useLocation } from 'wouter';
import { Page } from '../../app/Page.tsx';
import { closesOnEscape } from '../../app/closesOnEscape.ts';
import { useText } from '../../app/text.ts';
import { Waiting } from '../../app/Waiting.tsx';
import { ActButton } from '../../service/ActButton.tsx';
import { api, given } from '../../service/api.ts';
import { ActForm, LineInput, TextInput } from '../../service/form.tsx';
import { Refused } from '../../service/Refused.tsx';
import { useRead } from '../../service/useRead.ts';
import { usePlace } from '../place.ts';
import { CommentsPart } from './CommentsPart.tsx';
import { DossierPart } from './DossierPart.tsx';
import { openDraft } from './openDraft.ts';
import { SourceInput, sourceText } from './SourceInput.tsx';
import { VersionsPart } from './VersionsPart.tsx';
import { WatchPart } from './WatchPart.tsx';

/** One package of a workspace: its versions, what is said about them, its way to a proposal. */
export function PackagePage({ of }: { of: string }) {
  const t = useText();
  const { workspace, holds } = usePlace();
  const path = { workspace, package: of };
  const { value, etag, refusal, reload } = useRead(() =>
    api.GET('/api/workspaces/{workspace}/packages/{package}', { params: { path } }), [of]);
  const [saved, setSaved] = useState(0);
  if (value === undefined) {
    return refusal === undefined ? <Waiting /> : <Page title={t('section.packages')}><Refused refusal={refusal} /></Page>;
  }
  return (
    <Page title={value.name} lead={t('package.at', { version: value.latestVersion })}>
      <div className="act__row no-print">
        <OpenButton of={of} version={value.latestVersion} title={value.name} />
        {holds('preparer') && <ProposalForm of={of} version={value.latestVersion} />}
      </div>
      <VersionsPart key={`${value.latestVersion} ${saved}`} of={of} />
      {holds('preparer') && (
        <section className="section no-print">
          <h2>{t('package.save')}</h2>
          <p>{t('package.save.lead')}</p>
          <ActForm label={t('package.save.send', { version: value.latestVersion + 1 })} onSend={async (filled) => {
            const body = { text: await sourceText(filled, t('source.missing')), note: filled.text('note') };
            await given(api.POST('/api/workspaces/{workspace}/packages/{package}/versions',
              { params: { path, header: { 'if-match': etag ?? '' } }, body }));
            setSaved(saved + 1);
            reload();
          }}>
            <SourceInput />
            <TextInput name="note" label={t('packages.note')} required={false} rows={2} />
          </ActForm>
        </section>
      )}
      {holds('preparer', 'approver') && <DossierPart of={of} version={value.latestVersion} />}
      <CommentsPart of={of} version={value.latestVersion} />
      <WatchPart of={of} version={value.latestVersion} title={value.name} />
    </Page>
  );
}

/** Takes a version into the workbench as a draft of this browser. */
function OpenButton({ of, version, title }: { of: string; version: number; title: string }) {
  const t = useText();
  const { workspace } = usePlace();
  const [, navigate] = useLocation();
  return (
    <ActButton look="full" onSend={async () => navigate(await openDraft({ workspace, package: of, version, title }))}>
      {t('package.open')}</ActButton>
  );
}

/** Begins a proposal for the version that stands. */
function ProposalForm({ of, version }: { of: string; version: number }) {
  const t = useText();
  const { workspace, root } = usePlace();
  const [, navigate] = useLocation();
  return (
    <details className="menu" onKeyDown={closesOnEscape}>
      <summary className="usa-button usa-button--outline">{t('package.propose')}</summary>
      <div className="menu__list menu__list--form">
        <ActForm label={t('package.propose.send')} onSend={async ({ text }) => {
          const { id } = await given(api.POST('/api/workspaces/{workspace}/proposals',
            { params: { path: { workspace } }, body: { package: of, version, title: text('title') } }));
          navigate(`${root}/proposals/${id}`);
        }}>
          <LineInput name="title" label={t('package.propose.title')} hint={t('package.propose.hint')} required maxLength={200} />
        </ActForm>
      </div>
    </details>
  );
}
