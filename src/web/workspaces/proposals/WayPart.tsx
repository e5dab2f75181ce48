import { useText } from '../../app/text.ts';
import { useTitles } from '../../service/titles.ts';
import type { Case, Workflow } from './ProposalPage.tsx';

/** The states on the way of a proposal: those it was in, the one it is in, those ahead. */
export function WayPart({ found: { state, log }, rules: { states } }: { found: Case; rules: Workflow }) {
  const t = useText();
  const titleOf = useTitles();
  const been = new Set(log.flatMap((one) => one.state ?? []));
  // What may follow or never come (a withdrawal, a question) is shown only where it came.
  const shown = states.filter(({ id, outcome, asked, final, ours }) =>
    id === state || been.has(id) || !(final || asked) && !(outcome && ours) && id !== 'reopened');
  return (
    <ol className="way" aria-label={t('proposal.way')}>
      {shown.map(({ id, title }, index) => (
        <li key={id} className={id === state ? 'way__step is-here' : been.has(id) || index === 0 ? 'way__step is-past' : 'way__step'}
          {...(id === state ? { 'aria-current': 'step' } : {})}>{titleOf('state', id, title)}</li>
      ))}
    </ol>
  );
}
