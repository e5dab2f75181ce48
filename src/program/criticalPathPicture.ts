import { addDays } from '../corpus/date.ts';
import { escapeMarkup } from '../corpus/markup.ts';
import { type CriticalPath, durationWords, type PlacedWait } from './criticalPath.ts';
import type { WaitKind } from './criticalPathLaw.ts';

const fills: Record<WaitKind, string> = {
  licence: '#1f4e79',
  notice: '#2f7d6d',
  financing: '#8a5a00',
  programme: '#6b4c8a',
  power: '#9c3d2e',
};
const [left, width, row] = [250, 640, 34];

/**
 * The waits as a Gantt picture: the shortest time dark, up to the longest light, an arrowhead where nobody knows; days of the file
 * and the law as lines. One SVG text with a title and description.
 */
export function criticalPathPicture(path: CriticalPath, title: string): string {
  const { waits, marks, charters, on } = path;
  const horizon = horizonOf(path);
  const scale = (days: number): number => left + Math.min(1, days / horizon) * width;
  const bottom = 64 + waits.length * row;
  const lines = [
    ...marks.map(({ on: day, inDays, what }) => ({ day, inDays, what, dash: '2 3', ink: '#333333' })),
    ...charters.map(({ charter, inDays }) => ({ day: charter.ends, inDays, what: 'authority ends', dash: '6 3', ink: '#9c3d2e' })),
  ]
    .filter(({ inDays }) => inDays >= 0 && inDays <= horizon)
    .toSorted((one, other) => one.inDays - other.inDays);
  const height = bottom + 24 + lines.length * 15;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${left + width + 30} ${height}" width="${left + width + 30}" height="${height}"` +
    ` role="img" aria-labelledby="title description" font-family="Helvetica, Arial, sans-serif" font-size="12">
<title id="title">${escapeMarkup(`What is waited for: ${title}`)}</title>
<desc id="description">${escapeMarkup(pathWords(path).join('. '))}</desc>
<rect width="100%" height="100%" fill="#ffffff"/>
${axis(on, horizon, scale, bottom)}
${lines
  .map(
    ({ inDays, dash, ink }) =>
      `<line x1="${figure(scale(inDays))}" x2="${figure(scale(inDays))}" y1="40" y2="${bottom}"` +
      ` stroke="${ink}" stroke-dasharray="${dash}"/>`,
  )
  .join('\n')}
${waits.map((wait, index) => bar(wait, 50 + index * row, scale, horizon)).join('\n')}
${lines
  .map(
    ({ day, what, ink, inDays }, index) =>
      `<text x="${left}" y="${bottom + 20 + index * 15}" fill="${ink}" font-size="11">` +
      `${escapeMarkup(`${day}, in ${inDays} days: ${what}`)}</text>`,
  )
  .join('\n')}
</svg>
`
  );
}

/** The picture in words, one line for each wait. */
export function pathWords({ waits, charters }: CriticalPath): string[] {
  return [
    ...waits.map(
      ({ wait, ends, reaches }) =>
        `${wait.what}: ${durationWords(wait)}, over ${
          ends.latest === null ? 'on no day that is known' : `${ends.earliest} to ${ends.latest} days from now`
        } (${reaches.join(', ')})`,
    ),
    ...charters.map(({ charter, inDays }) => `${charter.what}: on ${charter.ends}, in ${inDays} days`),
  ];
}

/** Far enough for what is known, but not for a wait of years to press all others into a line. */
function horizonOf({ waits, marks, charters }: CriticalPath): number {
  const known = [
    ...marks.map(({ inDays }) => inDays),
    ...charters.map(({ inDays }) => inDays),
    ...waits.filter(({ wait }) => wait.kind !== 'power').map(({ ends }) => ends.latest ?? ends.earliest),
    ...waits.map(({ ends }) => ends.earliest),
  ];
  return Math.max(90, ...known) * 1.08;
}

function axis(on: string, horizon: number, scale: (days: number) => number, bottom: number): string {
  const step = [30, 60, 90, 180, 365, 730].find((days) => horizon / days <= 8) ?? 1460;
  return Array.from({ length: Math.floor(horizon / step) + 1 }, (_, index) => {
    const x = figure(scale(index * step));
    return (
      `<line x1="${x}" x2="${x}" y1="34" y2="${bottom}" stroke="#dddddd"/>` +
      `<text x="${x}" y="26" text-anchor="middle" font-size="10" fill="#555555">${addDays(on, index * step)}</text>`
    );
  }).join('\n');
}

function bar({ wait, begins, ends }: PlacedWait, y: number, scale: (days: number) => number, horizon: number): string {
  const fill = fills[wait.kind];
  const [from, sure] = [scale(begins.earliest), scale(ends.earliest)];
  const until = ends.latest === null ? left + width : scale(ends.latest);
  const goesOn = ends.latest === null || ends.latest > horizon;
  const tip = goesOn ? `<path d="M${figure(left + width)} ${y}l14 8-14 8z" fill="${fill}" fill-opacity="0.35"/>` : '';
  return (
    `<text x="${left - 10}" y="${y + 8}" text-anchor="end" font-weight="bold">${escapeMarkup(short(wait.what))}</text>` +
    `<text x="${left - 10}" y="${y + 21}" text-anchor="end" font-size="10" fill="#555555">${escapeMarkup(
      `${short(wait.who, 24)} · ${wait.least === undefined && wait.most === undefined ? 'not found' : durationWords(wait).split(';')[0]}`,
    )}</text>` +
    `<rect x="${figure(from)}" y="${y}" width="${figure(Math.max(2, until - from))}" height="16" fill="${fill}" fill-opacity="0.35"/>` +
    `<rect x="${figure(from)}" y="${y}" width="${figure(Math.max(2, sure - from))}" height="16" fill="${fill}"/>${tip}`
  );
}

function short(text: string, most = 34): string {
  const head = text.split(/[;,:]/)[0]!;
  return head.length <= most ? head : `${head.slice(0, most - 1).trimEnd()}…`;
}

function figure(number: number): string {
  return String(Number(number.toFixed(1)));
}
