import { type ReactNode, useState } from 'react';

/** One line of a list that opens to its form. The form is drawn while it is open, so that long lists stay quick. */
export function Line({ name, more, children }: { name: string; more: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="line" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="line__title"><span>{name}</span> <span className="line__more">{more}</span></summary>
      {isOpen && <div className="line__body">{children}</div>}
    </details>
  );
}
