import { useText } from '../app/text.ts';
import type { Verified } from '../engine/handlers/verify.ts';

/** Whether a receipt holds, each thing that was looked at, and where it differs when it is made again. */
export function Verdict({ verified: { holds, title, on, checks, differences, isLawHere } }: { verified: Verified }) {
  const t = useText();
  return (
    <section aria-labelledby="verdict">
      <div className={holds ? 'usa-alert usa-alert--success' : 'usa-alert usa-alert--error'} role="status">
        <div className="usa-alert__body">
          <h2 id="verdict" className="usa-alert__heading">{holds ? t('verify.holds') : t('verify.fails')}</h2>
          <p>{title}{on !== '' && ` · ${on}`}</p>
          {!isLawHere && <p>{t('verify.other-law')}</p>}
        </div>
      </div>
      <ul className="checks">
        {checks.map(({ name, holds: one, text }) => (
          <li key={name} className={one ? 'outcome--yes' : 'outcome--no'}>
            <span aria-hidden="true">{one ? '✓' : '✗'}</span> <strong>{t(`verify.check.${name}`)}</strong>{' '}
            <span className="usa-sr-only">{one ? t('truth.true') : t('truth.false')}</span>{' '}
            <span lang="en" className="checks__text">{text}</span>
          </li>
        ))}
      </ul>
      {differences.length > 0 && (
        <div className="matrix" role="region" aria-label={t('verify.differences')} tabIndex={0}>
          <table className="usa-table">
            <caption>{t('verify.differences')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('verify.field')}</th><th scope="col">{t('verify.before')}</th><th scope="col">{t('verify.after')}</th>
              </tr>
            </thead>
            <tbody>
              {differences.map(({ path, before, after }) => (
                <tr key={path} lang="en">
                  <th scope="row"><code>{path}</code></th><td><code>{before}</code></td><td><code>{after}</code></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
