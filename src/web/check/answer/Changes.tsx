import { Button } from '@trussworks/react-uswds';
import { useState } from 'react';
import { OutcomeMark } from '../../app/Outcome.tsx';
import { useText } from '../../app/text.ts';
import type { LegChanges, OfferedWay } from '../../engine/handlers/changes.ts';
import type { PackageQuestion } from '../../engine/determined.ts';
import type { Edit } from '../../engine/handlers/edit.ts';
import { useAnswer } from '../../engine/useAnswer.ts';
import { LawLink } from './LawLink.tsx';

const mostWays = 5;
const mostLosses = 5;
const mostAlternatives = 3;
const mostReasons = 3;

/** The smallest changes of substance that make it a yes, and what would lose one. One can be applied, and taken back. */
export function Changes({ leg, question, on, onApply, isOpenFirst = false }: {
  leg: string; question: PackageQuestion | undefined; on: string; onApply: (edits: readonly Edit[]) => void; isOpenFirst?: boolean;
}) {
  const t = useText();
  const [isOpen, setOpen] = useState(isOpenFirst);
  const { value, isWaiting } = useAnswer('smallestChanges', isOpen && question !== undefined ? { question, leg } : undefined);
  return (
    <details className="step changes" open={isOpenFirst} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary><h3>{t('changes.title')}</h3></summary>
      {isOpen && value === undefined && <p role="status">{t('changes.waiting')}</p>}
      <div aria-busy={isWaiting}>
        {value?.map((one) => (
          <ViewChanges key={one.view} changes={one} both={value.length > 1} on={on} onApply={({ edits }) => onApply(edits ?? [])} />
        ))}
      </div>
    </details>
  );
}

function ViewChanges({ changes, both, on, onApply }: {
  changes: LegChanges; both: boolean; on: string; onApply: (way: OfferedWay) => void;
}) {
  const t = useText();
  const { view, ways, losses, isFavourable, bounded, sizeTried } = changes;
  return (
    <>
      {both && <h4>{t(`view.${view}`)}</h4>}
      {!isFavourable && ways.length === 0 && <p>{t('changes.none')}</p>}
      <ol className="ways">
        {ways.slice(0, mostWays).map((way, index) => <WayLine key={index} way={way} on={on} onApply={() => onApply(way)} />)}
      </ol>
      {!isFavourable && <p className="note">{bounded ? t('changes.bounded', { size: sizeTried }) : t('changes.all')}</p>}
      {isFavourable && losses.length > 0 && (
        <>
          <p>{t('losses.title', { count: losses.length })}</p>
          <ul className="questions" lang="en">
            {losses.slice(0, mostLosses).map(({ fact, question, to, outcome }) => (
              <li key={fact}>{question} <strong>{to}</strong> → <OutcomeMark outcome={outcome} /></li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function WayLine({ way: { changes, outcome, because, days, byApplicant, edits }, on, onApply }: {
  way: OfferedWay; on: string; onApply: () => void;
}) {
  const t = useText();
  return (
    <li>
      <ul className="ways__changes" lang="en">
        {changes.map(({ fact, about, change, to }) => (
          <li key={`${fact} ${about}`}>
            {change} <span className="questions__who">{about}</span> {to.length > 0 && <em>{to.slice(0, mostAlternatives).join('; ')}</em>}
          </li>
        ))}
      </ul>
      <p>
        <OutcomeMark outcome={outcome} full />{' '}
        {because.slice(0, mostReasons).map(({ rule, cite }) => <span key={rule}><LawLink rule={rule} cite={cite} on={on} /> </span>)}
      </p>
      <p className="note">{byApplicant ? t('changes.yours') : t('changes.others')} {days !== undefined && t('changes.days', { days })}</p>
      {edits !== null && <Button type="button" outline className="no-print" onClick={onApply}>{t('changes.apply')}</Button>}
    </li>
  );
}
