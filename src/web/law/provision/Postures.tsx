import { useText } from '../../app/text.ts';
import type { ShownRule } from '../handlers/provision.ts';
import { stateWords } from '../words.ts';

/** Clause by clause, what is law as printed and what is law as applied; one sentence where the two are the same. */
export function Postures({ rules, on }: { rules: readonly ShownRule[]; on: string }) {
  const t = useText();
  if (rules.length === 0) return null;
  const differing = rules.filter(({ printed, applied }) => printed !== applied);
  return (
    <section className="block">
      <h2>{t('law.postures')}</h2>
      {differing.length === 0 ? <p>{t('law.postures.same', { count: rules.length, day: t.day(on) })}</p> : (
        <>
          <p className="summary__differs">{t('law.postures.differ', { count: differing.length, all: rules.length, day: t.day(on) })}</p>
          <div className="law-scroll" tabIndex={0} role="region" aria-label={t('law.postures')}>
            <table className="usa-table law-table">
              <thead>
                <tr><th scope="col">{t('law.clause')}</th><th scope="col">{t('view.codified')}</th>
                  <th scope="col">{t('view.enforced')}</th><th scope="col">{t('law.why')}</th></tr>
              </thead>
              <tbody>{rules.map((rule) => <PostureRow key={rule.id} {...rule} />)}</tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}

function PostureRow({ name, cite, kind, printed, applied, posture }: ShownRule) {
  const t = useText();
  const says = (holds: boolean): string => `${holds ? '✓' : '–'} ${t(holds ? 'law.holds' : 'law.holds-not')}`;
  return (
    <tr className={printed === applied ? undefined : 'law-table__differs'}>
      <th scope="row">
        <a href={`#${name}`} lang="en">{cite}</a> <span className="note">{t(`law.kind.${kind}`)} <em lang="en">{name}</em></span>
      </th>
      <td>{says(printed)}</td>
      <td>{says(applied)}</td>
      <td>
        {posture !== null && (
          <>
            {t(stateWords(posture.state))}, {t('law.from', { day: t.day(posture.from) })}
            {posture.to !== undefined && ` – ${t.day(posture.to)}`}
            <br /><span lang="en">{posture.by}</span>{posture.grade !== undefined && ` (${t(`grade.${posture.grade}`)})`}
          </>
        )}
      </td>
    </tr>
  );
}
