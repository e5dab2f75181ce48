import { useText } from '../app/text.ts';
import type { Refusal } from './api.ts';

/** What the service refused, and why, in its own words. What stood on the page stays. */
export function Refused({ refusal }: { refusal: Refusal | undefined }) {
  const t = useText();
  if (refusal === undefined) return null;
  return (
    <div className="usa-alert usa-alert--error" role="alert">
      <div className="usa-alert__body">
        <p className="usa-alert__heading">{t('refused.title')}</p>
        <p className="usa-alert__text" lang="en">{refusal.message}</p>
        {refusal.faults.length > 0 && (
          <ul className="problems" lang="en">
            {refusal.faults.map(({ at, message, hint }) => (
              <li key={at + message}><code>{at}</code> {message} {hint !== undefined && <em>{hint}</em>}</li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
