import { useId } from 'react';
import { chosenReforms } from '../../cli/reformChoice.ts';
import { useText } from '../app/text.ts';
import { TextField } from '../check/builder/fields.tsx';
import type { ReformCard, SimulationChoices } from './handlers/reforms.ts';

/** The reforms that come with the law, by kind; one with parameters has a field for each. */
export function ReformChoice({ choices: { reforms, notExpressed }, chosen, onChoose }: {
  choices: SimulationChoices; chosen: readonly string[]; onChoose: (chosen: readonly string[]) => void;
}) {
  const t = useText();
  const givenOf = new Map(chosen.flatMap(chosenReforms).map(({ name, given }) => [name, given]));
  const choose = (id: string, given: Record<string, string> | undefined): void => {
    const others = chosen.filter((word) => chosenReforms(word)[0]?.name !== id);
    onChoose(given === undefined ? others : [...others, wordFor(id, given)]);
  };
  return (
    <fieldset className="usa-fieldset field reforms">
      <legend className="field__label">{t('simulate.reforms', { count: givenOf.size })}</legend>
      {[...Map.groupBy(reforms, ({ kind }) => kind)].map(([kind, cards]) => (
        <details key={kind} className="fold" open={cards.some(({ id }) => givenOf.has(id))}>
          <summary>{t(`reform.kind.${kind}`)} ({cards.length})</summary>
          <ul className="reforms__list">
            {cards.map((card) => (
              <Choice key={card.id} card={card} given={givenOf.get(card.id)} onChoose={(given) => choose(card.id, given)} />
            ))}
          </ul>
        </details>
      ))}
      <details className="fold"><summary>{t('simulate.not-expressed', { count: notExpressed.length })}</summary>
        <ul className="questions" lang="en">
          {notExpressed.map(({ id, title, cite, because }) => <li key={id}>{title} ({cite}): {because}</li>)}
        </ul></details>
    </fieldset>
  );
}

function Choice({ card: { title, cite, status, statusOn, parameters, untranslatable }, given, onChoose }: {
  card: ReformCard; given: Record<string, string> | undefined; onChoose: (given: Record<string, string> | undefined) => void;
}) {
  const t = useText();
  const id = useId();
  return (
    <li>
      <div className="usa-checkbox">
        <input id={id} type="checkbox" className="usa-checkbox__input" checked={given !== undefined}
          aria-describedby={`${id}-about`} onChange={({ target }) => onChoose(target.checked ? {} : undefined)} />
        <label className="usa-checkbox__label" htmlFor={id} lang="en">{title}</label>
      </div>
      <p id={`${id}-about`} className="reforms__about" lang="en">{cite}; {status}{statusOn !== null && `, ${statusOn}`}
        {untranslatable.length > 0 && (
          <span lang={t.language}> · {t('simulate.untranslatable', { count: untranslatable.length })}</span>
        )}</p>
      {given !== undefined && parameters.map(({ name, value, says }) => (
        <TextField key={name} label={`${name} (${says})`} value={given[name] ?? value}
          onChange={(typed) => onChoose({ ...given, ...(typed === '' ? {} : { [name]: typed }) })} />
      ))}
    </li>
  );
}

/** A reform and its parameters in one word, as the command line takes it. */
function wordFor(id: string, given: Record<string, string>): string {
  const parameters = Object.entries(given).map(([key, value]) => `${key}=${value.replaceAll(/[(),=+]/g, '')}`);
  return parameters.length === 0 ? id : `${id}(${parameters.join(',')})`;
}
