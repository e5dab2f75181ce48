import type { Diagnostic } from '../../corpus/diagnostic.ts';
import type { Handlers } from './handlers/handlers.ts';

export type HandlerName = keyof Handlers;
/** What a handler is asked with, and what it gives. */
export type Asked<Name extends HandlerName> = Parameters<Handlers[Name]>[1];
export type Given<Name extends HandlerName> = Awaited<ReturnType<Handlers[Name]>>;

export interface Request {
  id: number;
  name: HandlerName;
  payload: unknown;
}

/** An answer; or what is wrong with what was given; or a fault of ours. */
export type Reply = { id: number; given: unknown } | { id: number; problems: readonly Diagnostic[] } | { id: number; fault: string };
