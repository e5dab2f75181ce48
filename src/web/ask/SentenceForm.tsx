import { Button, ComboBox } from '@trussworks/react-uswds';
import { type ReactNode, useId, useMemo, useState } from 'react';
import { useCountries } from '../app/countries.ts';
import { today } from '../app/today.ts';
import { useText } from '../app/text.ts';
import type { Described } from '../engine/handlers/describe.ts';
import { numberTyped } from '../check/builder/numbers.ts';
import { placeChoices } from './places.ts';
import { readSentence, type Sentence } from './sentence.ts';
import { sentenceNames } from './sentenceNames.ts';

/** The question as a sentence with places to fill, or typed in one go. */
export function SentenceForm({ described, asked, onAsk }: { described: Described; asked: Sentence; onAsk: (sentence: Sentence) => void }) {
  const t = useText();
  const [sentence, setSentence] = useState(asked);
  const [missing, setMissing] = useState(false);
  const countries = useCountries(described);
  const places = useMemo(() => placeChoices(countries), [countries]);
  const names = useMemo(() => sentenceNames(described, places), [described, places]);
  const [filled, setFilled] = useState(0);
  const put = (changed: Partial<Sentence>): void => setSentence((before) => ({ ...before, ...changed }));
  const placeOptions = places.map(({ code, name, cities }) => ({ value: code, label: [name, ...cities].join(' · ') }));
  const itemOptions = described.catalog.map(({ id, name, aliases }) => ({ value: id, label: [name, ...aliases].join(' · ') }));
  const submit = (): void => {
    const isWhole = sentence.what !== null && sentence.where !== null;
    setMissing(!isWhole);
    if (isWhole) onAsk(sentence);
  };
  const place = (field: 'where' | 'by' | 'parent'): ReactNode => (
    <Blank label={t(`ask.${field}`)}>
      {(id) => <ComboBox key={filled} id={id} name={id} options={placeOptions} {...begunWith(sentence[field])}
        onChange={(code) => put({ [field]: code ?? null })} />}
    </Blank>
  );
  return (
    <form className="sentence" noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <InOneGo onRead={(text) => {
        setSentence((before) => readSentence(text, names, today(), before));
        setFilled((count) => count + 1);
      }} />
      <div className="sentence__blanks">
        <Blank label={t('ask.many')}>
          {(id) => <input key={filled} id={id} className="usa-input" inputMode="numeric" defaultValue={sentence.many ?? ''}
            onChange={({ target }) => {
              const typed = numberTyped(target.value);
              put({ many: typeof typed === 'number' ? typed : null });
            }} />}
        </Blank>
        <Blank label={t('ask.what')}>
          {(id) => <ComboBox key={filled} id={id} name={id} options={itemOptions} {...begunWith(sentence.what)}
            onChange={(what) => put({ what: what ?? null })} />}
        </Blank>
        {place('where')}
        <Blank label={t('ask.use')}>
          {(id) => (
            <select key={filled} id={id} className="usa-select" defaultValue={sentence.use ?? ''}
              onChange={({ target }) => put({ use: target.value || null })}>
              <option value="">{t('field.unsaid')}</option>
              {described.endUses.map((use) => <option key={use} value={use}>{use.replaceAll('-', ' ')}</option>)}
            </select>
          )}
        </Blank>
        {place('by')}
        {place('parent')}
        <Blank label={t('ask.on')}>
          {(id) => <input key={filled} id={id} type="date" className="usa-input" defaultValue={sentence.on ?? ''}
            onChange={({ target }) => put({ on: target.value || null })} />}
        </Blank>
        <Button type="submit" className="sentence__ask">{t('ask.ask')}</Button>
      </div>
      {missing && <p className="usa-error-message" role="alert">{t('ask.missing')}</p>}
    </form>
  );
}

function begunWith(value: string | null): { defaultValue?: string } {
  return value === null ? {} : { defaultValue: value };
}

/** A box for the whole question; what it says fills the blanks below it. */
function InOneGo({ onRead }: { onRead: (text: string) => void }) {
  const t = useText();
  const id = useId();
  const [text, setText] = useState('');
  return (
    <div className="field sentence__whole">
      <label className="field__label" htmlFor={id}>{t('ask.whole')}</label>
      <div className="add-form__row">
        <input id={id} className="usa-input" value={text} placeholder={t('ask.example')} onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            onRead(text);
          }} />
        <Button type="button" outline disabled={text.trim() === ''} onClick={() => onRead(text)}>{t('ask.read')}</Button>
      </div>
    </div>
  );
}

function Blank({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return <div className="field"><label className="field__label" htmlFor={id}>{label}</label>{children(id)}</div>;
}
