import { factsBelow, originText, plainSource, valueText } from '../../../cli/render/proofClause.ts';
import type { FactStep } from '../../../determination/proof.ts';
import type { ProofClause } from '../../../engine/prover.ts';
import { useText } from '../../app/text.ts';

const marks = { true: '✓', false: '✗', unknown: '?' } as const;

/** What a rule says, clause by clause, each with whether it is met and on which facts. */
export function Clauses({ clauses, facts }: { clauses: readonly ProofClause[]; facts: readonly FactStep[] }) {
  const t = useText();
  if (clauses.length === 0) return <p>{t('clauses.none')}</p>;
  return (
    <ul className="clauses">
      {clauses.map((clause) => (
        <li key={clause.at}>
          <p className={`clause clause--${clause.truth}`}>
            <span aria-hidden="true">{marks[clause.truth]}</span><span className="usa-sr-only">{t(`truth.${clause.truth}`)}</span>{' '}
            <span lang="en">{plainSource(clause.source)}</span>
          </p>
          <ul className="clause__facts" lang="en">
            {factsBelow(clause).map((name) => <FactLine key={name} name={name} fact={facts.find((one) => one.name === name)} />)}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function FactLine({ name, fact }: { name: string; fact: FactStep | undefined }) {
  if (fact === undefined) return <li><code>{name}</code></li>;
  const by = fact.conclusion === undefined ? originText(fact.origin) : `concluded under ${fact.conclusion.cite}`;
  return (
    <li title={fact.question}>
      <code>{name}</code> = <strong>{valueText(fact.value)}</strong>{fact.unit !== undefined && fact.value !== null ? ` ${fact.unit}` : ''}
      {' '}<span className="clause__origin">{by}</span>
    </li>
  );
}
