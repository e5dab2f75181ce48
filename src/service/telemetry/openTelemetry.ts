import { AsyncLocalStorage } from 'node:async_hooks';
import { type Context, diag, DiagLogLevel, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace, type Tracer }
  from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, detectResources, envDetector, type Resource, resourceFromAttributes, serviceInstanceIdDetector }
  from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, ParentBasedSampler, TraceIdRatioBasedSampler, TracerProvider } from '@opentelemetry/sdk-trace';
import type { Configuration } from '../configuration.ts';
import type { Log } from '../log.ts';
import type { Metrics } from './metrics.ts';
import { producerOf } from './otlpMetrics.ts';
import type { Telemetry } from './telemetry.ts';
import type { Spanned, SpanFacts, Tracing } from './tracing.ts';

/**
 * Sends spans and metrics to a collector as OTLP, JSON over HTTP. Nothing of it is made the global one of the process, so that no
 * library writes spans of its own, whose content would not be ours to answer for. The exporters read what else there is to say of
 * the way to the collector (`OTEL_EXPORTER_OTLP_HEADERS`, `…_CERTIFICATE`, `…_TIMEOUT`) from the environment themselves.
 */
export function tellCollector(
  { endpoint, metricMilliseconds, share }: NonNullable<Configuration['collector']>, metrics: Metrics, log: Log, version: string,
): Telemetry {
  // Its words may hold addresses and what the collector answered; that it fails is what can be acted on.
  const failed = (): void => log.error('telemetry', { name: 'NotSent' });
  diag.setLogger({ error: failed, warn: failed, info: () => undefined, debug: () => undefined, verbose: () => undefined },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
  const resource = resourceOf(version);
  const spans = new TracerProvider({
    resource, sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: `${endpoint}/v1/traces` }) })],
  });
  const meters = new MeterProvider({
    resource,
    readers: [new PeriodicExportingMetricReader({
      exporter: new OTLPMetricExporter({ url: `${endpoint}/v1/metrics` }), exportIntervalMillis: metricMilliseconds,
      exportTimeoutMillis: Math.min(metricMilliseconds, 30_000), metricProducers: [producerOf(metrics, resource)],
    })],
  });
  return {
    metrics, tracing: tracingWith(spans.getTracer('portolan', version)),
    stop: async () => {
      const ends = await Promise.allSettled([spans.shutdown(), meters.shutdown()]);
      if (ends.some(({ status }) => status === 'rejected')) failed();
    },
  };
}

/** Which program this is, and which of its processes; the environment has the last word. */
function resourceOf(version: string): Resource {
  return defaultResource().merge(resourceFromAttributes({ 'service.name': 'portolan', 'service.version': version }))
    .merge(detectResources({ detectors: [serviceInstanceIdDetector, envDetector] }));
}

const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, consumer: SpanKind.CONSUMER };

function tracingWith(tracer: Tracer): Tracing {
  const underWay = new AsyncLocalStorage<Context>();
  const propagator = new W3CTraceContextPropagator();
  const outer = ({ from }: Spanned): Context => from === undefined ? underWay.getStore() ?? ROOT_CONTEXT
    : propagator.extract(ROOT_CONTEXT, from, { get: (carrier, key) => carrier.get(key) ?? undefined, keys: () => [] });
  return {
    span: (spanned, work) => {
      const around = outer(spanned);
      const span = tracer.startSpan(spanned.name, { kind: kinds[spanned.kind], attributes: { ...spanned.facts } }, around);
      return underWay.run(trace.setSpan(around, span), () => ended(span, work));
    },
    traceparent: () => {
      const carrier: { traceparent?: string } = {};
      propagator.inject(underWay.getStore() ?? ROOT_CONTEXT, carrier,
        { set: (into, key, value) => { if (key === 'traceparent') into.traceparent = value; } });
      return carrier.traceparent;
    },
  };
}

/** Of what went wrong the kind is told, never the words. */
async function ended<Result>(span: Span, work: (tell: (facts: SpanFacts) => void) => Promise<Result>): Promise<Result> {
  const tell = (facts: SpanFacts): void => {
    span.setAttributes(facts);
    if ('error.type' in facts) span.setStatus({ code: SpanStatusCode.ERROR });
  };
  try {
    return await work(tell);
  } catch (error) {
    tell({ 'error.type': error instanceof Error ? error.name : typeof error });
    throw error;
  } finally {
    span.end();
  }
}
