import type { Store } from '../store/store.ts';
import type { Analyst } from './analyst.ts';
import type { Configuration } from './configuration.ts';
import type { Identity } from './identity.ts';
import type { Log } from './log.ts';
import type { Telemetry } from './telemetry/telemetry.ts';

/** What every route may use. */
export interface Services {
  configuration: Configuration;
  store: Store;
  identity: Identity;
  analyst: Analyst;
  log: Log;
  telemetry: Telemetry;
  /** What a token can be allowed. */
  scopes: ReadonlySet<string>;
  /** False once the process is asked to end: no new work is taken. */
  isReady(): boolean;
}
