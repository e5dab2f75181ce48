import type { Determination } from '../../determination/determination.ts';
import type { Need } from '../../engine/decision.ts';
import { count, type Page, wrap } from './layout.ts';

/** Questions shown of each person asked, and persons shown; the rest is counted unless all is asked for. */
const mostOfEach = 3;
const mostPersons = 6;

interface Asked {
  need: Need;
  facts: Set<string>;
  legs: Set<string>;
}

/** The open questions by who can answer them; the same question about several parties is put once. */
export function questionLines({ questions }: Determination, all: boolean, page: Page): string[] {
  const asked = new Map<string, Asked>();
  for (const { need, legs } of questions) {
    const entry = asked.get(need.question) ?? { need, facts: new Set(), legs: new Set() };
    entry.facts.add(need.fact);
    for (const leg of legs) entry.legs.add(leg);
    asked.set(need.question, entry);
  }
  const persons = [...Map.groupBy(asked.values(), ({ need }) => need.who ?? '')];
  const shown = all ? persons : persons.slice(0, mostPersons);
  const left = persons.slice(shown.length).reduce((sum, [, own]) => sum + own.length, 0);
  return [
    ...shown.flatMap(([who, own]) => personLines(who, own, all, page)),
    ...(left === 0 ? [] : [`  … and ${count(left, 'question')} for ${count(persons.length - shown.length, 'other')} (--all)`]),
  ];
}

function personLines(who: string, own: readonly Asked[], all: boolean, page: Page): string[] {
  const legs = new Set(own.flatMap((one) => [...one.legs]));
  const head = `${who === '' ? 'Anyone' : `Ask ${who}`}: ${count(own.length, 'question')}, ${count(legs.size, 'leg waits', 'legs wait')}`;
  const shown = all ? own : own.slice(0, mostOfEach);
  const rest = own.length - shown.length;
  return [
    ...wrap(head, page.width, 2, 2),
    ...shown.flatMap(({ need, facts }) => {
      const cite = need.cite === undefined ? '' : ` (${need.cite})`;
      const [first, ...others] = facts;
      const names = all || others.length === 0 ? [...facts].join(', ') : `${first} and ${others.length} more`;
      return wrap(`- ${need.question} ${names}${cite}`, page.width, 4, 2);
    }),
    ...(rest === 0 ? [] : [`    … and ${count(rest, 'question')} more (--all)`]),
  ];
}
