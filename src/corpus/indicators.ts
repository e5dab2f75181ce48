import type { Diagnostic } from './diagnostic.ts';
import type { LawText } from './digest.ts';
import { ExpressionError, parseExpression } from './cel.ts';
import type { DutyRule } from './rule.ts';
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

/** Countries that are looked at together: the members of a set, or all that no group before it holds. */
export interface PartnerGroup {
  id: string;
  title: string;
  set?: { table: string; name: string };
}

/** Days from an application to a decision, and who says so. */
export interface ProcessingDays {
  low: number;
  high: number;
  sources: string[];
}

/** The definitions of a simulation, and the assumptions on which they rest. */
export interface Indicators {
  indicators: IndicatorDefinition[];
  /** By indicator, who has to receive for a delivery to count: rules that only look. */
  conditions: Record<string, DutyRule>;
  partnerGroups: PartnerGroup[];
  processingDays: ProcessingDays;
  diversionRisk: { members: string[]; source: string };
}

const fields = ['indicators', 'conditions', 'partnerGroups', 'processingDays', 'diversionRisk'];

/** Reads `law/indicators.yaml`. */
export function readIndicators({ path: file, text }: LawText, problems: Diagnostic[]): Indicators {
  const source = new Source(file, text, problems);
  const tree = source.map(source.data, [], fields) ?? {};
  const days = source.map(tree.processingDays ?? {}, ['processingDays'], ['low', 'high']) ?? {};
  const risk = source.map(tree.diversionRisk ?? {}, ['diversionRisk'], ['members', 'source', 'grade']) ?? {};
  const [low, high] = [daysOf(source, days, 'low'), daysOf(source, days, 'high')];
  return {
    indicators: source.list(tree, [], 'indicators').flatMap((value, index) => readOne(source, value, ['indicators', index])),
    conditions: conditionsOf(source, source.map(tree.conditions ?? {}, ['conditions']) ?? {}),
    partnerGroups: source.list(tree, [], 'partnerGroups').flatMap((value, index) => readGroup(source, value, ['partnerGroups', index])),
    processingDays: { low: low.days, high: high.days, sources: [low.source, high.source] },
    diversionRisk: {
      members: source.texts(risk, ['diversionRisk'], 'members'),
      source: source.text(risk, ['diversionRisk'], 'source', 'required') ?? '',
    },
  };
}

function conditionsOf(source: Source, tree: Tree): Record<string, DutyRule> {
  return Object.fromEntries(Object.keys(tree).flatMap((id): [string, DutyRule][] => {
    const written = source.text(tree, ['conditions'], id, 'required') ?? 'false';
    try {
      const when = parseExpression(written);
      return [[id, { kind: 'duty', id: `indicators#${id}`, cite: '', grade: 'inferred', source: '', line: 1, postures: [], duty: '',
        when }]];
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      source.problem(['conditions', id], error.message);
      return [];
    }
  }));
}

function readGroup(source: Source, value: unknown, path: Path): PartnerGroup[] {
  const tree = source.map(value, path, ['id', 'title', 'set']);
  if (tree === undefined) return [];
  const set = source.text(tree, path, 'set');
  const [, table, name] = /^(\w+)\["(.+)"\]$/.exec(set ?? '') ?? [];
  if (set !== undefined && name === undefined) source.problem([...path, 'set'], `'${set}' is no set: write it as countryGroups["A:5"].`);
  const words = { id: source.text(tree, path, 'id', 'required') ?? '', title: source.text(tree, path, 'title', 'required') ?? '' };
  return [{ ...words, ...(table === undefined || name === undefined ? {} : { set: { table, name } }) }];
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
