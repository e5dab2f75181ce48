import { useId } from 'react';
import type { ProposedFact } from '../../program/intake/proposal.ts';
import { useText } from '../app/text.ts';

/** What somebody says to a proposed fact. */
export interface Said {
  answer: 'yes' | 'no';
  words?: string;
}

/** One proposed fact beside its page and passage: taken over, taken over in other words, or left. */
export function FactCard({ fact: { field, of, words, page, passage, text }, said, onSay }: {
  fact: ProposedFact; said: Said | undefined; onSay: (said: Said) => void;
}) {
  const t = useText();
  const id = useId();
  const place = page === null ? t('intake.passage', { passage }) : t('intake.page', { page, passage });
  const own = said?.words ?? words;
  return (
    <li className={`fact-proposed${said === undefined ? '' : ` fact-proposed--${said.answer}`}`}>
      <fieldset className="usa-fieldset">
        <legend><code lang="en">{field}{of !== null && ` (${of})`}</code></legend>
        <div className="fact-proposed__sides">
          <div>
            <label className="field__label" htmlFor={id}>{t('intake.words')}</label>
            <input id={id} className="usa-input" value={own} onChange={({ target }) => onSay({ answer: 'yes', words: target.value })} />
            <div className="fact-proposed__answers">
              {(['yes', 'no'] as const).map((answer) => (
                <div key={answer} className="usa-radio">
                  <input id={`${id}-${answer}`} type="radio" name={id} className="usa-radio__input" checked={said?.answer === answer}
                    onChange={() => onSay({ answer, words: own })} />
                  <label className="usa-radio__label" htmlFor={`${id}-${answer}`}>{t(`intake.${answer}`)}</label>
                </div>
              ))}
            </div>
          </div>
          <blockquote><p className="note">{place}</p>{text}</blockquote>
        </div>
      </fieldset>
    </li>
  );
}
