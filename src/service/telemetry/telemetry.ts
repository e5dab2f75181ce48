import type { Configuration } from '../configuration.ts';
import type { Log } from '../log.ts';
import { Metrics } from './metrics.ts';
import { noTracing, type Tracing } from './tracing.ts';

/** What a process tells those who watch it. */
export interface Telemetry {
  metrics: Metrics;
  tracing: Tracing;
  /** Sends what is left, and no more. */
  stop(): Promise<void>;
}

/** Counts, and tells nobody by itself. */
export function quietTelemetry(): Telemetry {
  return { metrics: new Metrics(), tracing: noTracing, stop: () => Promise.resolve() };
}

/** Starts to tell the collector of OpenTelemetry that the settings name; without one nothing of OpenTelemetry is loaded. */
export async function startTelemetry({ collector }: Pick<Configuration, 'collector'>, log: Log, version: string): Promise<Telemetry> {
  if (collector === undefined) return quietTelemetry();
  const { tellCollector } = await import('./openTelemetry.ts');
  return tellCollector(collector, new Metrics(), log, version);
}
