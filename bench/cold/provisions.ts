import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const sample = fileURLToPath(new URL('../rule/law/', import.meta.url));

/** A made-up law of so many files over the vocabulary of the rule: 250 provisions in four versions each. */
export function writeProvisions(folder: string, count: number): void {
  for (const room of ['vocabulary', 'tables']) cpSync(join(sample, room), join(folder, 'law', room), { recursive: true });
  for (let index = 0; index < count; index++) {
    const [provision, year] = [index >> 2, 2020 + (index & 3)];
    const place = join(folder, 'law', 'made', String(100 + provision % 25), String(provision));
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, `${year}-01-01.md`), pageOf(provision, year));
  }
}

function pageOf(provision: number, year: number): string {
  const bound = 100 + provision + (year - 2020) * 7;
  const rules = ['destination', 'headquarters', 'destination'].map((place, index) => [
    `Paragraph ${index + 1} asks for a licence where performance and density are high and the place is in the group.`, '',
    '```rule', `id: r${index + 1}`, 'require: advanced-computing', 'when: >-',
    `  (totalProcessingPerformance >= ${bound * (index + 1)}`,
    `  || (totalProcessingPerformance >= ${bound} && performanceDensity >= ${index + 1}.6))`,
    `  && ${place} in groups["controlled"]`, '```', ''].join('\n'));
  return ['---', `title: Made-up provision ${provision}`, `cite: made ${provision}`, 'source: generated', `published: ${year}-01-01`,
    `effective: ${year}-01-01`, 'grade: inferred', '---', '', ...rules].join('\n');
}
