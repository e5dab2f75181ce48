import { Button } from '@trussworks/react-uswds';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { Changes } from '../check/answer/Changes.tsx';
import { Duties } from '../check/answer/Duties.tsx';
import { Missing } from '../check/answer/Missing.tsx';
import { Reliance } from '../check/answer/Reliance.tsx';
import { Why } from '../check/answer/Why.tsx';
import { newDraftId, saveDraft } from '../check/drafts.ts';
import { OutcomeMark, outcomeTone } from '../app/Outcome.tsx';
import { Problems } from '../app/Problems.tsx';
import { useText } from '../app/text.ts';
import { Waiting } from '../app/Waiting.tsx';
import { ask } from '../engine/client.ts';
import type { PackageQuestion } from '../engine/determined.ts';
import type { Edit } from '../engine/handlers/edit.ts';
import { useAnswer } from '../engine/useAnswer.ts';

/** The answer to one sentence: what comes out, why, and what to do next. */
export function SentenceAnswer({ question, title, isStrict, onStrict }: {
  question: PackageQuestion; title: string; isStrict: boolean; onStrict: (isStrict: boolean) => void;
}) {
  const t = useText();
  const { value: answer, problems } = useAnswer('determinePackage', question);
  const leg = answer?.legs[0]?.id;
  const { value: detail } = useAnswer('explainLeg', leg === undefined ? undefined : { question, leg });
  const open = useOpen(question, title);
  if (problems.length > 0) return <Problems title={t('ask.problems')} problems={problems} />;
  if (answer === undefined || leg === undefined || detail === undefined || detail === null) {
    return <Waiting text={t('check.determining')} />;
  }
  const reliances = detail.views.flatMap(({ decision }) => decision.restsOn);
  const assumed = new Set(reliances.filter(({ kind }) => kind === 'assumption').map(({ text }) => text));
  const duties = new Set(detail.views.flatMap(({ decision }) => decision.duties.map(({ rule }) => rule)));
  return (
    <section className="verdict" aria-labelledby="verdict-title">
      <h2 id="verdict-title">{title}</h2>
      <ul className="verdict__views">
        {detail.views.map(({ proof, decision }) => (
          <li key={proof.id} className={`verdict__view cell--${outcomeTone[decision.outcome]}`}>
            <span className="cell__view">{detail.differs ? t(`view.${proof.id}`) : t('ask.on-day', { day: t.day(answer.on) })}</span>
            <OutcomeMark outcome={decision.outcome} full />
          </li>
        ))}
      </ul>
      {detail.differs && <p className="summary__differs">{t('ask.differs')}</p>}
      <p className="leg__plain" lang="en">{detail.plain}</p>
      <section>
        <h3>{t('ask.next')}</h3>
        <ol className="questions">
          {detail.views.some(({ decision }) => decision.needs.length > 0) && <li>{t('ask.next.questions')}</li>}
          <li>{t('ask.next.duties', { count: duties.size })}</li>
          {!isStrict && assumed.size > 0 && <li>{t('ask.next.assumed', { count: assumed.size })}</li>}
        </ol>
        <div className="own__buttons no-print">
          <Button type="button" onClick={() => open('/ask/draft/')}>{t('open.ask')}</Button>
          <Button type="button" outline onClick={() => open('/check/draft/')}>{t('ask.open')}</Button>
          <Button type="button" outline onClick={() => print()}>{t('export.print')}</Button>
        </div>
        <div className="usa-checkbox">
          <input id="strict" type="checkbox" className="usa-checkbox__input" checked={!isStrict}
            onChange={({ target }) => onStrict(!target.checked)} />
          <label className="usa-checkbox__label" htmlFor="strict">{t('check.ordinary')}</label>
        </div>
      </section>
      <Missing detail={detail} />
      <Changes leg={leg} question={question} on={answer.on} onApply={(edits) => open('/check/draft/', edits)} isOpenFirst />
      <Duties detail={detail} on={answer.on} />
      {detail.views.map((view) => <Why key={view.proof.id} view={view} both={detail.differs} on={answer.on} />)}
      <Reliance detail={detail} />
      <p className="note">
        {t('answer.law', { day: t.day(answer.on), corpus: answer.corpus.slice(0, 12), read: t.day(answer.verifiedThrough) })}
      </p>
    </section>
  );
}

/** Opens the question as a package of its own, perhaps with changes made. */
function useOpen({ text, path }: PackageQuestion, title: string): (where: string, edits?: readonly Edit[]) => void {
  const [, navigate] = useLocation();
  const [fault, setFault] = useState<unknown>();
  if (fault !== undefined) throw fault;
  return (where, edits = []) => {
    const begin = async (): Promise<void> => {
      const changed = edits.length === 0 ? text : await ask('edit', { text, path, edits });
      const id = newDraftId();
      await saveDraft({ id, title, path: 'package.yaml', text: changed });
      navigate(`${where}${id}?assume=ordinary`);
    };
    begin().catch(setFault);
  };
}
