import { useText } from '../app/text.ts';
import type { Interview } from '../engine/handlers/interview.ts';

/** How far the interview is, as far as anybody can know: findings settled, and the fewest answers that can settle the rest. */
export function Progress({ interview: { open, findings, shortest, bounded, diligence }, isDiligence, isWaiting }: {
  interview: Interview; isDiligence: boolean; isWaiting: boolean;
}) {
  const t = useText();
  const settled = Math.max(0, findings - open);
  return (
    <div className="progress" aria-busy={isWaiting}>
      <progress value={settled} max={findings} aria-label={t('interview.progress')} />
      <p role="status">
        {isDiligence ? t('interview.diligence', { count: diligence.length })
          : t(bounded ? 'interview.left.bounded' : 'interview.left', { settled, findings: findings, shortest })}
      </p>
    </div>
  );
}
