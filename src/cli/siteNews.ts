import type { TimelineEvent } from '../corpus/timeline.ts';

/** One day on which something happens to the law, as the first page tells it. */
export interface News extends Pick<TimelineEvent, 'id' | 'title' | 'cite' | 'kind'> {
  on: string;
  what: 'published' | 'effective' | 'compliance' | 'ends';
}

/** The days of all events in their order; an event that takes effect when it is published is told once. */
export function newsOf(events: readonly TimelineEvent[]): News[] {
  return events.flatMap(({ id, title, cite, kind, published, effective, compliance, ends }): News[] => {
    const told = { id, title, kind, ...(cite === undefined ? {} : { cite }) };
    return [
      ...(published === effective ? [] : [{ ...told, on: published, what: 'published' as const }]),
      ...(effective === undefined ? [] : [{ ...told, on: effective, what: 'effective' as const }]),
      ...compliance.map(({ on }) => ({ ...told, on, what: 'compliance' as const })),
      ...(ends === undefined || ends === effective ? [] : [{ ...told, on: ends, what: 'ends' as const }]),
    ];
  }).toSorted((left, right) => (left.on < right.on ? -1 : left.on > right.on ? 1 : 0));
}
