import { useSearchParams } from 'wouter';
import { today } from '../app/today.ts';

/** The day that a page of the law is about, kept in its address; where that names none, today or another `usual` day. */
export function useDay(name = 'on', usual = today()): [day: string, put: (day: string) => void] {
  const [search, setSearch] = useSearchParams();
  const put = (day: string): void => {
    setSearch((before) => {
      const next = new URLSearchParams(before);
      next.set(name, day);
      return next;
    }, { replace: true });
  };
  return [search.get(name) ?? usual, put];
}
