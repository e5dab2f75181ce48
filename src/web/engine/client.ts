import type { Diagnostic } from '../../corpus/diagnostic.ts';
import type { Asked, Given, HandlerName, Reply, Request } from './protocol.ts';

/** What was given cannot be used; says everything that is wrong with it. */
export class ProblemError extends Error {
  readonly problems: readonly Diagnostic[];

  constructor(problems: readonly Diagnostic[]) {
    super(problems.map(({ message }) => message).join('\n'));
    this.name = 'ProblemError';
    this.problems = problems;
  }
}

interface Waiting {
  resolve: (given: unknown) => void;
  reject: (error: Error) => void;
}

let worker: Worker | undefined;
let calls = 0;
const waiting = new Map<number, Waiting>();

function theWorker(): Worker {
  if (worker !== undefined) return worker;
  worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => settle(data));
  worker.addEventListener('error', ({ message }) => {
    for (const { reject } of waiting.values()) reject(new Error(message || 'The worker could not be started.'));
    waiting.clear();
  });
  return worker;
}

function settle(reply: Reply): void {
  const call = waiting.get(reply.id);
  waiting.delete(reply.id);
  if (call === undefined) return;
  if ('given' in reply) call.resolve(reply.given);
  else call.reject('problems' in reply ? new ProblemError(reply.problems) : new Error(reply.fault));
}

/**
 * Asks the worker, which holds law and engine. Calls are answered in their order. Rejects with {@link ProblemError} where
 * what was given cannot be used.
 */
export function ask<Name extends HandlerName>(name: Name, payload: Asked<Name>): Promise<Given<Name>> {
  return new Promise((resolve, reject) => {
    const id = ++calls;
    waiting.set(id, { resolve: resolve as (given: unknown) => void, reject });
    theWorker().postMessage({ id, name, payload } satisfies Request);
  });
}

/**
 * A line of questions of which only the newest matters: while one is with the worker, later ones wait, and each takes
 * the place of the one before it. Those that were passed over resolve to `undefined`.
 */
export function latest<Name extends HandlerName>(name: Name): (payload: Asked<Name>) => Promise<Given<Name> | undefined> {
  let isBusy = false;
  let next: { payload: Asked<Name>; resolve: (given: Given<Name> | undefined) => void; reject: (error: unknown) => void } | undefined;
  const run = (payload: Asked<Name>): Promise<Given<Name> | undefined> => {
    isBusy = true;
    return ask(name, payload).then((given) => (next === undefined ? given : undefined)).finally(() => {
      isBusy = false;
      const { payload: later, resolve, reject } = next ?? {};
      next = undefined;
      if (resolve !== undefined && reject !== undefined) run(later as Asked<Name>).then(resolve, reject);
    });
  };
  return (payload) => {
    if (!isBusy) return run(payload);
    next?.resolve(undefined);
    return new Promise((resolve, reject) => { next = { payload, resolve, reject }; });
  };
}
