import { Link, useLocation } from 'wouter';
import { useText } from '../../app/text.ts';
import type { PackageAnswer } from '../../engine/handlers/determine.ts';

const mostShown = 5;

/** What the whole package waits for, the question on which most hangs first. */
export function OpenQuestions({ answer: { questions } }: { answer: PackageAnswer }) {
  const t = useText();
  const [path] = useLocation();
  if (questions.length === 0) return null;
  return (
    <section className="block">
      <h2>{t('open.title', { count: questions.length })}</h2>
      <ol className="questions">
        {questions.slice(0, mostShown).map(({ fact, question, who, legs }) => (
          <li key={`${fact} ${legs.join()}`}><span lang="en">{question}</span>{' '}
            <span className="questions__who">
              {who !== null && <span lang="en">{who} · </span>}{t('open.legs', { count: legs.length })}
            </span></li>
        ))}
      </ol>
      <p className="no-print"><Link className="usa-button" href={path.replace(/^\/check/, '/ask')}>{t('open.ask')}</Link></p>
    </section>
  );
}
