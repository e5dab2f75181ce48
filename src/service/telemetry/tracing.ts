/** What a span may say: names of routes and kinds, figures, opaque ids. Never what somebody wrote, and no address. */
export type SpanFacts = Readonly<Record<string, string | number>>;

/** One thing to be done as a span. */
export interface Spanned {
  name: string;
  kind: 'server' | 'client' | 'consumer';
  facts: SpanFacts;
  /** The `traceparent` (and `tracestate`) of whoever asks, where they are not the span under way. */
  from?: { get(header: string): string | null };
}

/** Tells who waits for what, across processes. */
export interface Tracing {
  /**
   * Does work as a span within the one under way, or within that of whoever asks. What work tells with `tell` is added to it; a span
   * whose work throws, or tells an `error.type`, has failed.
   */
  span<Result>(spanned: Spanned, work: (tell: (facts: SpanFacts) => void) => Promise<Result>): Promise<Result>;
  /** The span under way as the W3C writes it, to be handed on; undefined where there is none. */
  traceparent(): string | undefined;
}

/** Does the work, and tells nobody. */
export const noTracing: Tracing = { span: (_spanned, work) => work(() => undefined), traceparent: () => undefined };
