import { useText } from '../../app/text.ts';
import type { LegDetail } from '../../engine/handlers/explainLeg.ts';

const mostShown = 8;

/** What has to be known before the answer is an answer, each with who can say. */
export function Missing({ detail: { views } }: { detail: LegDetail }) {
  const t = useText();
  const needs = [...new Map(views.flatMap(({ decision }) => decision.needs).map((need) => [need.fact, need])).values()];
  const judgements = views.flatMap(({ decision }) => decision.judgements);
  if (needs.length + judgements.length === 0) return null;
  return (
    <section>
      <h3>{t('missing.title')}</h3>
      <ul className="questions">
        {judgements.map(({ rule, question, who, cite }) => (
          <li key={rule} lang="en">{question} <span className="questions__who">{who} · {cite}</span></li>
        ))}
        {needs.slice(0, mostShown).map(({ fact, question, who }) => (
          <li key={fact} lang="en">{question} {who !== undefined && <span className="questions__who">{who}</span>}</li>
        ))}
      </ul>
      {needs.length > mostShown && <p>{t('missing.more', { count: needs.length - mostShown })}</p>}
    </section>
  );
}
