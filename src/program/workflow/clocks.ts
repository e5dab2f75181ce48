import type { WorkCalendar } from './calendar.ts';
import type { Case } from './case.ts';
import type { Clock, Workflow } from './workflow.ts';

/** How a clock stands. It runs in some states and stands still in every other. */
export interface ClockReading {
  clock: Clock;
  runs: boolean;
  usedWorkingDays: number;
  /** Below zero once it has run out. */
  leftWorkingDays: number;
  /** The day on which it runs out if nothing happens before; null while it stands still. */
  due: string | null;
}

/** Every clock that has run or runs, as it stands on a day (ISO date). */
export function clocksOf({ clocks }: Pick<Workflow, 'clocks'>, calendar: WorkCalendar, { spans, state }: Case, on: string): ClockReading[] {
  return clocks.filter(({ runs }) => spans.some((span) => runs.includes(span.state))).map((clock) => {
    const runs = clock.runs.includes(state);
    const used = spans.reduce((sum, span, index) => {
      if (!clock.runs.includes(span.state)) return sum;
      const until = spans[index + 1]?.from.slice(0, 10) ?? on;
      return sum + calendar.between(span.from.slice(0, 10), until < on ? until : on);
    }, 0);
    const left = clock.workingDays - used;
    return { clock, runs, usedWorkingDays: used, leftWorkingDays: left, due: runs ? dueOf(calendar, on, left) : null };
  });
}

/** The clock that runs in the state a case is in, where there is one. */
export function clockOf(workflow: Workflow, calendar: WorkCalendar, state: Case, on: string): ClockReading | undefined {
  return clocksOf(workflow, calendar, state, on).find(({ runs }) => runs);
}

function dueOf(calendar: WorkCalendar, on: string, left: number): string {
  return left >= 0 ? calendar.after(on, left) : calendar.before(on, -left);
}
