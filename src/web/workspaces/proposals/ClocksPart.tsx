import { useText } from '../../app/text.ts';
import { StatusMark } from '../../package/StatusMark.tsx';
import { useTitles } from '../../service/titles.ts';
import type { Case } from './ProposalPage.tsx';

/** Every clock of a proposal: how much is used, what is left, whether it stands still. */
export function ClocksPart({ clocks }: { clocks: Case['clocks'] }) {
  const t = useText();
  const titleOf = useTitles();
  if (clocks.length === 0) return null;
  return (
    <section className="section">
      <h2>{t('clocks.title')}</h2>
      <ul className="rows">
        {clocks.map(({ clock, title, runs, usedWorkingDays, leftWorkingDays, due, ours }) => (
          <li key={clock}>
            <strong>{titleOf('clock', clock, title)}</strong>
            <meter min={0} max={Math.max(1, usedWorkingDays + Math.max(0, leftWorkingDays))} value={usedWorkingDays} aria-hidden="true" />
            <span>{t('clocks.used', { used: usedWorkingDays, left: Math.max(0, leftWorkingDays) })}</span>
            {ours && <span className="rows__more">{t('clocks.ours')}</span>}
            <span className="rows__end">
              {!runs ? <span className="note">{t('clocks.stands')}</span>
                : leftWorkingDays < 0 ? <StatusMark tone="no" sign="!" text={t('clocks.over', { count: -leftWorkingDays })} />
                  : <StatusMark tone="yes" sign="○" text={due === null ? t('clocks.runs') : t('tasks.due', { day: t.day(due) })} />}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
