import type { Reliance } from '../../engine/decision.ts';
import { count, type Page, styled, wrap } from './layout.ts';
import { factSummary } from './report.ts';

/** What an answer rests on: announcements in full, assumptions and missing diligence by name. */
export function relianceLines(restsOn: readonly Reliance[], page: Page): string[] {
  if (restsOn.length === 0) return [];
  const of = (kind: Reliance['kind']): string[] => restsOn.filter((one) => one.kind === kind).map(({ fact, text }) => fact ?? text);
  const named = ([['assumption', 'assumed'], ['diligence', 'without recorded diligence']] as const)
    .filter(([kind]) => of(kind).length > 0)
    .map(([kind, label]) => `${count(of(kind).length, 'fact')} ${label}: ${factSummary(of(kind), 40)}`);
  const full = restsOn.filter(({ kind }) => kind !== 'assumption' && kind !== 'diligence').map(({ text }) => text);
  return ['', styled(page, 'bold', '  Rests on'), ...[...full, ...named].flatMap((text) => wrap(`- ${text}`, page.width, 4, 2))];
}
