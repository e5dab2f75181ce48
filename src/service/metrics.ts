/** The upper ends of the classes of durations, in seconds. */
const classesSeconds = [0.005, 0.02, 0.1, 0.5, 2, 8, 32];

interface Series {
  count: number;
  sumSeconds: number;
  byClass: number[];
}

/** Counts requests by route and status, for a collector that reads the text format of Prometheus. */
export class Metrics {
  readonly #series = new Map<string, Series>();

  /** Counts one request. */
  count(method: string, path: string, status: number, seconds: number): void {
    const labels = `method="${method}",route="${path}",status="${status}"`;
    const series = this.#series.get(labels) ?? { count: 0, sumSeconds: 0, byClass: classesSeconds.map(() => 0) };
    this.#series.set(labels, series);
    series.count += 1;
    series.sumSeconds += seconds;
    classesSeconds.forEach((end, index) => { if (seconds <= end) series.byClass[index]! += 1; });
  }

  /** The text a collector reads; `gauges` are figures of the moment. */
  text(gauges: Readonly<Record<string, number>>): string {
    const lines = ['# TYPE portolan_request_seconds histogram'];
    for (const [labels, { count, sumSeconds, byClass }] of this.#series) {
      classesSeconds.forEach((end, index) => lines.push(`portolan_request_seconds_bucket{${labels},le="${end}"} ${byClass[index]}`));
      lines.push(`portolan_request_seconds_bucket{${labels},le="+Inf"} ${count}`, `portolan_request_seconds_sum{${labels}} ${sumSeconds}`,
        `portolan_request_seconds_count{${labels}} ${count}`);
    }
    for (const [name, value] of Object.entries(gauges)) lines.push(`# TYPE portolan_${name} gauge`, `portolan_${name} ${value}`);
    return `${lines.join('\n')}\n`;
  }
}
