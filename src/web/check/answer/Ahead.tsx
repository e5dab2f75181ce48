import { OutcomeMark } from '../../app/Outcome.tsx';
import { useText } from '../../app/text.ts';
import type { PackageAnswer } from '../../engine/handlers/determine.ts';

/** The days ahead on which the answer changes without anybody's doing. */
export function Ahead({ answer: { datesAhead } }: { answer: PackageAnswer }) {
  const t = useText();
  if (datesAhead.length === 0) return null;
  return (
    <section className="block">
      <h2>{t('ahead.title')}</h2>
      <ul className="ahead">
        {datesAhead.map(({ on, changes, causes }) => (
          <li key={on}>
            <strong>{t.day(on)}</strong>
            <ul>
              {changes.map(({ leg, view, before, after }) => (
                <li key={`${leg} ${view}`}>
                  <code>{leg}</code> ({t(`view.${view}`)}): <OutcomeMark outcome={before} /> → <OutcomeMark outcome={after} />
                </li>
              ))}
            </ul>
            <p lang="en" className="note">{causes.map(({ text }) => text).join('; ')}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
