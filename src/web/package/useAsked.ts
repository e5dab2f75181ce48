import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { today } from '../app/today.ts';
import type { PackageQuestion } from '../engine/determined.ts';

/** What the address asks about a package: the day, what was known by then, what is filled in. */
export function useAsked(path: string): Omit<PackageQuestion, 'text'> {
  const [search] = useSearchParams();
  const [on, knownOn, assumed] = [search.get('on'), search.get('known'), search.get('assume')];
  return useMemo(() => ({
    path, on: on === '' ? null : on, today: today(), knownOn, assumeOrdinary: assumed === 'ordinary',
  }), [path, on, knownOn, assumed]);
}
