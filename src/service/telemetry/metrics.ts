/** The upper ends of the classes of durations, in seconds. */
export const classesSeconds: readonly number[] = [0.005, 0.02, 0.1, 0.5, 2, 8, 32];

/** What is timed. */
export type Timed = 'request' | 'job';

/** What a duration was of: names of routes and kinds, figures. Never what somebody wrote. */
export type Labels = Readonly<Record<string, string | number>>;

/** How often something with the same labels was timed, and how long it took. */
export interface Series {
  labels: Labels;
  count: number;
  sumSeconds: number;
  /** By class of duration: how many took no longer than its upper end. */
  byClass: number[];
}

/** The durations of this process, counted once for every collector: one that reads the text of Prometheus, one that is sent OTLP. */
export class Metrics {
  readonly began = Date.now();
  readonly #series: Record<Timed, Map<string, Series>> = { request: new Map(), job: new Map() };

  /** Counts one request by route, or one run of a job by kind. */
  count(timed: Timed, labels: Labels, seconds: number): void {
    const key = JSON.stringify(labels);
    const series = this.#series[timed].get(key) ?? { labels, count: 0, sumSeconds: 0, byClass: classesSeconds.map(() => 0) };
    this.#series[timed].set(key, series);
    series.count += 1;
    series.sumSeconds += seconds;
    classesSeconds.forEach((end, index) => { if (seconds <= end) series.byClass[index]! += 1; });
  }

  /** All series of one thing that is timed. */
  series(timed: Timed): Iterable<Series> {
    return this.#series[timed].values();
  }

  /** Figures of the moment. */
  gauges(): Readonly<Record<string, number>> {
    const { rss, heapUsed } = process.memoryUsage();
    return { resident_memory_bytes: rss, heap_used_bytes: heapUsed, uptime_seconds: process.uptime() };
  }

  /** The text that a collector of Prometheus reads. */
  text(): string {
    const lines = (['request', 'job'] as const).flatMap((timed) => [
      `# TYPE portolan_${timed}_seconds histogram`, ...[...this.series(timed)].flatMap((series) => linesOf(timed, series))]);
    for (const [name, value] of Object.entries(this.gauges())) lines.push(`# TYPE portolan_${name} gauge`, `portolan_${name} ${value}`);
    return `${lines.join('\n')}\n`;
  }
}

function linesOf(timed: Timed, { labels, count, sumSeconds, byClass }: Series): string[] {
  const name = `portolan_${timed}_seconds`;
  const told = Object.entries(labels).map(([label, value]) => `${label}="${value}"`).join();
  return [
    ...classesSeconds.map((end, index) => `${name}_bucket{${told},le="${end}"} ${byClass[index]}`),
    `${name}_bucket{${told},le="+Inf"} ${count}`, `${name}_sum{${told}} ${sumSeconds}`, `${name}_count{${told}} ${count}`,
  ];
}
