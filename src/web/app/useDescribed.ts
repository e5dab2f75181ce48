import { ask } from '../engine/client.ts';
import type { Described } from '../engine/handlers/describe.ts';
import { useEffect, useState } from 'react';

let described: Promise<Described> | undefined;
let known: Described | undefined;

/** What the worker says of the law, asked once. Undefined until it is there; a fault of ours is thrown while drawing. */
export function useDescribed(): Described | undefined {
  const [state, setState] = useState<{ value?: Described; fault?: unknown }>(known === undefined ? {} : { value: known });
  useEffect(() => {
    described ??= ask('describe', null);
    described.then((value) => {
      known = value;
      setState({ value });
    }, (fault: unknown) => setState({ fault }));
  }, []);
  if (state.fault !== undefined) throw state.fault;
  return state.value;
}
