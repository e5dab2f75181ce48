import { Button } from '@trussworks/react-uswds';
import { useState } from 'react';
import { useText } from '../../app/text.ts';
import { useAnswer } from '../../engine/useAnswer.ts';
import type { ShownSimulation, ShownWitness } from '../handlers/shown.ts';
import type { AskedSimulation } from '../handlers/simulate.ts';

/** An invented delivery that comes out otherwise, for each law that is asked about. */
export function Witnesses({ asked, simulation: { laws } }: { asked: AskedSimulation; simulation: ShownSimulation }) {
  const t = useText();
  const [wanted, setWanted] = useState<readonly number[]>([]);
  return (
    <section className="section">
      <h2>{t('witness.title')}</h2>
      <p>{t('witness.about')}</p>
      {laws.map(({ name }, index) => index > 0 && (
        <div key={name}>
          <h3>{name}</h3>
          {wanted.includes(index) ? <Witness asked={asked} law={index} />
            : <Button type="button" outline onClick={() => setWanted((before) => [...before, index])}>
              {t('witness.look')}<span className="usa-sr-only"> {name}</span></Button>}
        </div>
      ))}
    </section>
  );
}

function Witness({ asked, law }: { asked: AskedSimulation; law: number }) {
  const t = useText();
  const { value } = useAnswer('simulationWitness', { asked, law });
  if (value === undefined) return <p role="status">{t('witness.looking')}</p>;
  const { found, sameLaw, looked, bounded } = value;
  if (found === null) return <p role="status">{t(sameLaw ? 'witness.same' : bounded ? 'witness.bounded' : 'witness.none', { looked })}</p>;
  return <Found found={found} />;
}

function Found({ found: { facts, changes, because, from } }: { found: NonNullable<ShownWitness['found']> }) {
  const t = useText();
  return (
    <div className="witness" role="status">
      <dl className="facts" lang="en">{facts.map(({ name, value }) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      <ul className="questions" lang="en">
        {changes.map(({ aspect, before, after }) => <li key={aspect}>{aspect}: <del>{before || '–'}</del> → <ins>{after || '–'}</ins></li>)}
      </ul>
      {because.length > 0 && <details className="fold"><summary>{t('witness.because')}</summary>
        <ul className="questions" lang="en">{because.map((one) => <li key={one}>{one}</li>)}</ul></details>}
      <p className="note">{t('witness.from', { from })}</p>
    </div>
  );
}
