import type { Diagnostic } from './diagnostic.ts';
import type { LawText } from './digest.ts';
import { Source, type Path, type Tree } from './source.ts';

/** What a simulation measures, with its definition in words. */
export interface IndicatorDefinition {
  id: string;
  title: string;
  unit: string;
  formula: string;
  /** Which end of the frontier it belongs to, where it does. */
  better?: 'openness' | 'security';
}

/** The definitions of a simulation, and the assumptions on which they rest. */
export interface Indicators {
  indicators: IndicatorDefinition[];
  processingDays: { low: number; high: number; sources: string[] };
  diversionRisk: { members: string[]; source: string };
}

/** Reads `law/indicators.yaml`. */
export function readIndicators({ path: file, text }: LawText, problems: Diagnostic[]): Indicators {
  const source = new Source(file, text, problems);
  const tree = source.map(source.data, [], ['indicators', 'processingDays', 'diversionRisk']) ?? {};
  const days = source.map(tree.processingDays ?? {}, ['processingDays'], ['low', 'high']) ?? {};
  const risk = source.map(tree.diversionRisk ?? {}, ['diversionRisk'], ['members', 'source', 'grade']) ?? {};
  const [low, high] = [daysOf(source, days, 'low'), daysOf(source, days, 'high')];
  return {
    indicators: source.list(tree, [], 'indicators').flatMap((value, index) => readOne(source, value, ['indicators', index])),
    processingDays: { low: low.days, high: high.days, sources: [low.source, high.source] },
    diversionRisk: {
      members: source.texts(risk, ['diversionRisk'], 'members'),
      source: source.text(risk, ['diversionRisk'], 'source', 'required') ?? '',
    },
  };
}

function daysOf(source: Source, tree: Tree, key: string): { days: number; source: string } {
  const path = ['processingDays', key];
  const entry = source.map(tree[key] ?? {}, path, ['days', 'source', 'grade']) ?? {};
  if (typeof entry.days !== 'number') source.problem(path, "A number is needed in 'days'.");
  return { days: Number(entry.days), source: source.text(entry, path, 'source', 'required') ?? '' };
}

function readOne(source: Source, value: unknown, path: Path): IndicatorDefinition[] {
  const tree = source.map(value, path, ['id', 'title', 'unit', 'formula', 'better']);
  if (tree === undefined) return [];
  const need = (key: string): string => source.text(tree, path, key, 'required') ?? '';
  const better = source.oneOf(tree, path, 'better', ['openness', 'security'] as const);
  const words = { id: need('id'), title: need('title'), unit: need('unit'), formula: need('formula') };
  return [{ ...words, ...(better === undefined ? {} : { better }) }];
}
