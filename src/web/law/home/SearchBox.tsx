import { type KeyboardEvent, useId, useRef } from 'react';
import { Link } from 'wouter';
import { useText } from '../../app/text.ts';
import { useAnswer } from '../../engine/useAnswer.ts';
import { lawAddress } from '../address.ts';

/**
 * Finds provisions by cite, by the name of an exception, or by words, while somebody types. The arrow keys go through
 * what was found and back to the field.
 */
export function SearchBox({ text, on, onText }: { text: string; on: string; onText: (text: string) => void }) {
  const t = useText();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const { value: found = [], isWaiting } = useAnswer('searchLaw', text.trim() === '' ? undefined : { text, on });
  const shown = text.trim() === '' ? [] : found;
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const stops = [...box.current!.querySelectorAll<HTMLElement>('input, a')];
    stops[Math.max(0, stops.indexOf(document.activeElement as HTMLElement) + step)]?.focus();
    event.preventDefault();
  };
  const status = text.trim() === '' ? '' : isWaiting && found.length === 0 ? t('waiting') : t('law.search.found', { count: shown.length });
  return (
    <div className="law-search" role="search" ref={box} onKeyDown={move}>
      <label className="law-search__label" htmlFor={id}>{t('law.search')}</label>
      <span className="usa-hint" id={`${id}-hint`}>{t('law.search.hint')}</span>
      <input id={id} type="search" className="usa-input" value={text} aria-describedby={`${id}-hint`} autoComplete="off" spellCheck={false}
        onChange={({ target }) => onText(target.value)} />
      <p className="law-search__status" role="status">{status}</p>
      {shown.length > 0 && (
        <ol className="law-search__found">
          {shown.map(({ provision, cite, title, rule, excerpt, by }) => (
            <li key={provision} lang="en">
              <Link href={lawAddress(rule ?? provision, on)}>{cite}</Link> <span>{title}</span>
              {by === 'text' && excerpt !== undefined && <p className="law-search__excerpt">{excerpt}</p>}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
