import { OutcomeMark } from '../../app/Outcome.tsx';
import { useText } from '../../app/text.ts';
import type { ViewDetail } from '../../engine/handlers/explainLeg.ts';
import type { ProofStep } from '../../../determination/proof.ts';
import { Clauses } from './Clauses.tsx';
import { LawLink } from './LawLink.tsx';

/** Why a leg comes out so in one view: each rule at work, then its clauses, then the law. */
export function Why({ view: { decision, proof, lifts }, both, on }: { view: ViewDetail; both: boolean; on: string }) {
  const t = useText();
  const { outcome, eccn, reviewPolicy, grade, possibleOutcomes, readings } = decision;
  return (
    <section className="why">
      <h3>{both ? t(`view.${proof.id}`) : t('why.title')} <OutcomeMark outcome={outcome} full /></h3>
      <dl className="facts">
        {eccn !== null && <div><dt>{t('why.eccn')}</dt><dd>{eccn}</dd></div>}
        {reviewPolicy !== null && outcome === 'licence-required'
          && <div><dt>{t('why.review')}</dt><dd lang="en">{reviewPolicy.replaceAll('-', ' ')}</dd></div>}
        <div><dt>{t('why.grade')}</dt><dd>{t(`grade.${grade}`)}</dd></div>
        {possibleOutcomes.length > 1 && (
          <div><dt>{t('why.possible')}</dt><dd>{possibleOutcomes.map((one) => t(`outcome.${one}`)).join(', ')}</dd></div>
        )}
      </dl>
      {lifts.map(({ name, cite, rule, conditions }) => (
        <div key={rule} className="lift" lang="en">
          <p><strong>{name}</strong> <LawLink rule={rule} cite={cite} on={on} /></p>
          {conditions.length > 0 && <ul>{conditions.map((condition) => <li key={condition}>{condition}</li>)}</ul>}
        </div>
      ))}
      {readings.map((reading, index) => (
        <p key={index}>
          <span lang="en">{reading.questions.join(' ')}</span>{' '}
          {Object.values(reading.readings).map((holds) => (holds ? t('yes') : t('no'))).join(', ')}:{' '}
          <OutcomeMark outcome={reading.outcome} />
        </p>
      ))}
      <ol className="steps">
        {proof.steps.filter(isTelling).map((step) => (
          <li key={`${step.id} ${step.role}`}>
            <details className="step">
              <summary>
                <span className={`step__role step__role--${step.truth}`}>{t(`role.of.${step.role}`)}</span>{' '}
                <span lang="en">{step.title}</span>
              </summary>
              <p className="step__law"><LawLink rule={step.rule} cite={step.cite} on={on} /> · {t(`grade.${step.grade}`)}</p>
              {step.note !== undefined && <p lang="en">{step.note}</p>}
              <Clauses clauses={step.clauses} facts={proof.facts} />
            </details>
          </li>
        ))}
      </ol>
      {proof.steps.length === 0 && <p>{t('why.nothing', { count: proof.notMet.reduce((sum, { rules }) => sum + rules.length, 0) })}</p>}
    </section>
  );
}

/** Exceptions that do not reach the leg would bury the ones that matter. */
function isTelling({ role }: ProofStep): boolean {
  return role !== 'does-not-exempt' && role !== 'does-not-cover';
}
