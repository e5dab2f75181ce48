import { describe } from './describe.ts';

/** Everything the pages can ask the worker, by name; each takes the opened law and what the page sends. */
export const handlers = { describe };

export type Handlers = typeof handlers;
