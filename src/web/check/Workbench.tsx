import { useSearchParams } from 'wouter';
import { Page } from '../app/Page.tsx';
import { Problems } from '../app/Problems.tsx';
import { useText } from '../app/text.ts';
import { Waiting } from '../app/Waiting.tsx';
import type { Described } from '../engine/handlers/describe.ts';
import { AnswerPane } from './answer/AnswerPane.tsx';
import { Builder } from './builder/Builder.tsx';
import { FileEditor } from './builder/FileEditor.tsx';
import { PackageTabs } from '../package/PackageTabs.tsx';
import { QuestionBar } from './QuestionBar.tsx';
import type { EditedPackage } from './usePackage.ts';
import '../package/package.css';

/** A package beside its determination: what is changed on the one side is answered on the other. */
export function Workbench({ described, edited, isCopy }: { described: Described; edited: EditedPackage; isCopy: boolean }) {
  const t = useText();
  const [search, setSearch] = useSearchParams();
  const { answer, problems } = edited;
  // A file that cannot be read has no fields to show.
  const isFile = search.get('show') === 'file' || (answer === undefined && problems.length > 0);
  const show = (file: boolean): void => setSearch((before) => {
    if (file) before.set('show', 'file');
    else before.delete('show');
    return before;
  }, { replace: true });
  return (
    <Page title={answer?.title ?? t('check.untitled')} wide>
      <PackageTabs />
      {isCopy && <p className="notice" role="status">{t('check.copy')}</p>}
      <QuestionBar edited={edited} />
      <a className="jump no-print" href="#answer">{t('check.jump')}</a>
      <div className="workbench">
        <section className="workbench__package no-print" aria-label={t('check.package')}>
          <div className="usa-button-group usa-button-group--segmented" role="group" aria-label={t('check.show')}>
            <button type="button" className={isFile ? 'usa-button usa-button--outline' : 'usa-button'} aria-pressed={!isFile}
              onClick={() => show(false)} disabled={answer === undefined}>{t('check.form')}</button>
            <button type="button" className={isFile ? 'usa-button' : 'usa-button usa-button--outline'} aria-pressed={isFile}
              onClick={() => show(true)}>{t('check.file')}</button>
          </div>
          <Problems title={t('check.problems')} problems={problems} onGo={() => show(true)} />
          {isFile || answer === undefined ? <FileEditor edited={edited} />
            : <Builder described={described} edited={edited} answer={answer} />}
        </section>
        <section id="answer" className="workbench__answer" aria-label={t('check.answer')} aria-busy={edited.isWaiting}
          data-milliseconds={answer?.milliseconds} data-number={answer?.number}>
          {answer === undefined ? <Waiting text={problems.length > 0 ? t('check.no-answer') : t('check.determining')} />
            : <AnswerPane described={described} edited={edited} answer={answer} />}
        </section>
      </div>
    </Page>
  );
}
