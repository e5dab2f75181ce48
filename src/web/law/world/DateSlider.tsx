import { useId } from 'react';
import { useText } from '../../app/text.ts';
import { today } from '../../app/today.ts';
import { DayField } from '../DayField.tsx';

/** Goes from one day on which something changes to the next; any day can be typed besides. */
export function DateSlider({ on, days, last, onDay }: { on: string; days: readonly string[]; last: string; onDay: (day: string) => void }) {
  const t = useText();
  const id = useId();
  const at = Math.max(0, days.findLastIndex((day) => day <= on));
  const before = days.findLast((day) => day < on);
  const after = days.find((day) => day > on);
  return (
    <div className="date-slider no-print">
      <button type="button" className="usa-button usa-button--outline" disabled={before === undefined} onClick={() => onDay(before!)}>
        <span aria-hidden="true">◀</span> {t('world.back')}</button>
      <div className="date-slider__range">
        <label htmlFor={id}>{t('world.slider')}</label>
        <input id={id} type="range" className="usa-range" min={0} max={Math.max(0, days.length - 1)} step={1} value={at}
          aria-valuetext={t('world.since', { day: t.day(days[at] ?? on), place: at + 1, all: days.length })}
          onChange={({ target }) => onDay(days[Number(target.value)]!)} />
        <div className="date-slider__ends" aria-hidden="true">
          <span>{t.day(days[0] ?? on)}</span><span>{t.day(days.at(-1) ?? last)}</span>
        </div>
      </div>
      <button type="button" className="usa-button usa-button--outline" disabled={after === undefined} onClick={() => onDay(after!)}>
        {t('world.forward')} <span aria-hidden="true">▶</span></button>
      <div className="date-slider__day">
        <DayField label={t('law.on')} day={on} onDay={onDay} />
        <button type="button" className="usa-button usa-button--unstyled" onClick={() => onDay(today())}>{t('world.today')}</button>
      </div>
    </div>
  );
}
