import { Button } from '@trussworks/react-uswds';
import { useEffect, useRef } from 'react';
import { useText } from '../../app/text.ts';
import { Waiting } from '../../app/Waiting.tsx';
import { useAnswer } from '../../engine/useAnswer.ts';
import type { AnswerProps } from './AnswerPane.tsx';
import { Changes } from './Changes.tsx';
import { Duties } from './Duties.tsx';
import { Missing } from './Missing.tsx';
import { Reliance } from './Reliance.tsx';
import { Why } from './Why.tsx';

/** One cell of the matrix in full: why, what is missing, what would change it, what it obliges to and rests on. */
export function LegPanel({ leg, onClose, edited, answer }: AnswerProps & { leg: string; onClose: () => void }) {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  const isUsable = edited.problems.length === 0;
  const { value: detail } = useAnswer('explainLeg', isUsable ? { question: edited.question, leg } : undefined);
  const isThere = detail !== undefined && detail !== null;
  useEffect(() => { if (isThere) heading.current?.focus({ preventScroll: false }); }, [isThere]);
  if (!isThere) return <div className="leg"><Waiting text={t('leg.waiting')} /></div>;
  return (
    <section className="leg" aria-labelledby="leg-title">
      <div className="leg__head">
        <h2 id="leg-title" ref={heading} tabIndex={-1}>{t('leg.title', { item: detail.itemName, site: detail.site })}</h2>
        <Button type="button" unstyled className="no-print" onClick={onClose}>{t('close')}</Button>
      </div>
      <p className="leg__plain" lang="en">{detail.plain}</p>
      {detail.views.map((view) => <Why key={view.proof.id} view={view} both={detail.differs} on={answer.on} />)}
      <Missing detail={detail} />
      <Changes leg={leg} question={isUsable ? edited.question : undefined} on={answer.on} onApply={edited.apply} />
      <Duties detail={detail} on={answer.on} />
      <Reliance detail={detail} />
    </section>
  );
}
