import { useLocation } from 'wouter';
import type { Outcome } from '../../../engine/program.ts';
import { OutcomeMark, outcomeTone } from '../../app/Outcome.tsx';
import { useText } from '../../app/text.ts';
import { ActButton } from '../../service/ActButton.tsx';
import type { Answer } from '../../service/api.ts';
import { usePlace } from '../place.ts';
import { openDraft } from './openDraft.ts';

type Notice = Answer<'/api/workspaces/{workspace}/notices'>['items'][number];

const millisecondsInDay = 86_400_000;

/** What really changed in the answer for a watched package: each finding before and after, and what made it change. */
export function NoticeCard({ notice: { at, causes, changes, package: of }, version, title, assume }: {
  notice: Notice; version: number; title: string; assume: string | undefined;
}) {
  const t = useText();
  const { workspace } = usePlace();
  const [, navigate] = useLocation();
  const now = at.slice(0, 10);
  const turned = causes.map((cause) => /^day (\d{4}-\d\d-\d\d): /.exec(cause)?.[1]).find((day) => day !== undefined);
  const open = async (on: string): Promise<void> => {
    const asked = new URLSearchParams({ on, ...(assume === undefined ? {} : { assume }) });
    navigate(`${await openDraft({ workspace, package: of, version, title })}?${asked.toString()}`);
  };
  return (
    <article className="watch__notice">
      <h3>{t.day(at)}</h3>
      <div className="scroll" tabIndex={0} role="region" aria-label={t('watch.changes', { day: t.day(at) })}>
        <table className="usa-table plain-table">
          <thead><tr><th scope="col">{t('watch.finding')}</th><th scope="col">{t('watch.before')}</th>
            <th scope="col">{t('watch.after')}</th></tr></thead>
          <tbody>
            {changes.map(({ finding, before, after }) => (
              <tr key={finding}>
                <th scope="row" lang="en">{finding}</th>
                <td><Said words={before} /></td>
                <td><Said words={after} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h4>{t('watch.why')}</h4>
      <ul className="questions" lang="en">{causes.map((cause) => <li key={cause}>{cause}</li>)}</ul>
      <div className="act__row no-print">
        {turned !== undefined && <ActButton onSend={() => open(dayBefore(turned))}>
          {t('watch.open', { day: t.day(dayBefore(turned)) })}</ActButton>}
        <ActButton onSend={() => open(turned ?? now)}>{t('watch.open', { day: t.day(turned ?? now) })}</ActButton>
      </div>
    </article>
  );
}

/** An answer as a monitor remembers it: an outcome as everywhere on the site, and the rest in its own words. */
function Said({ words }: { words: string | null }) {
  const t = useText();
  if (words === null) return t('watch.nothing');
  const [first = '', ...rest] = words.split(/(?=[ ,;])/);
  if (!isOutcome(first)) return <span lang="en">{words}</span>;
  return <><OutcomeMark outcome={first} /><span lang="en">{rest.join('')}</span></>;
}

function isOutcome(word: string): word is Outcome {
  return word in outcomeTone;
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - millisecondsInDay).toISOString().slice(0, 10);
}
