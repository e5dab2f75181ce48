import { useText } from '../app/text.ts';
import { useAnswer } from '../engine/useAnswer.ts';
import { PackageHead } from '../package/PackageHead.tsx';
import type { PackageViewProps } from '../package/PackageRoom.tsx';
import { Board } from './Board.tsx';
import { ControlPart } from './ControlPart.tsx';
import { DependenceChart } from './DependenceChart.tsx';
import { DossierPart } from './DossierPart.tsx';
import type { ProgrammeAnswer } from './handlers/programme.ts';
import './programme.css';

/** What the programme asks of a package, where its value comes from, and who can stop it. */
export function ProgrammeView({ question }: PackageViewProps) {
  const { value: answer, problems } = useAnswer('programmeRoom', question);
  return (
    <PackageHead answer={answer} problems={problems}>
      {answer !== undefined && (
        <>
          <Board answer={answer} />
          <DependenceChart dependence={answer.dependence} />
          <ContentPart content={answer.content} />
          <ControlPart control={answer.control} />
          <PathPart path={answer.path} />
          <MarketsPart markets={answer.markets} />
          <DaysPart answer={answer} />
          <DossierPart question={question} />
        </>
      )}
    </PackageHead>
  );
}

function ContentPart({ content: { state, methods, unseen } }: Pick<ProgrammeAnswer, 'content'>) {
  const t = useText();
  return (
    <section className="section">
      <h2>{t('programme.content')}</h2>
      <p lang="en">{state}</p>
      <div className="scroll" tabIndex={0} role="region" aria-label={t('programme.content')}>
        <table className="usa-table usa-table--borderless plain-table">
          <thead><tr>{(['method', 'share', 'doubts'] as const).map((head) =>
            <th key={head} scope="col">{t(`programme.${head}`)}</th>)}</tr></thead>
          <tbody lang="en">
            {methods.map(({ title, share, doubts }) => (
              <tr key={title}><th scope="row">{title}</th><td>{share}</td><td>{doubts.join(', ')}</td></tr>
            ))}
          </tbody>
        </table>
      </div>
      {unseen.length > 0 && (
        <details className="fold"><summary>{t('programme.unseen', { count: unseen.length })}</summary>
          <ul className="questions" lang="en">{unseen.map((one) => <li key={one}>{one}</li>)}</ul></details>
      )}
    </section>
  );
}

/** What has to be waited for, in the order in which it has to be begun. */
function PathPart({ path: { picture, words, first } }: Pick<ProgrammeAnswer, 'path'>) {
  const t = useText();
  if (picture === '') return null;
  return (
    <section className="section">
      <h2>{t('path.title')}</h2>
      <p>{t('path.first')}</p>
      <ol className="questions" lang="en">{first.map((one) => <li key={one}>{one}</li>)}</ol>
      <div className="path-picture scroll" tabIndex={0} role="region" aria-label={t('path.title')}>
        <img src={`data:image/svg+xml,${encodeURIComponent(picture)}`} alt={t('path.picture')} />
      </div>
      <details className="fold"><summary>{t('path.words')}</summary>
        <ul className="questions" lang="en">{words.map((line) => <li key={line}>{line}</li>)}</ul></details>
    </section>
  );
}

function MarketsPart({ markets }: Pick<ProgrammeAnswer, 'markets'>) {
  const t = useText();
  return (
    <section className="section">
      <h2>{t('programme.markets')}</h2>
      {markets.length === 0 ? <p>{t('programme.markets.none')}</p> : (
        <ul className="questions" lang="en">
          {markets.map(({ name, through, flags }) => (
            <li key={name}><strong>{name}</strong>{through.length > 0 && ` (${through.join(', ')})`}:{' '}
              {flags.length === 0 ? <span lang={t.language}>{t('programme.markets.clear')}</span>
                : flags.map(({ means, cite }) => `${means} (${cite})`).join('; ')}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function DaysPart({ answer: { deadlines, changes, gaps, notices } }: { answer: ProgrammeAnswer }) {
  const t = useText();
  return (
    <section className="section">
      <h2>{t('programme.days')}</h2>
      <ul className="questions">
        {deadlines.map(({ on, what, source }) => (
          <li key={on + what}><strong>{t.day(on)}</strong>{' '}
            <span lang="en">{what} <span className="questions__who">{source}</span></span></li>
        ))}
      </ul>
      {gaps.length > 0 && (
        <details className="fold"><summary>{t('programme.gaps', { count: gaps.length })}</summary>
          <ul className="questions" lang="en">
            {gaps.map(({ kind, what, help }) => (
              <li key={kind + what}>{what} {help.length > 0 && <span className="questions__who">
                {help.map((one) => `${one.agency}: ${one.what}`).join('; ')}</span>}</li>
            ))}
          </ul></details>
      )}
      {changes.map(({ title, changes: said }) => (
        <details key={title} className="fold"><summary lang="en">{title}</summary>
          <dl className="said" lang="en">
            {said.map(({ topic, before, after }) => (
              <div key={topic}><dt>{topic}</dt><dd>{before !== null && <del>{before}</del>} <ins>{after}</ins></dd></div>
            ))}
          </dl></details>
      ))}
      <ul className="note notes" lang="en">{notices.map((notice) => <li key={notice}>{notice}</li>)}</ul>
    </section>
  );
}
