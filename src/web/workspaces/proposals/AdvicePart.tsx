import { useText } from '../../app/text.ts';
import { StatusMark, type Tone } from '../../package/StatusMark.tsx';
import { useTitles } from '../../service/titles.ts';
import type { Case, Workflow } from './ProposalPage.tsx';

type Stance = Workflow['advice'][number]['stance'];

const marks: Record<Stance, { tone: Tone; sign: string }> = {
  for: { tone: 'yes', sign: '✓' }, against: { tone: 'no', sign: '✗' }, none: { tone: 'open', sign: '–' },
};

/** What each consulted agency said last, and who has said nothing. Silence is shown as silence. */
export function AdvicePart({ advice: { given, silent, conflicting }, rules: { agencies, advice } }: {
  advice: NonNullable<Case['advice']>; rules: Workflow;
}) {
  const t = useText();
  const titleOf = useTitles();
  return (
    <section className="section">
      <h2>{t('advice.title')}</h2>
      {conflicting && <p className="summary__differs">{t('advice.conflicting')}</p>}
      <ul className="rows">
        {agencies.map(({ id, name }) => {
          const said = given.find(({ agency }) => agency === id);
          const kind = advice.find((one) => one.id === said?.advice);
          return (
            <li key={id}>
              <strong lang="en">{name}</strong>
              {said === undefined || kind === undefined
                ? <span className="note">{silent.includes(id) ? t('advice.silent') : ''}</span>
                : (
                  <>
                    <StatusMark {...marks[kind.stance]} text={titleOf('advice', kind.id, kind.title)} />
                    <span>{[said.with.conditions, said.with.reason].filter(Boolean).map((words) => <q key={words}>{words}</q>)}</span>
                    <time className="rows__more rows__end" dateTime={said.at}>{t.day(said.at)}</time>
                  </>
                )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
