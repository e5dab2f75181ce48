import { Button } from '@trussworks/react-uswds';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { Page } from './Page.tsx';
import { RoomCards } from './RoomCards.tsx';
import { useText } from './text.ts';

/** The first page: a question in one line, and the rooms. */
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
      <RoomCards />
      <p className="note">{t('home.advice')}</p>
    </Page>
  );
}
