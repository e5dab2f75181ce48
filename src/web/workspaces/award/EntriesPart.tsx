import { useText } from '../../app/text.ts';
import { useTitles } from '../../service/titles.ts';
import type { Award, AwardKind } from './AwardPage.tsx';

/** Every entry that is for the reader's side, newest first. */
export function EntriesPart({ entries, kinds }: { entries: Award['entries']; kinds: readonly AwardKind[] }) {
  const t = useText();
  const titleOf = useTitles();
  return (
    <section className="section">
      <h2>{t('award.entries')}</h2>
      {entries.length === 0 && <p>{t('award.entries.none')}</p>}
      <ol className="rows">
        {entries.toReversed().map(({ id, kind, on, site, item, quantity, statement }) => (
          <li key={id}>
            <time className="rows__more" dateTime={on}>{t.day(on)}</time>
            <strong>{titleOf('award', kind, kinds.find((one) => one.id === kind)?.title)}</strong>
            <span>{[site, quantity === null ? null : t.number(quantity), item].filter((one) => one !== null).join(' · ')}</span>
            {Object.entries(statement).map(([name, text]) => (
              <span key={name} className="log__said">{titleOf('need', name)}: <q>{text}</q></span>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}
