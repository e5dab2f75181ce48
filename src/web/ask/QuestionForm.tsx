import { Button, ComboBox } from '@trussworks/react-uswds';
import { useId, useState } from 'react';
import type { AskedQuestion } from '../../determination/ask.ts';
import { useCountries } from '../app/countries.ts';
import { useText } from '../app/text.ts';
import { ask, ProblemError } from '../engine/client.ts';
import type { Described } from '../engine/handlers/describe.ts';
import type { EditedPackage } from '../check/usePackage.ts';

/** One question: whom it is about, why it is asked, and a place for the answer. Not to know is an answer. */
export function QuestionForm({ question, described, edited, onLater }: {
  question: AskedQuestion; described: Described; edited: EditedPackage; onLater: () => void;
}) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const [complaint, setComplaint] = useState('');
  const [fault, setFault] = useState<unknown>();
  if (fault !== undefined) throw fault;
  const answer = (words: string): void => {
    ask('answerQuestion', { text: edited.text, path: edited.question.path, asked: question, typed: words }).then((result) => {
      if ('complaint' in result) setComplaint(result.complaint);
      else if (result.text === edited.text) onLater();
      else edited.write(result.text);
      // What is known to be unknown would be asked again at once.
      if (words === '?') onLater();
    }, (error: unknown) => {
      if (error instanceof ProblemError) setComplaint(error.message);
      else setFault(error);
    });
  };
  const { about, reason, who, findings, unit } = question;
  return (
    <form className="interview" onSubmit={(event) => { event.preventDefault(); if (typed.trim() !== '') answer(typed); }}>
      <p className="usa-intro">{t('interview.about', { about })}</p>
      <Control question={question} described={described} edited={edited} typed={typed} onType={setTyped} />
      {unit !== undefined && <p className="usa-hint" lang="en">{unit}</p>}
      {complaint !== '' && <p className="usa-error-message" role="alert" lang="en">{complaint}</p>}
      <div className="own__buttons">
        <Button type="submit" disabled={typed.trim() === ''}>{t('interview.answer')}</Button>
        <Button type="button" outline onClick={() => answer('?')}>{t('interview.unknown')}</Button>
        <Button type="button" unstyled onClick={onLater}>{t('interview.later')}</Button>
      </div>
      <dl className="interview__why">
        {reason !== '' && <><dt>{t('interview.why')}</dt><dd lang="en">{reason}</dd></>}
        {who !== undefined && <><dt>{t('interview.who')}</dt><dd lang="en">{who}</dd></>}
        <dt>{t('interview.waits')}</dt>
        <dd lang="en">{findings.slice(0, 6).join(', ')}{findings.length > 6 ? ` … ${findings.length}` : ''}</dd>
      </dl>
    </form>
  );
}

function Control({ question: { type, values, question }, described, edited, typed, onType }: {
  question: AskedQuestion; described: Described; edited: EditedPackage; typed: string; onType: (text: string) => void;
}) {
  const t = useText();
  const id = useId();
  const countries = useCountries(described);
  const choices: readonly (readonly [string, string])[] | undefined = type === 'boolean' ? [['yes', t('yes')], ['no', t('no')]]
    : values?.map((value) => [value, value.replaceAll('-', ' ')] as const);
  if (choices !== undefined && choices.length <= 8) {
    return (
      <fieldset className="usa-fieldset">
        <legend className="usa-sr-only" lang="en">{question}</legend>
        {choices.map(([value, words]) => (
          <div key={value} className="usa-radio">
            <input id={`${id}-${value}`} type="radio" name={id} className="usa-radio__input" checked={typed === value}
              onChange={() => onType(value)} />
            <label className="usa-radio__label" htmlFor={`${id}-${value}`}>{words}</label>
          </div>
        ))}
      </fieldset>
    );
  }
  const label = <label className="usa-sr-only" htmlFor={id} lang="en">{question}</label>;
  if (type === 'country' || choices !== undefined) {
    const options = (type === 'country' ? countries : choices ?? []).map(([value, words]) => ({ value, label: words }));
    return <>{label}<ComboBox id={id} name={id} options={options} onChange={(value) => onType(value ?? '')} /></>;
  }
  const parties = type === 'party' ? edited.answer?.package.parties ?? [] : [];
  return (
    <>
      {label}
      <input id={id} className="usa-input" type={type === 'date' ? 'date' : 'text'} value={typed}
        onChange={({ target }) => onType(target.value)} {...(parties.length > 0 ? { list: `${id}-parties` } : {})} />
      {parties.length > 0 && (
        <datalist id={`${id}-parties`}>{parties.map(({ id: party, name }) => <option key={party} value={name} />)}</datalist>
      )}
    </>
  );
}
