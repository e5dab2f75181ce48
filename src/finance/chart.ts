import { escapeMarkup } from '../corpus/markup.ts';
import type { Structure } from './structures.ts';

const [left, width, row] = [300, 520, 40];
const parts = [['interest', '#1f4e79'], ['fees', '#e0a030']] as const;

/** What each structure costs beside its principal, as one SVG text: interest, and premium with fees. */
export function costChart(structures: readonly Structure[], title: string): string {
  const priced = structures.filter(({ cost }) => cost !== undefined);
  const most = Math.max(0, ...priced.map(({ cost }) => cost!.total.toNumber()));
  const scale = most === 0 ? 0 : width / most;
  const bars = priced.map(({ instrument, cost, allIn }, index) => {
    const y = 70 + index * row;
    let x = left;
    const rects = parts.map(([part, fill]) => {
      const wide = cost![part].toNumber() * scale;
      const rect = `<rect x="${x.toFixed(1)}" y="${y}" width="${wide.toFixed(1)}" height="22" fill="${fill}" stroke="#ffffff"/>`;
      x += wide;
      return rect;
    });
    const label = `${cost!.total.toText(1)} million, ${allIn} % a year`;
    return `<text x="${left - 10}" y="${y + 15}" text-anchor="end">${escapeMarkup(instrument.id)}</text>${rects.join('')}`
      + `<text x="${left}" y="${y + 34}" class="small">${label}</text>`;
  });
  const height = 80 + priced.length * row;
  const words = priced.map(({ instrument, cost, allIn }) => `${instrument.title}: ${cost!.total.toText(1)} million, ${allIn} % a year`);
  const box = `0 0 ${left + width + 20} ${height}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" role="img" aria-labelledby="title description">
<title id="title">${escapeMarkup(`What financing costs: ${title}`)}</title>
<desc id="description">${escapeMarkup(words.join('. ') || 'No structure could be priced.')}</desc>
<style>
text { font: 12px system-ui, sans-serif; fill: #111111 }
.head { font-size: 16px; font-weight: 600 }
.small { font-size: 10px }
</style>
<rect width="100%" height="100%" fill="#ffffff"/>
<text x="16" y="24" class="head">${escapeMarkup(title)}</text>
<rect x="16" y="36" width="12" height="12" fill="${parts[0][1]}"/><text x="34" y="46">interest</text>
<rect x="110" y="36" width="12" height="12" fill="${parts[1][1]}"/><text x="128" y="46">premium and fees</text>
${bars.join('\n')}
</svg>
`;
}
