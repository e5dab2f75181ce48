import type { ReactNode } from 'react';
import { useText } from '../app/text.ts';
import { english, type MessageId } from '../messages/messages.ts';
import { usePlaces } from './usePlaces.ts';

/** A package held against a need. */
export interface Answered {
  status: 'met' | 'open' | 'not-met';
  criteria: readonly { about: string; status: 'met' | 'open' | 'not-met'; wanted: string; found: string }[];
}

const signs = { met: '✓', open: '?', 'not-met': '✗' } as const;

/** Each wish of a need, and what is stated of it. */
export function Criteria({ criteria }: Pick<Answered, 'criteria'>) {
  const t = useText();
  const { nameOf } = usePlaces();
  // Countries are called as everywhere; the rest are the words of whoever stated them.
  const said = (about: string, words: string): ReactNode => (about === 'country'
    ? words.split(', ').map(nameOf).join(', ') : <span lang="en">{words}</span>);
  return (
    <ul className="criteria">
      {criteria.map(({ about, status, wanted, found }) => (
        <li key={about} className={`criteria__${status}`}>
          <span aria-hidden="true">{signs[status]}</span>
          <span><span className="usa-sr-only">{t(`match.one.${status}`)}: </span>
            {isMessage(`wish.${about}`) ? t(`wish.${about}` as MessageId) : about}: {said(about, wanted)} · {said(about, found)}</span>
        </li>
      ))}
    </ul>
  );
}

function isMessage(name: string): name is MessageId {
  return name in english;
}
