import { escapeMarkup } from '../../corpus/markup.ts';
import type { Block, Dossier, Section, Span, Table, Text } from '../../program/dossier/tree.ts';
import { sectionsIn, spansOf } from '../../program/dossier/tree.ts';
import { bannerOf } from './words.ts';

/** How it looks on a screen and on paper; the file brings all it needs and loads nothing. */
const style = `
body { font: 16px/1.5 "Source Sans 3", "Segoe UI", Arial, sans-serif; color: #17202b; max-width: 56rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 2rem; line-height: 1.2; margin-bottom: 0.25rem; }
h2 { font-size: 1.5rem; border-bottom: 2px solid #1f4e79; margin-top: 2.5rem; }
h3 { font-size: 1.2rem; } h4, h5, h6 { font-size: 1rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: 0.9rem; }
caption { text-align: left; font-weight: 600; padding: 0.25rem 0; }
th, td { border: 1px solid #9aa7b4; padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; overflow-wrap: break-word; }
thead th { background: #e8edf2; }
tr.good { background: #eaf5ec; } tr.bad { background: #fbeceb; } tr.open { background: #fdf6df; } tr.judge { background: #f3ecf8; }
tr.quiet { color: #4d5a68; }
dl { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: 0.25rem 1rem; } dt { font-weight: 600; } dd { margin: 0; }
figure { margin: 1rem 0; } figure img { max-width: 100%; height: auto; } figcaption { font-size: 0.9rem; color: #4d5a68; }
.note, .clause, .banner { border-left: 4px solid #1f4e79; background: #f2f6fa; padding: 0.5rem 0.9rem; margin: 1rem 0; }
.caution, .banner { border-left-color: #8a5a00; background: #fdf6df; } .lead { font-size: 1.1rem; }
.confidential { background: #fde7c7; } .missing { color: #8c1515; font-style: italic; }
.muted { color: #4d5a68; } .mono { font-family: monospace; }
.signature { margin: 2rem 0; } .signature p { border-top: 1px solid #17202b; max-width: 24rem; padding-top: 0.2rem; margin-top: 2.5rem; }
@media print { h2.page { break-before: page; } tr, figure, .clause { break-inside: avoid; } nav { display: none; } }
`;

/** The dossier as one page for a browser, to be read and printed; the same tree that the PDF is set from. */
export function htmlOf(dossier: Dossier): string {
  const { title, subtitle, language, facts, notice, sections } = dossier;
  const { kicker, banner, bannerText, footer } = bannerOf(dossier);
  const contents = sections.map(({ id, title: words }) => `<li><a href="#${escapeMarkup(id)}">${escapeMarkup(words)}</a></li>`).join('');
  const body = sectionsIn(sections).map(({ section, depth }) => sectionHtml(section, depth)).join('\n');
  return `<!doctype html>
<html lang="${escapeMarkup(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)}</title><style>${style}</style></head><body>
<header><p class="muted">${kicker}</p><h1>${escapeMarkup(title)}</h1><p class="lead">${escapeMarkup(subtitle)}</p>
<p class="banner"><strong>${banner}.</strong> ${bannerText}</p>${pairs(facts)}<p class="muted">${escapeMarkup(notice)}</p></header>
<nav aria-label="Contents"><ol>${contents}</ol></nav>
<main>
${body}
</main>
<footer class="muted"><p>${escapeMarkup(footer)}</p></footer></body></html>
`;
}

function sectionHtml({ id, title, confidential, language, newPage, blocks }: Section, depth: number): string {
  const level = Math.min(depth + 1, 6);
  const within = language === undefined ? '' : ` lang="${escapeMarkup(language)}"`;
  const claim = confidential === undefined ? '' : `<p class="note caution">⟦${escapeMarkup(confidential)}⟧</p>`;
  const heading = `<h${level} id="${escapeMarkup(id)}"${newPage === true ? ' class="page"' : ''}>${escapeMarkup(title)}</h${level}>`;
  return `<section${within}>${heading}${claim}${blocks.map(blockHtml).join('\n')}</section>`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${spans(block.text)}</p>`;
    case 'lead':
      return `<p class="lead">${spans(block.text)}</p>`;
    case 'note':
      return `<p class="note ${block.tone}">${spans(block.text)}</p>`;
    case 'clause':
      return (
        `<div class="clause"><p><strong>${spans(block.title)}</strong></p>` +
        `<p lang="${escapeMarkup(block.language)}">${spans(block.text)}</p><p class="muted">${spans(block.why)}</p></div>`
      );
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${spans(item)}</li>`).join('')}</ul>`;
    case 'pairs':
      return pairs(block.rows);
    case 'signature':
      return `<div class="signature">${block.lines.map((line) => `<p>${escapeMarkup(line)}</p>`).join('')}</div>`;
    case 'table':
      return tableHtml(block);
    case 'figure':
      return (
        `<figure${block.confidential === true ? ' class="confidential"' : ''}><img alt="${escapeMarkup(block.alternative)}"` +
        ` src="data:image/svg+xml,${encodeURIComponent(block.svg)}"><figcaption>${escapeMarkup(block.caption)}</figcaption></figure>`
      );
  }
}

function tableHtml({ caption, head, rows }: Table): string {
  const top = head.map((words) => `<th scope="col">${escapeMarkup(words)}</th>`).join('');
  const lines = rows.map(({ mark, cells }) =>
    `<tr${mark === undefined ? '' : ` class="${mark}"`}>${cells.map((cell) => `<td>${spans(cell)}</td>`).join('')}</tr>`);
  return `<table><caption>${escapeMarkup(caption)}</caption><thead><tr>${top}</tr></thead><tbody>${lines.join('')}</tbody></table>`;
}

function pairs(rows: readonly (readonly [label: string, value: Text])[]): string {
  return `<dl>${rows.map(([label, value]) => `<dt>${escapeMarkup(label)}</dt><dd>${spans(value)}</dd>`).join('')}</dl>`;
}

function spans(text: Text): string {
  return spansOf(text).map(spanHtml).join('');
}

/** A confidential text stands in the double brackets that the other files use, so that it is known without its colour. */
function spanHtml({ text, tone, confidential }: Span): string {
  const words = confidential === true ? `⟦${escapeMarkup(text)}⟧` : escapeMarkup(text);
  const marks = [tone === 'strong' ? undefined : tone, confidential === true ? 'confidential' : undefined].filter(Boolean);
  const marked = marks.length === 0 ? words : `<span class="${marks.join(' ')}">${words}</span>`;
  return tone === 'strong' ? `<strong>${marked}</strong>` : marked;
}
