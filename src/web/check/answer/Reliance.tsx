import type { Reliance as Relied } from '../../../engine/decision.ts';
import { useText } from '../../app/text.ts';
import type { LegDetail } from '../../engine/handlers/explainLeg.ts';

const kinds = ['announcement', 'horizon', 'list', 'record', 'assumption', 'diligence'] as const;
const mostShown = 6;

/** What the answer would not survive the loss of. */
export function Reliance({ detail: { views } }: { detail: LegDetail }) {
  const t = useText();
  const all = [...new Map(views.flatMap(({ decision }) => decision.restsOn).map((one) => [`${one.kind} ${one.text}`, one])).values()];
  if (all.length === 0) return null;
  return (
    <section>
      <h3>{t('reliance.title')}</h3>
      {kinds.map((kind) => <Kind key={kind} title={t(`reliance.${kind}`)} reliances={all.filter((one) => one.kind === kind)} />)}
    </section>
  );
}

function Kind({ title, reliances }: { title: string; reliances: readonly Relied[] }) {
  if (reliances.length === 0) return null;
  const list = (
    <ul className="questions" lang="en">
      {reliances.map(({ text, source }) => (
        <li key={text}>{text} {source !== undefined && <span className="questions__who">{source}</span>}</li>
      ))}
    </ul>
  );
  if (reliances.length <= mostShown) return <><h4>{title}</h4>{list}</>;
  return <details className="step"><summary>{title} ({reliances.length})</summary>{list}</details>;
}
