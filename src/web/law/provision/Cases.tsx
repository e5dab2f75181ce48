import { useText } from '../../app/text.ts';
import { useAnswer } from '../../engine/useAnswer.ts';
import type { ShownCase } from '../handlers/provision.ts';

const shownAtOnce = 5;

/** The worked examples of a provision, each run here and now against what its source says. */
export function Cases({ id }: { id: string }) {
  const t = useText();
  const { value: cases } = useAnswer('lawCases', { id });
  if (cases === undefined) return <section className="block"><h2>{t('law.cases')}</h2><p role="status">{t('waiting')}</p></section>;
  if (cases.length === 0) return <section className="block"><h2>{t('law.cases')}</h2><p>{t('law.cases.none')}</p></section>;
  const holding = cases.filter(({ disagreements }) => disagreements.length === 0).length;
  const rest = cases.slice(shownAtOnce);
  return (
    <section className="block">
      <h2>{t('law.cases')}</h2>
      <p>{t('law.cases.hold', { count: cases.length, holding })}</p>
      {cases.slice(0, shownAtOnce).map((one) => <WorkedCase key={one.id} {...one} />)}
      {rest.length > 0 && (
        <details className="law-more"><summary>{t('law.cases.more', { count: rest.length })}</summary>
          {rest.map((one) => <WorkedCase key={one.id} {...one} />)}
        </details>
      )}
    </section>
  );
}

function WorkedCase({ question, id, on, facts, expect, source, disagreements }: ShownCase) {
  const t = useText();
  const holds = disagreements.length === 0;
  return (
    <details className="law-case">
      <summary>
        <span className={`outcome outcome--${holds ? 'yes' : 'no'}`}>
          <span aria-hidden="true" className="outcome__sign">{holds ? '✓' : '✗'}</span>
          <span className="usa-sr-only">{t(holds ? 'law.case.holds' : 'law.case.fails')}</span></span>
        <span lang="en">{question === '' ? id : question}</span> <span className="note">{t.day(on)}</span>
      </summary>
      <div className="law-case__body" lang="en">
        <h3 lang={t.language}>{t('law.case.facts')}</h3>
        <Fields of={facts} />
        <h3 lang={t.language}>{t('law.case.expected')}</h3>
        <Fields of={expect} />
        {disagreements.map(({ key, found }) => <p key={key} className="law-case__fails">{key}: {JSON.stringify(found)}</p>)}
        <p className="note">{source}</p>
      </div>
    </details>
  );
}

function Fields({ of }: { of: Readonly<Record<string, unknown>> }) {
  return (
    <dl className="rule__fields">
      {Object.entries(of).map(([name, value]) => (
        <div key={name}><dt>{name}</dt><dd><code>{JSON.stringify(value)}</code></dd></div>
      ))}
    </dl>
  );
}
