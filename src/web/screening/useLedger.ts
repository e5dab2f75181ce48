import { useEffect, useState } from 'react';

const key = 'portolan-decisions';

/** The decisions made in this browser, each line sealed to the one before; kept here and sent nowhere. */
export function useLedger(): { lines: readonly string[]; write: (lines: readonly string[]) => void } {
  const [lines, setLines] = useState(read);
  useEffect(() => {
    // Another tab wrote: its decisions are taken over before the next is sealed to them.
    const follow = (event: StorageEvent): void => { if (event.key === key) setLines(read()); };
    addEventListener('storage', follow);
    return () => removeEventListener('storage', follow);
  }, []);
  return {
    lines,
    write: (next) => {
      localStorage.setItem(key, next.join('\n'));
      setLines(next);
    },
  };
}

function read(): readonly string[] {
  return (localStorage.getItem(key) ?? '').split('\n').filter((line) => line !== '');
}
