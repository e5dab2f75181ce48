import type { ControlMap } from '../../program/control.ts';
import { useText } from '../app/text.ts';

/** The buyer's map: in whose hands what is, who can stop it, with what notice, and how to be ready. */
export function ControlPart({ control: { held, levers, deals } }: { control: ControlMap }) {
  const t = useText();
  return (
    <section className="section">
      <h2>{t('control.title')}</h2>
      <p>{t('control.lead')}</p>
      <dl className="hands">
        {held.map(({ what, by }) => (
          <div key={what}><dt lang="en">{what}</dt><dd lang="en">{by ?? <em lang={t.language}>{t('control.unknown')}</em>}</dd></div>
        ))}
      </dl>
      <h3>{t('control.levers', { count: levers.length })}</h3>
      <ul className="levers">
        {levers.map(({ lever: { id, who, can, provision, notice, ready }, reaches }) => (
          <li key={id} className="lever" lang="en">
            <p><strong>{who}</strong> {can} <span className="questions__who">{provision}</span></p>
            <dl>
              <div><dt lang={t.language}>{t('control.notice')}</dt><dd>{notice}</dd></div>
              <div><dt lang={t.language}>{t('control.reaches')}</dt><dd>{reaches.join(', ')}</dd></div>
              <div><dt lang={t.language}>{t('control.ready')}</dt><dd>{ready}</dd></div>
            </dl>
          </li>
        ))}
      </ul>
      <h3>{t('control.deals')}</h3>
      {deals.length === 0 ? <p>{t('control.deals.none')}</p> : (
        <ul className="questions" lang="en">
          {deals.map(({ title, on, promises, effect, status }) => (
            <li key={title}><strong>{title}</strong> ({t.day(on)}): {promises} {effect}; {status}.</li>
          ))}
        </ul>
      )}
    </section>
  );
}
