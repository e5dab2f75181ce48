import { escapeMarkup } from '../../corpus/markup.ts';
import { layOut } from '../../screening/ownership/picture/layout.ts';
import { arrowsOf } from './diagram.ts';
import { isOurs, type Workflow } from './workflow.ts';

const boxHeight = 36;
const [characterWidth, padding] = [8, 24];
const dashes = 'stroke-dasharray="5 4"';

/** The diagram as a picture (SVG) that needs no other program; what is ours is dashed, outcomes are drawn heavier. */
export function workflowPicture(workflow: Workflow): string {
  const { states, title } = workflow;
  const widthOf = (text: string): number => text.length * characterWidth + padding;
  const arrows = arrowsOf(workflow);
  const layout = layOut(
    states.map((state) => ({ id: state.id, width: widthOf(state.title), height: boxHeight })),
    arrows.map(({ from, to, labels }) => ({ from, to, labelWidth: labels.join(', ').length * (characterWidth - 1) })),
  );
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${layout.width} ${layout.height}" width="${layout.width}" role="img" `
      + `aria-label="${escapeMarkup(title)}" font-family="system-ui, sans-serif" font-size="14">`,
    `<title>${escapeMarkup(title)}</title>`,
    '<defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
      + '<path d="M0 0L8 4L0 8z" fill="#555"/></marker></defs>',
    ...arrows.flatMap(({ labels }, index) => {
      const { points, label } = layout.arrows[index]!;
      const path = points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('');
      return [
        `<path d="${path}" fill="none" stroke="#555" marker-end="url(#head)"/>`,
        `<text x="${label.x}" y="${label.y + 4}" text-anchor="middle" font-size="12" fill="#333" stroke="#fff" stroke-width="4" `
          + `paint-order="stroke">${escapeMarkup(labels.join(', '))}</text>`,
      ];
    }),
    ...states.flatMap((state) => {
      const { x, y } = layout.boxes.get(state.id)!;
      const width = widthOf(state.title);
      return [
        `<rect x="${x - width / 2}" y="${y - boxHeight / 2}" width="${width}" height="${boxHeight}" rx="6" fill="#fff" stroke="#1a4480" `
          + `stroke-width="${state.outcome ? 3 : 1}"${isOurs(state) ? ` ${dashes}` : ''}/>`,
        `<text x="${x}" y="${y + 5}" text-anchor="middle" fill="#111">${escapeMarkup(state.title)}</text>`,
      ];
    }),
    '</svg>',
  ];
  return `${lines.join('\n')}\n`;
}
