import { Button } from '@trussworks/react-uswds';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { MessageId } from '../messages/messages.ts';
import { NewsPart } from './NewsPart.tsx';
import { Page } from './Page.tsx';
import { RoomCards } from './RoomCards.tsx';
import { useText } from './text.ts';
import { isServed } from '../service/served.ts';

/** Where each kind of reader finds the first useful minute. */
const beginnings = [
  { who: 'builder', path: '/check/example/half-finished' }, { who: 'screener', path: '/screening' },
  { who: 'officer', path: '/programme/example/gulf-sovereign-cluster' },
  // Only a service has a catalogue.
  isServed ? { who: 'buyer', path: '/catalogue' } as const
    : { who: 'owner', path: '/programme/example/lower-income-inference-region' } as const,
  { who: 'lender', path: '/finance/example/lower-income-inference-region' }, { who: 'analyst', path: '/law/map' },
  { who: 'researcher', path: '/simulate?portfolio=generated&packages=200&reform=gain-ai&reform=chip-security' },
  { who: 'developer', path: '/develop' },
] as const;

/** The first page: a question in one line, where to begin, what happens to the law, and the rooms. */
export function HomePage() {
  const t = useText();
  const [, navigate] = useLocation();
  const [question, setQuestion] = useState('');
  return (
    <Page title={t('home.title')} lead={t('home.lead')}>
      <form className="sentence" role="search" onSubmit={(event) => {
        event.preventDefault();
        navigate(`/ask?q=${encodeURIComponent(question === '' ? t('ask.example') : question)}`);
      }}>
        <label className="field__label" htmlFor="question">{t('ask.whole')}</label>
        <div className="add-form__row">
          <input id="question" className="usa-input sentence__line" value={question} placeholder={t('ask.example')}
            onChange={({ target }) => setQuestion(target.value)} />
          <Button type="submit">{t('ask.ask')}</Button>
        </div>
      </form>
      <section className="home__part">
        <h2>{t('home.begin')}</h2>
        <ul className="cards">
          {beginnings.map(({ who, path }) => (
            <li key={who} className="card">
              <h3 className="card__title"><Link href={path}>{t(`home.for.${who}`)}</Link></h3>
              <p>{t(`home.for.${who}.about` satisfies MessageId)}</p>
            </li>
          ))}
        </ul>
      </section>
      <NewsPart />
      <RoomCards />
    </Page>
  );
}
