import { escapeMarkup } from '../../../corpus/markup.ts';

/** Markup that is ready, beside plain texts that have still to be escaped. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Markup | readonly (string | number | Markup)[];

/** A template in which every value is escaped unless it is markup already; lists are joined. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.map((text, index) => text + (index < parts.length ? written(parts[index]!) : '')).join(''));
}

function written(part: Part): string {
  if (part instanceof Markup) return part.text;
  return Array.isArray(part) ? part.map(written).join('') : escapeMarkup(String(part));
}

/** A table with a caption; the first cell of a row names it. Columns of figures stand to the right. */
export function table(
  caption: string, heads: readonly string[], rows: readonly (readonly (string | Markup)[])[], figures: readonly number[] = [],
): Markup {
  const side = (index: number): string => (figures.includes(index) ? 'figure' : 'words');
  return html`<div class="wide" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr>${heads.map((head, index) => html`<th scope="col" class="${side(index)}">${head}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell, index) => (index === 0
    ? html`<th scope="row">${cell}</th>` : html`<td class="${side(index)}">${cell}</td>`))}</tr>
`)}</tbody></table></div>`;
}

/** A picture with its caption and, folded away, the figures it was drawn from. */
export function figure(id: string, caption: string, picture: Markup, behind: Markup): Markup {
  return html`<figure aria-labelledby="${id}">${picture}<figcaption id="${id}">${caption}</figcaption>
<details><summary>The figures behind this picture</summary>${behind}</details></figure>`;
}
