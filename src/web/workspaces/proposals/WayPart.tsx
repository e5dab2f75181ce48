import { useText } from '../../app/text.ts';
import { useTitles } from '../../service/titles.ts';
import type { Case, Workflow } from './ProposalPage.tsx';

/** The states on the way of a proposal: those it was in, the one it is in, those ahead. */
export function WayPart({ found: { state, log }, rules: { states } }: { found: Case; rules: Workflow }) {
  const t = useText();
  const titleOf = useTitles();
  const past = log.flatMap((one) => one.state ?? []);
  const been = new Set(past);
  const here = states.filter(({ id, asked }) => id === state && asked);
  // What may follow or never come (a withdrawal) is shown only where it came; a question only while it is open, where it was asked.
  const way = states.filter(({ id, outcome, asked, final, ours }) =>
    !asked && (id === state || been.has(id) || !final && !(outcome && ours) && id !== 'reopened'));
  const from = way.findIndex(({ id }) => id === past.at(-2));
  const shown = way.toSpliced(from + 1, 0, ...here);
  return (
    <ol className="way" aria-label={t('proposal.way')}>
      {shown.map(({ id, title }, index) => (
        <li key={id} className={id === state ? 'way__step is-here' : been.has(id) || index === 0 ? 'way__step is-past' : 'way__step'}
          {...(id === state ? { 'aria-current': 'step' } : {})}>{titleOf('state', id, title)}</li>
      ))}
    </ol>
  );
}
