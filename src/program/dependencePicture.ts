import { escapeMarkup } from '../corpus/markup.ts';
import { type Dependence, type Side, sides, type Split, type Tier, tiers } from './dependence.ts';

/** Sides are told apart by shade, pattern and letter, not by colour alone. */
const looks: Record<Side, { fill: string; ink: string; letter: string; title: string }> = {
  'united-states': { fill: '#1f4e79', ink: '#ffffff', letter: 'U', title: 'United States' },
  partner: { fill: '#7fb2d9', ink: '#000000', letter: 'P', title: 'Partner countries' },
  concern: { fill: 'url(#concern)', ink: '#000000', letter: 'C', title: 'Countries of concern' },
  unknown: { fill: 'url(#unknown)', ink: '#000000', letter: '?', title: 'Not known' },
};
const tierTitles: Record<Tier, string> = {
  supplier: 'who sells it', parent: 'who is above the seller', origin: 'where it comes from', content: 'what went into it',
};
const [left, width, row, gap] = [250, 600, 18, 26];

/** A picture of a package's dependence: a bar for each layer and tier, as one SVG text with a title and description. */
export function dependencePicture({ layers }: Dependence, title: string): string {
  const bars: string[] = [];
  let y = 76;
  for (const { layer, basis, tiers: own } of layers) {
    bars.push(`<text x="16" y="${y}" class="layer">${layer} (by ${basis === 'value' ? 'value' : 'number of items'})</text>`);
    y += 8;
    for (const tier of tiers) {
      bars.push(`<text x="${left - 10}" y="${y + 13}" text-anchor="end">${tierTitles[tier]}</text>`, ...barOf(own[tier], y));
      y += row + 4;
    }
    y += gap;
  }
  const words = layers.map(({ layer, tiers: own }) =>
    `${layer}: ${tiers.map((tier) => `${tierTitles[tier]} ${splitWords(own[tier])}`).join('; ')}`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${left + width + 20} ${y}" role="img" aria-labelledby="title description">
<title id="title">${escapeMarkup(`Where the value comes from: ${title}`)}</title>
<desc id="description">${escapeMarkup(words.join('. '))}</desc>
<style>
text { font: 12px system-ui, sans-serif; fill: #111111 }
.layer { font-weight: 600 }
.head { font-size: 16px; font-weight: 600 }
</style>
<defs>${pattern('concern', '#f2b8a0', '<path d="M0 6 6 0" stroke="#8c2d04"/>')}
${pattern('unknown', '#eeeeee', '<circle cx="3" cy="3" r="1" fill="#777777"/>')}</defs>
<rect width="100%" height="100%" fill="#ffffff"/>
<text x="16" y="24" class="head">${escapeMarkup(title)}</text>
${legend()}
${bars.join('\n')}
</svg>
`;
}

function pattern(id: string, ground: string, mark: string): string {
  return `<pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse">`
    + `<rect width="6" height="6" fill="${ground}"/>${mark}</pattern>`;
}

function barOf(split: Split, y: number): string[] {
  let x = left;
  return sides.filter((side) => split[side] > 0).flatMap((side) => {
    const wide = split[side] * width;
    const { fill, ink, letter } = looks[side];
    const parts = [`<rect x="${figure(x)}" y="${y}" width="${figure(wide)}" height="${row}" fill="${fill}" stroke="#ffffff"/>`];
    if (wide > 46) {
      const place = `x="${figure(x + wide / 2)}" y="${y + 13}" text-anchor="middle"`;
      parts.push(`<text ${place} style="fill:${ink}">${letter} ${percent(split[side])}</text>`);
    }
    x += wide;
    return parts;
  });
}

function legend(): string {
  return sides.map((side, index) => {
    const x = 16 + index * 190;
    const { fill, letter, title } = looks[side];
    return `<rect x="${x}" y="38" width="14" height="14" fill="${fill}" stroke="#555555"/>`
      + `<text x="${x + 20}" y="50">${letter} ${title}</text>`;
  }).join('\n');
}

/** Shares by side in words, those of nothing left out. */
export function splitWords(split: Split): string {
  return sides.filter((side) => split[side] > 0).map((side) => `${looks[side].title} ${percent(split[side])}`).join(', ');
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}

function figure(number: number): string {
  return String(Number(number.toFixed(2)));
}
