import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useCountries } from '../../app/countries.ts';
import { useText } from '../../app/text.ts';
import type { Described } from '../../engine/handlers/describe.ts';
import { Changes } from './Changes.tsx';
import { CountryPart } from './CountryPart.tsx';
import { DateSlider } from './DateSlider.tsx';
import { ExportButtons } from './ExportButtons.tsx';
import { Legend } from './Legend.tsx';
import { OutcomeMap } from './OutcomeMap.tsx';
import { byCountry, changeDays, stretchOf } from './outcomes.ts';
import type { World } from './useWorld.ts';
import { WorldTable } from './WorldTable.tsx';

/** The world on a day: as applied and as printed beside each other, what changed, and the table behind it. */
export function WorldShown({ world, described, on, onDay, isCurrent }: {
  world: World; described: Described; on: string; onDay: (day: string) => void; isCurrent: boolean;
}) {
  const t = useText();
  const { plan: { days, groups, last }, known, question } = world;
  const countries = useCountries(described);
  const names = useMemo(() => Object.fromEntries(countries), [countries]);
  const [chosen, setChosen] = useState('');
  const pick = useCallback((code: string) => setChosen((before) => (before === code ? '' : code)), []);
  const maps = useRef<HTMLDivElement>(null);
  const stretch = known.has(stretchOf(days, on)) ? stretchOf(days, on)
    : days.findLast((day) => day <= on && known.has(day)) ?? [...known.keys()][0]!;
  const shown = known.get(stretch)!;
  const [enforced, codified] = useMemo(() => [byCountry(groups, shown.enforced), byCountry(groups, shown.codified)], [groups, shown]);
  const changing = useMemo(() => changeDays(days, known), [days, known]);
  // The maps come first; what is told in words below them follows when the browser has time.
  const below = useDeferredValue(useMemo(() => ({ on, stretch, enforced, codified }), [on, stretch, enforced, codified]));
  const item = described.catalog.find(({ id }) => id === question.item)?.name ?? question.item;
  const title = t('world.title', { item, day: t.day(on) });
  const isWhole = known.size === days.length;
  return (
    <div className="world" aria-busy={!isCurrent}>
      <div className="world__head">
        <h2>{title}</h2>
        <p role="status" className="world__progress">{isWhole && isCurrent
          ? t('world.decided', { days: days.length, countries: enforced.size })
          : <>{t('world.progress', { done: known.size, all: days.length })} <progress max={days.length} value={known.size}
            aria-hidden="true" /></>}</p>
      </div>
      <DateSlider on={on} days={changing} last={last} onDay={onDay} />
      <div className="world__maps" ref={maps}>
        {([['enforced', enforced], ['codified', codified]] as const).map(([view, outcomes]) => (
          <figure key={view}>
            <figcaption>{t(`world.view.${view}`)}</figcaption>
            <OutcomeMap outcomes={outcomes} names={names} label={t('world.label', { view: t(`view.${view}`), item, day: t.day(on) })}
              chosen={chosen} onPick={pick} />
            <Legend outcomes={outcomes} />
          </figure>
        ))}
      </div>
      <ExportButtons maps={maps} title={title} on={on} names={names} world={world} changing={changing} enforced={enforced}
        codified={codified} />
      <Changes world={world} day={below.stretch} changing={changing} names={names} isWhole={isWhole} />
      <CountryPart chosen={chosen} onChoose={setChosen} countries={countries} world={world} changing={changing} onDay={onDay} />
      <WorldTable countries={countries} enforced={below.enforced} codified={below.codified}
        title={t('world.title', { item, day: t.day(below.on) })} />
    </div>
  );
}
