import { Button } from '@trussworks/react-uswds';
import type { Diagnostic } from '../../corpus/diagnostic.ts';
import { useText } from './text.ts';

const mostShown = 12;

/** What is wrong, where, and how to mend it. What stood on the page before stays. */
export function Problems({ title, problems, onGo }: {
  title: string; problems: readonly Diagnostic[]; onGo?: (problem: Diagnostic) => void;
}) {
  const t = useText();
  if (problems.length === 0) return null;
  const rest = problems.length - mostShown;
  return (
    <div className="usa-alert usa-alert--error" role="alert">
      <div className="usa-alert__body">
        <h2 className="usa-alert__heading">{title}</h2>
        <ul className="problems">
          {problems.slice(0, mostShown).map(({ line, column, field, message, hint, file }, index) => (
            <li key={index}>
              {file !== '' && (onGo === undefined ? <span className="problems__place">{t('problem.place', { line, column })}</span>
                : <Button type="button" unstyled className="problems__place" onClick={() => onGo(problems[index]!)}>
                  {t('problem.place', { line, column })}
                </Button>)}
              <span lang="en">{field !== undefined && <code>{field}</code>} {message} {hint !== undefined && <em>{hint}</em>}</span>
            </li>
          ))}
        </ul>
        {rest > 0 && <p>{t('problem.more', { count: rest })}</p>}
      </div>
    </div>
  );
}
