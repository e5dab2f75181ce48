import type { Corpus } from '../corpus/corpus.ts';
import { addDays } from '../corpus/date.ts';
import { lastDayOf } from '../corpus/provision.ts';

/** What happens to the law on a day, one line each: wordings that begin or end, postures, memberships and figures. */
export function changesOn(corpus: Corpus, day: string): string[] {
  const eve = addDays(day, -1);
  const lines: string[] = [];
  for (const provision of corpus.provisions) {
    for (const [index, version] of provision.versions.entries()) {
      if (version.effective === day) lines.push(`${version.cite}: ${version.title} (${version.source})`);
      if (version.until === eve && lastDayOf(provision, index) === eve) lines.push(`${version.cite} ends: ${version.title}`);
      for (const rule of version.rules) {
        if (rule.complianceFrom === day) lines.push(`${rule.cite}: compliance is due (${rule.source})`);
        for (const { from, to, state, by } of rule.postures) {
          if (from === day) lines.push(`${rule.cite}: ${state} (${by})`);
          if (to === eve) lines.push(`${rule.cite}: no longer ${state} (${by})`);
        }
      }
    }
  }
  for (const table of Object.values(corpus.tables)) {
    for (const [name, entries] of Object.entries(table.sets)) {
      for (const entry of entries) {
        const what = 'member' in entry ? entry.member : entry.include.name;
        if (entry.from === day) lines.push(`${what} joins ${name} (${entry.source ?? table.source ?? table.cite ?? ''})`);
        if (entry.to === eve) lines.push(`${what} leaves ${name} (${entry.source ?? table.source ?? table.cite ?? ''})`);
      }
    }
    for (const [name, entries] of Object.entries(table.values)) {
      for (const { value, from, source } of entries) {
        if (from === day) lines.push(`${name} becomes ${value} (${source ?? table.source ?? ''})`);
      }
    }
  }
  return [...new Set(lines)];
}
