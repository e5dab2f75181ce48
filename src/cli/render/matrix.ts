import type { LegFinding } from '../../determination/determination.ts';
import type { Outcome } from '../../engine/program.ts';
import { type Page, shorten, styled } from './layout.ts';
import { cellLines, type Report, sitesOf } from './report.ts';
import { cellWord, outcomeWords } from './words.ts';

interface Row {
  name: string;
  layer: string;
  /** The lines of each site's cell; none where the item does not go there. */
  cells: string[][];
}

const gap = 2;

/** Items against sites. Sites that do not fit side by side follow below. */
export function matrixLines(report: Report, page: Page): string[] {
  const sites = sitesOf(report.determination);
  const rows = rowsOf(report, sites);
  const longest = Math.max(4, ...rows.map(({ name }) => name.length));
  const widths = sites.map((site, column) => Math.max(
    Math.min(site.length, 24), ...rows.flatMap(({ cells }) => cells[column]!.map((line) => line.length))));
  const nameWidth = Math.min(longest, Math.max(20, page.width - 4 - Math.max(...widths, 0) - gap));
  const lines: string[] = [];
  for (const columns of bandsOf(widths, page.width - nameWidth - gap - 2)) {
    if (lines.length > 0) lines.push('');
    const heads = columns.map((column) => shorten(sites[column]!, widths[column]!).padEnd(widths[column]!));
    lines.push(styled(page, 'bold', `${' '.repeat(nameWidth + 2)}${' '.repeat(gap)}${heads.join(' '.repeat(gap))}`.trimEnd()));
    lines.push(...bodyOf(rows, columns, widths, nameWidth, page));
  }
  return lines;
}

function rowsOf({ determination: { legs }, view }: Report, sites: readonly string[]): Row[] {
  const byItem = new Map<string, LegFinding[]>();
  for (const leg of legs) byItem.set(leg.item, [...(byItem.get(leg.item) ?? []), leg]);
  return [...byItem.values()].map((own) => ({
    name: own[0]!.itemName, layer: own[0]!.layer,
    cells: sites.map((site) => cellLines(own.filter((leg) => leg.site === site), view)),
  }));
}

/** Columns that fit side by side, in order. */
function bandsOf(widths: readonly number[], room: number): number[][] {
  const bands: number[][] = [];
  let used = Infinity;
  for (const [column, width] of widths.entries()) {
    if (used + gap + width > room) {
      bands.push([]);
      used = -gap;
    }
    bands.at(-1)!.push(column);
    used += gap + width;
  }
  return bands;
}

function bodyOf(
  rows: readonly Row[], columns: readonly number[], widths: readonly number[], nameWidth: number, page: Page,
): string[] {
  let layer = '';
  return rows.flatMap(({ name, layer: own, cells }) => {
    const head = own === layer ? [] : [styled(page, 'dim', own)];
    layer = own;
    const height = Math.max(1, ...columns.map((column) => cells[column]!.length));
    const lines = Array.from({ length: height }, (_, index) => {
      const label = index === 0 ? shorten(name, nameWidth) : '';
      const parts = columns.map((column) => {
        const text = cells[column]![index] ?? (index === 0 && cells[column]!.length === 0 ? '·' : '');
        return tinted(text, page) + ' '.repeat(widths[column]! - text.length);
      });
      return `  ${label.padEnd(nameWidth)}${' '.repeat(gap)}${parts.join(' '.repeat(gap))}`.trimEnd();
    });
    return [...head, ...lines];
  });
}

function tinted(text: string, page: Page): string {
  const outcome = (Object.keys(outcomeWords) as Outcome[]).find((one) => text.endsWith(cellWord(one)));
  return outcome === undefined ? text : styled(page, outcomeWords[outcome].style, text);
}
