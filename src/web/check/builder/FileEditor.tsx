import { useId } from 'react';
import { useText } from '../../app/text.ts';
import type { EditedPackage } from '../usePackage.ts';

/** The package file itself, as text. */
export function FileEditor({ edited: { text, write, question } }: { edited: EditedPackage }) {
  const t = useText();
  const id = useId();
  return (
    <div className="file-editor">
      <label className="usa-label" htmlFor={id}>{t('check.file.label', { path: question.path })}</label>
      <textarea id={id} className="usa-textarea file-editor__text" spellCheck={false} value={text} rows={30} wrap="off"
        onChange={({ target }) => write(target.value)} />
    </div>
  );
}
