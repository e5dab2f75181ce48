/** The day it is now, as 2026-11-23, in universal time. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
