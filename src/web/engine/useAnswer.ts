import { useEffect, useMemo, useState } from 'react';
import type { Diagnostic } from '../../corpus/diagnostic.ts';
import { ProblemError, latest } from './client.ts';
import type { Asked, Given, HandlerName } from './protocol.ts';

/** What the page knows of a question: the last answer stays until the next one is there. */
export interface Answered<Value> {
  value: Value | undefined;
  /** What is wrong with what was asked; empty while nothing is. */
  problems: readonly Diagnostic[];
  isWaiting: boolean;
}

/** An answer that came another way than by asking for it. */
export interface KnownAnswer<Value> {
  key: string;
  value: Value | undefined;
  problems: readonly Diagnostic[];
}

/** By what a payload is known. */
export function keyOf(payload: unknown): string {
  return JSON.stringify(payload);
}

/**
 * Asks the worker whenever the payload changes; only the newest answer is shown. `undefined` asks nothing, and neither does a
 * payload of which `known` holds the answer already. A fault of ours is thrown while drawing, so that the page says so.
 */
export function useAnswer<Name extends HandlerName>(
  name: Name, payload: Asked<Name> | undefined, known?: KnownAnswer<Given<Name>>,
): Answered<Given<Name>> {
  const line = useMemo(() => latest(name), [name]);
  const [state, setState] = useState<Answered<Given<Name>> & { fault?: unknown }>(
    { value: undefined, problems: [], isWaiting: payload !== undefined });
  const key = payload === undefined ? undefined : keyOf(payload);
  useEffect(() => {
    if (key === undefined) return undefined;
    if (known?.key === key) {
      setState((before) => ({ value: known.value ?? before.value, problems: known.problems, isWaiting: false }));
      return undefined;
    }
    let isCurrent = true;
    setState((before) => ({ ...before, isWaiting: true }));
    line(JSON.parse(key) as Asked<Name>).then((value) => {
      if (isCurrent && value !== undefined) setState({ value, problems: [], isWaiting: false });
    }, (error: unknown) => {
      if (!isCurrent) return;
      if (error instanceof ProblemError) setState(({ value }) => ({ value, problems: error.problems, isWaiting: false }));
      else setState((before) => ({ ...before, fault: error }));
    });
    return () => { isCurrent = false; };
  }, [line, key]);
  if (state.fault !== undefined) throw state.fault;
  return state;
}
