import { escapeMarkup } from '../../../corpus/markup.ts';
import { mapHeight, mapWidth } from '../../map/world.ts';

const [headHeight, captionHeight, legendHeight, footHeight, gap, pngScale] = [56, 28, 34, 30, 20, 2];
const fonts = 'Source Sans Pro, Arial, sans-serif';
const painted = ['fill', 'stroke', 'stroke-width'] as const;

/**
 * The maps below an element with title and legends as one SVG that needs no style sheet. Throws where there is no map yet.
 */
export function worldImage(below: HTMLElement, title: string, foot: string): string {
  const figures = [...below.querySelectorAll('figure')];
  const { color: ink, backgroundColor: paper } = getComputedStyle(document.body);
  const width = figures.length * (mapWidth + gap) + gap;
  const height = headHeight + captionHeight + mapHeight + legendHeight + footHeight;
  const text = (x: number, y: number, size: number, words: string, more = ''): string =>
    `<text x="${x}" y="${y}" font-size="${size}" font-family="${fonts}" fill="${ink}"${more}>${escapeMarkup(words)}</text>`;
  const parts = figures.map((figure, index) => {
    const x = gap + index * (mapWidth + gap);
    const map = standing(figure.querySelector<SVGSVGElement>('svg.world-map')!);
    place(map, x, headHeight + captionHeight, mapWidth, mapHeight);
    const caption = figure.querySelector('figcaption')?.textContent ?? '';
    return text(x, headHeight + 16, 18, caption, ' font-weight="700"') + new XMLSerializer().serializeToString(map)
      + legendOf(figure, x, headHeight + captionHeight + mapHeight + 10, text);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`
    + `<title>${escapeMarkup(title)}</title><rect width="${width}" height="${height}" fill="${paper}"/>`
    + `${text(gap, 36, 26, title, ' font-weight="700"')}${parts.join('')}${text(gap, height - 10, 14, foot)}</svg>`;
}

function legendOf(figure: HTMLElement, x: number, y: number, text: (x: number, y: number, size: number, words: string) => string): string {
  let at = x;
  return [...figure.querySelectorAll('.legend li')].map((entry) => {
    const swatch = standing(entry.querySelector('svg')!);
    const words = entry.textContent.replaceAll(/\s+/g, ' ').trim();
    place(swatch, at, y, 24, 16);
    const drawn = new XMLSerializer().serializeToString(swatch) + text(at + 30, y + 13, 15, words);
    at += 30 + words.length * 7.5 + 24;
    return drawn;
  }).join('');
}

function place(element: SVGSVGElement, x: number, y: number, width: number, height: number): void {
  for (const [name, value] of Object.entries({ x, y, width, height })) element.setAttribute(name, String(value));
}

/** A copy that carries its colours itself. */
function standing(drawn: SVGSVGElement): SVGSVGElement {
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  const originals = [drawn, ...drawn.querySelectorAll<SVGElement>('path, rect, circle')];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('path, rect, circle')];
  for (const [index, original] of originals.entries()) {
    const style = getComputedStyle(original);
    for (const name of painted) {
      if (!(copies[index]!.getAttribute(name) ?? '').startsWith('url(')) copies[index]!.setAttribute(name, style.getPropertyValue(name));
    }
    copies[index]!.removeAttribute('class');
  }
  return copy;
}

/** Draws an SVG twice as large and hands it to the reader as a PNG. A fault is thrown where the browser reports it. */
export function downloadPng(name: string, svg: string): void {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  const picture = new Image();
  picture.addEventListener('load', () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: picture.width * pngScale, height: picture.height * pngScale });
    canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(address);
    Object.assign(document.createElement('a'), { href: canvas.toDataURL('image/png'), download: name }).click();
  });
  picture.addEventListener('error', () => { throw new Error('The browser could not draw the map as an image.'); });
  picture.src = address;
}
