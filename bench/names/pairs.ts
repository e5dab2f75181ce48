import { nameOf } from '../../src/screening/names/name.ts';
import { scoreNames } from '../../src/screening/names/score.ts';
import { usualThreshold } from '../../src/screening/names/screener.ts';
import { table } from '../table.ts';
import { kindOf, type NameData, type Row } from './data.ts';
import { type OutsideMatcher, tokenSimilarity, tokensOf } from './matchers.ts';

interface Scored {
  score: number;
  isMatch: boolean;
  row: Row;
}

/** What a threshold comes to on labelled pairs. */
interface Outcome {
  f1: number;
  precision: number;
  recall: number;
}

/** How well labelled pairs are told apart: as a whole, by tier, by kind; beside the measure most tools build on. */
export async function measurePairs(
  { pairs }: NameData, outside: readonly OutsideMatcher[],
): Promise<{ text: string; f1: number; ties: number; risesWithTier: boolean }> {
  const own = pairs.map((row): Scored => ({ row, isMatch: row.is_match === 'true', score: portolanScore(row) }));
  const tokens = pairs.map((row): Scored => ({
    row, isMatch: row.is_match === 'true', score: tokenSimilarity(tokensOf(row.name1!), tokensOf(row.name2!)),
  }));
  const others: { title: string; scored: Scored[] }[] = [];
  for (const { version, scorePairs } of outside) {
    const scores = await scorePairs(pairs.map(({ name1, name2, schema }) => ({ one: name1!, other: name2!, schema: schema! })));
    others.push({ title: version, scored: pairs.map((row, at) => ({ row, isMatch: row.is_match === 'true', score: scores[at]! })) });
  }
  const tiers = ['STRONG', 'MEDIUM', 'WEAK'];
  const line = (title: string, scored: readonly Scored[], threshold: number): string[] => {
    const { f1, precision, recall } = outcome(scored, threshold);
    return [title, String(scored.length), threshold.toFixed(2), f1.toFixed(3), precision.toFixed(3), recall.toFixed(3)];
  };
  const rows = [
    line('Portolan, as it is set', own, usualThreshold), line('Portolan, best threshold', own, best(own)),
    line('token Jaro-Winkler, best threshold', tokens, best(tokens)),
    ...others.flatMap(({ title, scored }) => [
      line(`${title}, at the same`, scored, usualThreshold), line(`${title}, best threshold`, scored, best(scored)),
    ]),
    ...tiers.map((tier) => line(`Portolan, ${tier}`, own.filter(({ row }) => row.quality === tier), usualThreshold)),
    ...['Person', 'Company', 'Organization'].map((schema) =>
      line(`Portolan, ${schema}`, own.filter(({ row }) => row.schema === schema), usualThreshold)),
  ];
  const means = tiers.map((tier) => mean(own.filter(({ row, isMatch }) => isMatch && row.quality === tier).map(({ score }) => score)));
  const top = Math.max(...own.map(({ score }) => score));
  const ties = own.filter(({ score }) => score === top).length / own.length;
  const text = `${table(['pairs', 'number', 'threshold', 'F1', 'precision', 'recall'], rows, [1, 2, 3, 4, 5])}\n\n`
    + `Mean score of the pairs that match: ${tiers.map((tier, at) => `${tier} ${means[at]!.toFixed(3)}`).join(', ')}. `
    + `${(100 * ties).toFixed(1)} % of all pairs share the top score.`;
  return { text, f1: outcome(own, usualThreshold).f1, ties, risesWithTier: means[0]! >= means[2]! && means[1]! >= means[2]! };
}

function portolanScore({ name1, name2, schema }: Row): number {
  return scoreNames(nameOf(name1!, kindOf(schema)), nameOf(name2!, kindOf(schema))).score;
}

/** What is right and wrong at a threshold. */
export function outcome(scored: readonly Pick<Scored, 'score' | 'isMatch'>[], threshold: number): Outcome {
  const found = scored.filter(({ score }) => score >= threshold);
  const right = found.filter(({ isMatch }) => isMatch).length;
  const wanted = scored.filter(({ isMatch }) => isMatch).length;
  return { precision: right / Math.max(1, found.length), recall: right / wanted, f1: 2 * right / (found.length + wanted) };
}

function best(scored: readonly Scored[]): number {
  const thresholds = Array.from({ length: 100 }, (_, at) => at / 100);
  return thresholds.reduce((one, other) => (outcome(scored, other).f1 > outcome(scored, one).f1 ? other : one));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
