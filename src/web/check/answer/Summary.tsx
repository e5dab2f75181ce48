import { OutcomeMark } from '../../app/Outcome.tsx';
import { useText } from '../../app/text.ts';
import type { PackageAnswer } from '../../engine/handlers/determine.ts';

/** The day, the law, and how many legs come out how: the first thing anybody reads. */
export function Summary({ answer: { legs, on, knownOn, corpus, verifiedThrough } }: { answer: PackageAnswer }) {
  const t = useText();
  const counts = Map.groupBy(legs, ({ enforced }) => enforced.outcome);
  const differing = legs.filter(({ differs }) => differs).length;
  return (
    <div className="summary">
      <p className="summary__law">
        {t('answer.law', { day: t.day(on), corpus: corpus.slice(0, 12), read: t.day(verifiedThrough) })}
        {knownOn !== null && ` ${t('answer.known', { day: t.day(knownOn) })}`}
      </p>
      <ul className="summary__counts">
        {[...counts].map(([outcome, ones]) => (
          <li key={outcome}><span className="summary__number">{ones.length}</span> <OutcomeMark outcome={outcome} /></li>
        ))}
      </ul>
      {differing > 0 && <p className="summary__differs">{t('answer.differs', { count: differing })}</p>}
    </div>
  );
}
