import { Button } from '@trussworks/react-uswds';
import { useId, useRef, useState } from 'react';
import type { Diagnostic } from '../../corpus/diagnostic.ts';
import { download } from '../app/download.ts';
import { Problems } from '../app/Problems.tsx';
import { useText } from '../app/text.ts';
import { ask } from '../engine/client.ts';
import { useAnswer } from '../engine/useAnswer.ts';

/** A reform that the reader writes, checked at every key like the law itself; what is wrong says its line. */
export function OwnReform({ on, own, onChange }: { on: string; own: string | null; onChange: (text: string | null) => void }) {
  const t = useText();
  const [fault, setFault] = useState<unknown>();
  if (fault !== undefined) throw fault;
  if (own !== null) return <Editor text={own} onChange={onChange} />;
  return (
    <p><Button type="button" outline onClick={() => { ask('beginReform', { on }).then(onChange, setFault); }}>{t('own.begin')}</Button></p>
  );
}

function Editor({ text, onChange }: { text: string; onChange: (text: string | null) => void }) {
  const t = useText();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const { value: checked, problems, isWaiting } = useAnswer('checkReform', { text });
  const go = ({ line, column }: Diagnostic): void => {
    const begin = text.split('\n').slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    area.current?.focus();
    area.current?.setSelectionRange(begin + column - 1, begin + (text.split('\n')[line - 1]?.length ?? 0));
  };
  return (
    <section className="own-reform" aria-label={t('own.title')}>
      <label className="field__label" htmlFor={id}>{t('own.title')}</label>
      <span className="usa-hint" id={`${id}-hint`}>{t('own.hint')}</span>
      <textarea id={id} ref={area} className="usa-textarea file-editor__text own-reform__text" spellCheck={false} wrap="off" rows={18}
        lang="en" value={text} aria-describedby={`${id}-hint ${id}-state`} onChange={({ target }) => onChange(target.value)} />
      <p id={`${id}-state`} role="status">{problems.length > 0 || checked === undefined || isWaiting ? ''
        : t('own.sound', { ...checked, title: checked.title })}</p>
      <Problems title={t('own.problems')} problems={problems} onGo={go} />
      <div className="own__buttons">
        <Button type="button" outline onClick={() => download('own.md', text, 'text/markdown')}>{t('own.file')}</Button>
        <Button type="button" outline onClick={() => onChange(null)}>{t('own.drop')}</Button>
      </div>
    </section>
  );
}
