import { Link } from 'wouter';
import { useText } from '../../app/text.ts';
import { lawAddress } from '../address.ts';
import type { ListedTopic } from '../handlers/reading.ts';
import { stateWords } from '../words.ts';

/** One topic of the law: how well it is covered, its provisions, and what is known to be missing. */
export function TopicPart({ topic: { topic, about }, whole, provisions, gaps, on }: ListedTopic & { on: string }) {
  const t = useText();
  return (
    <details className="part">
      <summary className="part__title">
        <h3 lang="en">{topic}</h3>
        <span className="part__count">{t('law.provisions', { count: provisions.length })}</span>
      </summary>
      <div className="part__body">
        <p lang="en">{about}</p>
        {whole !== undefined && (
          <p className="note">{t('law.coverage', {
            versions: whole.versions, rules: whole.rules, cases: whole.cases, grade: t(`grade.${whole.weakest}`), doubts: whole.doubts,
          })}</p>
        )}
        <ul className="law-list">
          {provisions.map(({ id, title, cite, since, states }) => (
            <li key={id}>
              <Link href={lawAddress(id, on)} lang="en">{cite}</Link> <span lang="en">{title}</span>
              {since === null && <em> {t('law.not-in-force')}</em>}
              {states.map((state) => <span key={state} className="law-tag">{t(stateWords(state))}</span>)}
            </li>
          ))}
        </ul>
        {gaps.length > 0 && (
          <>
            <h4>{t('law.gaps')}</h4>
            <ul lang="en">{gaps.map(({ gap }) => <li key={gap}>{gap}</li>)}</ul>
          </>
        )}
      </div>
    </details>
  );
}
