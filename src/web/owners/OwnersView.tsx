import { useSearchParams } from 'wouter';
import { useText } from '../app/text.ts';
import { useAnswer } from '../engine/useAnswer.ts';
import { PackageHead } from '../package/PackageHead.tsx';
import type { PackageViewProps } from '../package/PackageRoom.tsx';
import { RulePart } from './RulePart.tsx';
import './owners.css';

/** The owners of one party as a picture, and what each rule makes of them, with the sum written out. */
export function OwnersView({ question }: PackageViewProps) {
  const t = useText();
  const [search, setSearch] = useSearchParams();
  const { value: answer, problems } = useAnswer('ownersRoom', { question, party: search.get('party') });
  const rules = answer?.rules ?? [];
  return (
    <PackageHead answer={answer} problems={problems}>
      {answer?.party === null && <p className="usa-intro">{t('ownersRoom.nobody')}</p>}
      {answer !== undefined && answer.party !== null && (
        <>
          <div className="owners__choice">
            <label className="field__label" htmlFor="party">{t('ownersRoom.party')}</label>
            <select id="party" className="usa-select" value={answer.party.id} lang="en" onChange={({ target }) => setSearch((before) => {
              before.set('party', target.value);
              return before;
            }, { replace: true })}>
              {answer.parties.map(({ id, name, owners }) => (
                <option key={id} value={id}>{`${name}${owners === 0 ? '' : ` (${t('ownersRoom.count', { count: owners })})`}`}</option>
              ))}
            </select>
          </div>
          <figure className="owners__picture" tabIndex={0}>
            <img src={`data:image/svg+xml,${encodeURIComponent(answer.picture)}`}
              alt={t('ownersRoom.picture', { name: answer.party.name })} />
          </figure>
          {rules.map((rule) => <RulePart key={rule.name} rule={rule} />)}
          {answer.tops.map((words) => (
            <section key={words[0]} className="section" lang="en">
              <h2>{words[0]!.replace(/^\S+\s+/, '')}</h2>
              <ul className="questions">{words.slice(1).map((line) => <li key={line}>{line.trim()}</li>)}</ul>
            </section>
          ))}
        </>
      )}
    </PackageHead>
  );
}
