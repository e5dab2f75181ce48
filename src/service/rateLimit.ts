import { Problem } from './problem.ts';

/** Addresses remembered at most; those that have been quiet longest go first. */
const mostRemembered = 10_000;

/** Lets everybody send so many requests a minute, saved up for at most a minute. */
export class RateLimit {
  readonly #perMinute: number;
  readonly #now: () => number;
  readonly #left = new Map<string, { requests: number; at: number }>();

  constructor(perMinute: number, now: () => number = () => performance.now()) {
    this.#perMinute = perMinute;
    this.#now = now;
  }

  /** Counts one request. Throws {@link Problem} where somebody has sent too many. */
  take(who: string): void {
    const now = this.#now();
    const { requests, at } = this.#left.get(who) ?? { requests: this.#perMinute, at: now };
    const left = Math.min(this.#perMinute, requests + (now - at) / 60_000 * this.#perMinute);
    this.#left.delete(who);
    this.#left.set(who, { requests: Math.max(0, left - 1), at: now });
    if (this.#left.size > mostRemembered) this.#left.delete(this.#left.keys().next().value!);
    if (left >= 1) return;
    const seconds = Math.ceil((1 - left) / this.#perMinute * 60);
    throw new Problem(429, `At most ${this.#perMinute} requests a minute.`, { headers: { 'retry-after': String(seconds) } });
  }
}
