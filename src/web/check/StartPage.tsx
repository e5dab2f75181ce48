import { Button } from '@trussworks/react-uswds';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Diagnostic } from '../../corpus/diagnostic.ts';
import { Page } from '../app/Page.tsx';
import { Problems } from '../app/Problems.tsx';
import { today } from '../app/today.ts';
import { useText } from '../app/text.ts';
import { useDescribed } from '../app/useDescribed.ts';
import { Waiting } from '../app/Waiting.tsx';
import { ask, ProblemError } from '../engine/client.ts';
import { ExampleCards } from '../package/ExampleCards.tsx';
import { DraftList } from './DraftList.tsx';
import { newDraftId, saveDraft } from './drafts.ts';

/** Where a package begins: an example, a file, a spreadsheet, nothing, or where one left off. */
export function StartPage() {
  const t = useText();
  const described = useDescribed();
  if (described === undefined) return <Page title={t('start.title')} lead={t('start.lead')}><Waiting /></Page>;
  return (
    <Page title={t('start.title')} lead={t('start.lead')}>
      <h2>{t('start.examples')}</h2>
      <ExampleCards described={described} room="/check" />
      <h2>{t('start.own')}</h2>
      <OwnPackage />
      <DraftList room="/check" />
    </Page>
  );
}

/** A file of one's own, or an empty form. A file that cannot be read changes nothing, and can be opened to be mended. */
function OwnPackage() {
  const t = useText();
  const [, navigate] = useLocation();
  const [broken, setBroken] = useState<{ name: string; text: string; problems: readonly Diagnostic[] }>();
  const [fault, setFault] = useState<unknown>();
  if (fault !== undefined) throw fault;
  const open = async (name: string, text: string, search = ''): Promise<void> => {
    const id = newDraftId();
    await saveDraft({ id, title: name, path: name, text });
    navigate(`/check/draft/${id}${search}`);
  };
  const upload = async (file: File): Promise<void> => {
    setBroken(undefined);
    const bytes = new Uint8Array(await file.arrayBuffer());
    try {
      await open(file.name, await ask('readUpload', { bytes, path: file.name }));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setBroken({ name: file.name, text: new TextDecoder().decode(bytes), problems: error.problems });
    }
  };
  const begin = async (search: string): Promise<void> =>
    open('package.yaml', await ask('beginPackage', { title: t('check.untitled'), on: today() }), search);
  return (
    <div className="own">
      <div className="field">
        <label className="field__label" htmlFor="upload">{t('start.upload')}</label>
        <input id="upload" type="file" className="usa-file-input" accept=".yaml,.yml,.json" onChange={({ target }) => {
          const file = target.files?.[0];
          if (file !== undefined) upload(file).catch(setFault);
        }} />
      </div>
      <div className="own__buttons">
        <Button type="button" onClick={() => { begin('').catch(setFault); }}>{t('start.nothing')}</Button>
        <Button type="button" outline onClick={() => { begin('?part=import').catch(setFault); }}>
          {t('start.table')}
        </Button>
        <Link className="usa-button usa-button--outline" href="/check/proposal">{t('start.proposal')}</Link>
      </div>
      {broken !== undefined && (
        <>
          <Problems title={t('start.broken', { name: broken.name })} problems={broken.problems} />
          <Button type="button" outline
            onClick={() => { open(broken.name, broken.text).catch(setFault); }}>{t('start.mend')}</Button>
        </>
      )}
    </div>
  );
}
