import { escapeMarkup } from '../../../corpus/markup.ts';
import type { OwnershipAnswer } from '../answer.ts';
import type { Structure } from '../book.ts';
import { nameOf } from '../plain.ts';
import { formatShare } from '../share.ts';
import { type Box, type Layout, layOut } from './layout.ts';

/** What a picture shows: a party with everybody above it, marked by what one rule says. */
export interface Picture {
  structure: Structure;
  party: number;
  /** The rule by which boxes are marked; without one they are plain. */
  answer?: OwnershipAnswer;
  /** The lines that say in words what the picture shows. */
  words: readonly string[];
}

type Mark = 'asked' | 'counts' | 'caught' | 'perhaps' | 'plain';

/** Each mark has a border and a word of its own, so that none depends on colour. */
const marks: Record<Mark, { fill: string; stroke: string; dash?: string; said: string }> = {
  asked: { fill: '#ffffff', stroke: '#1b1b1b', said: '' },
  counts: { fill: '#f8dfe2', stroke: '#8b0a03', said: 'counts by itself' },
  caught: { fill: '#f8dfe2', stroke: '#8b0a03', dash: '6 3', said: 'counts through its owners' },
  perhaps: { fill: '#faf3d1', stroke: '#735700', dash: '2 3', said: 'may count' },
  plain: { fill: '#f0f0f0', stroke: '#71767a', said: 'does not count' },
};

const letterWidth = 7.2;
const lineHeight = 17;

interface Edge {
  from: number;
  to: number;
  label: string;
  isControl: boolean;
}

/** The picture as SVG, with its words as description. The same structure gives the same bytes. */
export function svgOf(picture: Picture): string {
  const { structure, party, answer, words } = picture;
  const shown = [...everybodyAbove(structure, party)];
  const edges = edgesAmong(structure, new Set(shown));
  const texts = new Map(shown.map((entity) => [entity, linesOf(picture, entity)]));
  const boxes = shown.map((entity) => {
    const lines = texts.get(entity)!;
    const longest = Math.max(...lines.map((line) => line.length));
    return { id: String(entity), width: longest * letterWidth + 28, height: lines.length * lineHeight + 18 };
  });
  const layout = layOut(boxes, edges.map(({ from, to, label }) =>
    ({ from: String(from), to: String(to), labelWidth: label.length * letterWidth + 10 })));
  const rule = answer === undefined ? '' : `: ${answer.on.rule.cite}`;
  const title = `Owners of ${nameOf(structure.entities[party]!)} on ${structure.day}${rule}`;
  const { width, height } = layout;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`
      + ' role="img" aria-labelledby="title description" font-family="Helvetica, Arial, sans-serif" font-size="13">',
    `<title id="title">${escapeMarkup(title)}</title>`,
    `<desc id="description">${escapeMarkup(words.join('\n'))}</desc>`,
    '<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse">'
      + '<path d="M 0 0 L 10 5 L 0 10 z" fill="#3d4551"/></marker></defs>',
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...edges.map((edge, index) => arrowOf(edge, layout.arrows[index]!)),
    ...boxes.map((box) => boxOf(markOf(picture, Number(box.id)), texts.get(Number(box.id))!, { ...box, ...layout.boxes.get(box.id)! })),
    '</svg>', '',
  ].join('\n');
}

/** The party and everybody above it, in the order in which they are met. */
function everybodyAbove({ graph, controls, numberOf }: Structure, party: number): Set<number> {
  const seen = new Set([party]);
  for (const entity of seen) {
    for (const stake of graph.heldIn(entity)) seen.add(graph.stakes.owner[stake]!);
    for (const { owner, owned } of controls) if (numberOf.get(owned) === entity) seen.add(numberOf.get(owner)!);
  }
  return seen;
}

function edgesAmong({ graph, controls, numberOf }: Structure, shown: ReadonlySet<number>): Edge[] {
  const stakes = [...shown].flatMap((entity) => [...graph.heldIn(entity)].map((stake): Edge => ({
    from: graph.stakes.owner[stake]!, to: entity, label: formatShare(graph.shareOf(stake)), isControl: false,
  })));
  const powers = controls.filter(({ owner, owned }) => shown.has(numberOf.get(owner)!) && shown.has(numberOf.get(owned)!));
  return [...stakes, ...powers.map(({ owner, owned }): Edge =>
    ({ from: numberOf.get(owner)!, to: numberOf.get(owned)!, label: 'controls', isControl: true }))];
}

function markOf({ answer, party }: Picture, entity: number): Mark {
  if (answer === undefined) return entity === party ? 'asked' : 'plain';
  const { seeds, solution } = answer.verdict;
  if (seeds.sure[entity] === 1) return 'counts';
  if (solution.sure[entity] === 1) return entity === party && answer.holds === false ? 'plain' : 'caught';
  return solution.possible[entity] === 1 ? 'perhaps' : entity === party ? 'asked' : 'plain';
}

function linesOf(picture: Picture, entity: number): string[] {
  const { structure } = picture;
  const { facts, ...found } = structure.entities[entity]!;
  const seat = facts['party.headquarters']?.value;
  const said = picture.answer === undefined ? '' : marks[markOf(picture, entity)].said;
  return [...wrapped(nameOf({ facts, ...found })), typeof seat === 'string' ? `headquarters: ${seat}` : '', said].filter(Boolean);
}

/** A name over several lines, broken between words. */
function wrapped(name: string): string[] {
  const lines = [''];
  for (const word of name.split(' ')) {
    const last = lines.at(-1)!;
    if (last !== '' && last.length + word.length > 27) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}

function boxOf(mark: Mark, lines: readonly string[], { x, y, width, height }: Box & { x: number; y: number }): string {
  const { fill, stroke, dash } = marks[mark];
  const top = Math.round(y - (lines.length - 1) * lineHeight / 2 + 4.5);
  const texts = lines.map((line, index) => `<text x="${x}" y="${top + index * lineHeight}" text-anchor="middle"`
    + `${index === 0 ? ' font-weight="600"' : ''}>${escapeMarkup(line)}</text>`);
  const dashes = dash === undefined ? '' : ` stroke-dasharray="${dash}"`;
  return `<g><rect x="${Math.round(x - width / 2)}" y="${Math.round(y - height / 2)}" width="${Math.round(width)}"`
    + ` height="${Math.round(height)}" rx="4" fill="${fill}" stroke="${stroke}" stroke-width="1.5"${dashes}/>${texts.join('')}</g>`;
}

function arrowOf({ label, isControl }: Edge, { points, label: at }: Layout['arrows'][number]): string {
  const path = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'} ${x} ${y}`).join(' ');
  const width = Math.round(label.length * letterWidth + 6);
  return `<g><path d="${path}" fill="none" stroke="#3d4551"${isControl ? ' stroke-dasharray="5 4"' : ''} marker-end="url(#tip)"/>`
    + `<rect x="${Math.round(at.x - width / 2)}" y="${at.y - 9}" width="${width}" height="18" fill="#ffffff"/>`
    + `<text x="${at.x}" y="${at.y + 4}" text-anchor="middle" fill="#1b1b1b">${escapeMarkup(label)}</text></g>`;
}
