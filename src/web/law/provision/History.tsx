import { Link } from 'wouter';
import { useText } from '../../app/text.ts';
import { lawAddress } from '../address.ts';
import type { Wording } from '../handlers/provision.ts';

/** Every wording by its days, each with the way to it and to what it changed. */
export function History({ history, shown, id, on, against }: {
  history: readonly Wording[]; shown: string; id: string; on: string; against: string | null;
}) {
  const t = useText();
  return (
    <section className="block">
      <h2>{t('law.history', { count: history.length })}</h2>
      <ol className="law-history">
        {history.map((wording, index) => {
          const { effective, last, title, source } = wording;
          const before = history[index - 1];
          return (
            <li key={effective} {...(effective === shown ? { 'aria-current': 'true' } : {})}>
              <Link href={lawAddress(id, effective)}>{t.day(effective)} – {last === null ? '…' : t.day(last)}</Link>
              <p><span lang="en">{title} <span className="note">({source})</span></span></p>
              {before !== undefined && (
                <Link className="no-print" href={`${lawAddress(id, effective)}&against=${before.effective}`}>{t('law.what-changed')}</Link>
              )}
            </li>
          );
        })}
      </ol>
      {against !== null && <p className="no-print"><Link href={lawAddress(id, on)}>{t('law.difference.close')}</Link></p>}
    </section>
  );
}
