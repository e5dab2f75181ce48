import type { Log } from '../log.ts';

/**
 * Does something now and again every so many minutes; what fails is logged under its name and tried again. Gives what ends it.
 */
export function repeatedly(name: string, minutes: number, log: Log, work: () => Promise<unknown>): () => void {
  const once = (): void => {
    work().catch((error: unknown) => { log.error(name, { name: error instanceof Error ? error.name : typeof error }); });
  };
  once();
  const timer = setInterval(once, minutes * 60_000);
  timer.unref();
  return () => clearInterval(timer);
}
