import { useEffect, useId, useState } from 'react';

const isWhole = /^\d{4}-\d\d-\d\d$/;

/** A day to choose; it goes out once it is whole, so that nobody is answered half a year. */
export function DayField({ label, day, onDay }: { label: string; day: string; onDay: (day: string) => void }) {
  const id = useId();
  const [typed, setTyped] = useState(day);
  useEffect(() => setTyped(day), [day]);
  return (
    <div className="day-field">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="date" className="usa-input" value={typed} onChange={({ target: { value } }) => {
        setTyped(value);
        if (isWhole.test(value)) onDay(value);
      }} />
    </div>
  );
}
