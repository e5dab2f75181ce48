import { lineAt } from './complaint.ts';
import type { Check, Complaint } from './complaint.ts';

const patterns: [RegExp, string][] = [
  [/(?<![\w.:/~*-])\/(?:work|tmp|root|home)\/[\w.-]*/g, 'a folder of one machine; write a path from the repository'],
  [/\bregistry\.[a-z]+(?:\.[a-z]+)+/g, 'a package registry; which one is used is each user\'s setting'],
  [/"resolved"\s*:/g, 'an address in a lockfile; resolve with omit-lockfile-registry-resolved'],
];

/** Nothing names the machine or registry it was made with, so that the repository works anywhere. */
export const placesCheck: Check = {
  name: 'places',
  promise: 'no file names a folder of one machine or a package registry',
  find: (project) => [...project].flatMap(([file, text]) => patterns.flatMap(([pattern, why]) =>
    [...text.matchAll(pattern)].map((match): Complaint =>
      ({ check: 'places', file, line: lineAt(text, match.index), message: `“${match[0]}”: ${why}.` })))),
};
