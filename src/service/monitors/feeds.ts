import { escapeMarkup } from '../../corpus/markup.ts';
import { calendarFeed } from '../../determination/calendarFeed.ts';
import type { Answer } from './answer.ts';
import { changeWords, type Notice } from './message.ts';

/** Notices as an Atom feed (RFC 4287), newest first. */
export function atomFeed(address: string, notices: readonly Notice[]): string {
  const updated = notices[0]?.at ?? '1970-01-01T00:00:00.000Z';
  return [
    '<?xml version="1.0" encoding="utf-8"?>', '<feed xmlns="http://www.w3.org/2005/Atom">', '<title>Portolan: what changed</title>',
    `<id>${escapeMarkup(address)}</id>`, `<link rel="self" href="${escapeMarkup(address)}"/>`, `<updated>${updated}</updated>`,
    '<author><name>Portolan</name></author>',
    ...notices.flatMap(({ id, name, at, causes, changes }) => [
      '<entry>', `<id>urn:uuid:${id}</id>`, `<title>${escapeMarkup(titleOf(name))}</title>`, `<updated>${at}</updated>`,
      `<content type="text">${escapeMarkup([...changes.map(changeWords), ...causes.map(becauseOf)].join('\n'))}</content>`,
      '</entry>',
    ]),
    '</feed>', '',
  ].join('\n');
}

const titleOf = (name: string): string => `The answer for “${name}” has changed`;
const becauseOf = (cause: string): string => `because of ${cause}`;

/** Days ahead on which the law itself changes an answer, as a calendar. */
export function daysFeed(today: string, watched: readonly { package: string; name: string; answer: Answer }[]): string {
  return calendarFeed('Portolan: days that change an answer', today, watched.flatMap(({ package: of, name, answer }) =>
    answer.days.map(({ on, causes }) => ({
      uid: `${of}-${on}@portolan`, on, summary: `${name}: the answer changes`, description: causes.join('\n'), categories: ['law'],
    }))));
}
