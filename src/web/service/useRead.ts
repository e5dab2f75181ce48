import { type DependencyList, useCallback, useEffect, useRef, useState } from 'react';
import { type Given, given, Refusal } from './api.ts';

/** What the page knows of something in the service; the last answer stays until the next one is there. */
export interface Read<Value> {
  value: Value | undefined;
  /** Names the state that was read, for a change that is made from it. */
  etag: string | null;
  refusal: Refusal | undefined;
  reload: () => void;
}

/** Reads from the service whenever one of `on` changes. A fault of ours is thrown while drawing. */
export function useRead<Value>(ask: () => Promise<Given<Value>>, on: DependencyList): Read<Value> {
  type State = { key?: string; value?: Value; etag: string | null; refusal?: Refusal; fault?: unknown };
  const [state, setState] = useState<State>({ etag: null });
  const [turn, setTurn] = useState(0);
  const key = JSON.stringify(on);
  useEffect(() => {
    let isCurrent = true;
    const asked = ask();
    given(asked).then(async (value) => {
      const { response } = await asked;
      if (isCurrent) setState({ key, value, etag: response.headers.get('etag') });
    }, (error: unknown) => {
      if (!isCurrent) return;
      setState((before) => (error instanceof Refusal ? { ...before, refusal: error } : { ...before, fault: error }));
    });
    return () => { isCurrent = false; };
  }, [key, turn]);
  if (state.fault !== undefined) throw state.fault;
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  const isOther = state.key !== key;
  return { value: isOther ? undefined : state.value, etag: isOther ? null : state.etag, refusal: state.refusal, reload };
}

/** Something the reader does in the service. */
export interface Act {
  act: (work: () => Promise<unknown>) => void;
  isBusy: boolean;
  /** What was refused of it last. */
  refusal: Refusal | undefined;
}

/** Does one thing at a time, and keeps what was refused to be shown. A fault of ours is thrown while drawing. */
export function useAct(): Act {
  const [state, setState] = useState<{ isBusy: boolean; refusal?: Refusal; fault?: unknown }>({ isBusy: false });
  const isBusy = useRef(false);
  const act = useCallback((work: () => Promise<unknown>) => {
    if (isBusy.current) return;
    isBusy.current = true;
    setState({ isBusy: true });
    work().then(() => setState({ isBusy: false }), (error: unknown) => {
      setState(error instanceof Refusal ? { isBusy: false, refusal: error } : { isBusy: false, fault: error });
    }).finally(() => { isBusy.current = false; });
  }, []);
  if (state.fault !== undefined) throw state.fault;
  return { act, isBusy: state.isBusy, refusal: state.refusal };
}
