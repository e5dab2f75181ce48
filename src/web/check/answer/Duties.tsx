import { dueOf } from '../../../cli/render/report.ts';
import { useText } from '../../app/text.ts';
import type { LegDetail } from '../../engine/handlers/explainLeg.ts';
import { LawLink } from './LawLink.tsx';

/** What has to be done by whoever uses the answer, and by when. */
export function Duties({ detail: { views }, on }: { detail: LegDetail; on: string }) {
  const t = useText();
  const duties = [...new Map(views.flatMap(({ decision }) => decision.duties).map((duty) => [duty.rule, duty])).values()];
  const applied = new Set(views[0]?.decision.duties.map(({ rule }) => rule));
  if (duties.length === 0) return null;
  return (
    <section>
      <h3>{t('duties.title')}</h3>
      <ul className="questions" lang="en">
        {duties.map((duty) => (
          <li key={duty.rule}>
            {duty.duty} {dueOf(duty) !== '' && <strong>{dueOf(duty)}</strong>} <LawLink rule={duty.rule} cite={duty.cite} on={on} />
            {!applied.has(duty.rule) && <span className="questions__who"> ({t('view.codified')})</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
