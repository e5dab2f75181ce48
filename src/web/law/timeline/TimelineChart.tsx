import { parseDate } from '../../../corpus/date.ts';
import { type EventKind, eventKinds, type TimelineEvent } from '../../../corpus/timeline.ts';
import { useText } from '../../app/text.ts';

const [width, laneHeight, left, right, top] = [1000, 66, 120, 16, 26];

/** Marks by kind, so that colour is never needed to tell them apart; each is drawn around the origin. */
const marks: Record<EventKind, string> = {
  rule: 'M-6-6H6V6H-6Z', guidance: 'M0-7A7 7 0 1 1 0 7A7 7 0 1 1 0-7Z', announcement: 'M0-8L7 6H-7Z', bill: 'M0-8L8 0L0 8L-8 0Z',
  decision: 'M-7-3H-3V-7H3V-3H7V3H3V7H-3V3H-7Z',
};

interface Placed {
  event: TimelineEvent;
  x: number;
  y: number;
  /** Where the bar of its effect ends, where it has an effect. */
  bar: [from: number, to: number] | undefined;
}

/** All events by day and kind. Each mark is a link to its row in the table, which says the same in words. */
export function TimelineChart({ events, today }: { events: readonly TimelineEvent[]; today: string }) {
  const t = useText();
  const lanes = eventKinds.filter((kind) => events.some((event) => event.kind === kind));
  if (lanes.length === 0) return null;
  const days = [today, ...events.flatMap(({ published, effective = published }) => [published, effective])].map((day) => parseDate(day)!);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const perDay = (width - left - right) / Math.max(1, last - first);
  const scale = (day: string): number => left + (Math.min(parseDate(day)!, last) - first) * perDay;
  const height = top + lanes.length * laneHeight + 8;
  const years = Array.from({ length: 40 }, (_, index) => `${Number(events[0]!.published.slice(0, 4)) + index}-01-01`)
    .filter((day) => parseDate(day)! >= first && parseDate(day)! <= last);
  return (
    <div className="law-scroll timeline-chart" tabIndex={0} role="region" aria-label={t('timeline.chart', { count: events.length })}>
      <svg viewBox={`0 0 ${width} ${height}`}>
        {years.map((day) => (
          <g key={day} className="timeline-chart__year" aria-hidden="true">
            <line x1={scale(day)} x2={scale(day)} y1={top - 6} y2={height} /><text x={scale(day) + 3} y={top - 10}>{day.slice(0, 4)}</text>
          </g>
        ))}
        <line className="timeline-chart__today" x1={scale(today)} x2={scale(today)} y1={top - 6} y2={height} />
        {lanes.map((kind, lane) => (
          <g key={kind} className={`timeline-chart__lane timeline-chart__lane--${kind}`}>
            <line className="timeline-chart__base" x1={left - 8} x2={width - right} y1={top + (lane + 1) * laneHeight - 4}
              y2={top + (lane + 1) * laneHeight - 4} />
            <text x={0} y={top + lane * laneHeight + 36}>{t(`timeline.kind.${kind}`)}</text>
            {placed(events.filter((event) => event.kind === kind), top + lane * laneHeight, scale, last).map(({ event, x, y, bar }) => (
              <g key={event.id}>
                {bar !== undefined && <line className="timeline-chart__bar" x1={bar[0]} x2={bar[1]} y1={y} y2={y} />}
                <a href={`#${event.id}`} aria-label={`${t.day(event.published)}: ${event.title}`}>
                  <path d={marks[kind]} transform={`translate(${x} ${y})`}>
                    <title>{`${t.day(event.published)}: ${event.title}`}</title>
                  </path>
                </a>
              </g>
            ))}
          </g>
        ))}
      </svg>
    </div>
  );
}

/** Marks in a lane, each on the first of three rows on which it does not cover the one before. */
function placed(events: readonly TimelineEvent[], top: number, scale: (day: string) => number, last: number): Placed[] {
  const ends = [-Infinity, -Infinity, -Infinity];
  return events.map((event) => {
    const { published, effective, ends: end } = event;
    const x = scale(published);
    const free = ends.findIndex((taken) => taken < x - 15);
    const row = free < 0 ? ends.indexOf(Math.min(...ends)) : free;
    ends[row] = x;
    const isOver = end !== undefined && parseDate(end)! < last;
    const bar: Placed['bar'] = effective === undefined || !isOver ? undefined : [scale(effective), scale(end)];
    return { event, x, y: top + 12 + row * 18, bar };
  });
}
