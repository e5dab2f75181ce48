import type { RequirementStatus } from '../../program/assess.ts';
import { statusWords } from '../../program/programmeWords.ts';
import { useText } from '../app/text.ts';
import { StatusMark, type Tone } from '../package/StatusMark.tsx';
import type { ProgrammeAnswer, RequirementCard } from './handlers/programme.ts';

const tones: Record<RequirementStatus, Tone> = {
  'not-met': 'no', open: 'open', 'for-judgement': 'unsettled', met: 'yes', 'not-found': 'open', stands: 'lift', 'not-in-force': 'lift',
};
/** What somebody has to act on stands in columns; the rest is folded below. */
const columns = ['not-met', 'open', 'for-judgement', 'met'] as const satisfies RequirementStatus[];
const rest = ['not-found', 'stands', 'not-in-force'] as const satisfies RequirementStatus[];

/** Every requirement of the programme, by how it comes out. No score: none is published. */
export function Board({ answer: { requirements, window, notice } }: { answer: ProgrammeAnswer }) {
  const t = useText();
  const of = (status: RequirementStatus): RequirementCard[] => requirements.filter((one) => one.status === status);
  return (
    <section className="board">
      <h2 className="usa-sr-only">{t('programme.board')}</h2>
      <p className="summary__differs" lang="en">{window} {notice}</p>
      <div className="board__columns">
        {columns.map((status) => (
          <div key={status} className={`board__column board__column--${tones[status]}`}>
            <h3 className="board__head"><Mark status={status} /> <span className="tally__number">{of(status).length}</span></h3>
            <div className="board__list" tabIndex={0} role="region" aria-label={t(`requirement.${status}`)}>
              <ul>{of(status).map((card) => <Card key={card.id} card={card} />)}</ul>
            </div>
          </div>
        ))}
      </div>
      {rest.filter((status) => of(status).length > 0).map((status) => (
        <details key={status} className="fold">
          <summary><Mark status={status} /> ({of(status).length})</summary>
          <ul className="board__rest">{of(status).map((card) => <Card key={card.id} card={card} />)}</ul>
        </details>
      ))}
    </section>
  );
}

function Mark({ status }: { status: RequirementStatus }) {
  const t = useText();
  return <StatusMark tone={tones[status]} sign={statusWords[status].symbol} text={t(`requirement.${status}`)} />;
}

function Card({ card: { requires, asks, reasons, isForAgency, source, grade, stage } }: { card: RequirementCard }) {
  const t = useText();
  return (
    <li className="board__card">
      <p lang="en">{requires}</p>
      <details>
        <summary>{isForAgency ? t('programme.for-agency') : t('programme.why')}</summary>
        {reasons.length > 0 && <ul lang="en">{reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>}
        <p><strong>{t('programme.asks')}</strong> <span lang="en">{asks}</span></p>
        <p className="questions__who" lang="en">{stage} · {source} · {grade}</p>
      </details>
    </li>
  );
}
