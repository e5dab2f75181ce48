import { type HrTime, ValueType } from '@opentelemetry/api';
import { millisToHrTime } from '@opentelemetry/core';
import type { Resource } from '@opentelemetry/resources';
import { AggregationTemporality, type DataPoint, DataPointType, type Histogram, type MetricData, type MetricProducer }
  from '@opentelemetry/sdk-metrics';
import { classesSeconds, type Metrics, type Series, type Timed } from './metrics.ts';

/** What is timed under its name in OpenTelemetry, and its labels under theirs. */
const names: Record<Timed, { name: string; labels: Readonly<Record<string, string>> }> = {
  request: { name: 'http.server.request.duration',
    labels: { method: 'http.request.method', route: 'http.route', status: 'http.response.status_code' } },
  job: { name: 'portolan.job.duration', labels: { kind: 'portolan.job.kind', state: 'portolan.job.state' } },
};

/** The figures of a process, as often as the exporter asks for them. */
export function producerOf(metrics: Metrics, resource: Resource): MetricProducer {
  const startTime = millisToHrTime(metrics.began);
  return {
    collect: () => {
      const endTime = millisToHrTime(Date.now());
      const point = <Value>(attributes: DataPoint<Value>['attributes'], value: Value): DataPoint<Value> =>
        ({ startTime, endTime, attributes, value });
      const timed = (['request', 'job'] as const).map((one) => histogram(one, metrics.series(one), startTime, endTime));
      const gauges = Object.entries(metrics.gauges()).map(([name, value]): MetricData => ({
        ...described(`portolan.${name.replace(/_(?:bytes|seconds)$/, '')}`, name.endsWith('_bytes') ? 'By' : 's'),
        dataPointType: DataPointType.GAUGE, dataPoints: [point({}, value)],
      }));
      return Promise.resolve({
        resourceMetrics: { resource, scopeMetrics: [{ scope: { name: 'portolan' }, metrics: [...timed, ...gauges] }] }, errors: [],
      });
    },
  };
}

function histogram(timed: Timed, all: Iterable<Series>, startTime: HrTime, endTime: HrTime): MetricData {
  const { name, labels: ours } = names[timed];
  return {
    ...described(name, 's'), dataPointType: DataPointType.HISTOGRAM,
    dataPoints: [...all].map((series) => ({
      startTime, endTime, value: valueOf(series),
      attributes: Object.fromEntries(Object.entries(series.labels).map(([label, value]) => [ours[label] ?? label, value])),
    })),
  };
}

/** Ours counts what took no longer than the end of each class, theirs what fell into each class and into one above them all. */
function valueOf({ count, sumSeconds, byClass }: Series): Histogram {
  const counts = [...byClass, count].map((upTo, index) => upTo - (byClass[index - 1] ?? 0));
  return { buckets: { boundaries: [...classesSeconds], counts }, sum: sumSeconds, count };
}

function described(name: string, unit: string): Pick<MetricData, 'descriptor' | 'aggregationTemporality'> {
  return {
    descriptor: { name, unit, description: '', valueType: ValueType.DOUBLE }, aggregationTemporality: AggregationTemporality.CUMULATIVE,
  };
}
