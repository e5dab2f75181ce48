import { Button } from '@trussworks/react-uswds';
import { useState } from 'react';
import { download } from '../app/download.ts';
import { closesOnEscape } from '../app/closesOnEscape.ts';
import { useText } from '../app/text.ts';
import { ask } from '../engine/client.ts';
import type { EditedPackage } from './usePackage.ts';

const answers = {
  markdown: { ending: '.md', type: 'text/markdown' },
  json: { ending: '.json', type: 'application/json' },
  receipt: { ending: '.receipt.json', type: 'application/json' },
} as const;

/** Takes the package and its answer away as files, or prints them. */
export function ExportMenu({ edited }: { edited: EditedPackage }) {
  const t = useText();
  const [fault, setFault] = useState<unknown>();
  if (fault !== undefined) throw fault;
  const { text, question, answer } = edited;
  const name = question.path.replace(/^.*\//, '').replace(/\.(ya?ml|json)$/, '');
  const take = (format: keyof typeof answers): void => {
    const { ending, type } = answers[format];
    ask('answerFile', { question, format }).then((file) => download(`${name}${ending}`, file, type), setFault);
  };
  return (
    <details className="menu" onKeyDown={closesOnEscape}>
      <summary className="usa-button">{t('export')}</summary>
      <ul className="menu__list">
        <li><Button type="button" unstyled
          onClick={() => download(question.path.replace(/^.*\//, ''), text, 'application/yaml')}>{t('export.package')}</Button></li>
        {answer !== undefined && edited.problems.length === 0 && (['markdown', 'json', 'receipt'] as const).map((format) => (
          <li key={format}>
            <Button type="button" unstyled onClick={() => take(format)}>{t(`export.${format}`)}</Button>
          </li>
        ))}
        <li><Button type="button" unstyled onClick={() => print()}>{t('export.print')}</Button></li>
      </ul>
    </details>
  );
}
