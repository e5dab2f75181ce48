import { type Expression, sourceOf } from './expression.ts';

/** What an amendment takes out of a text and what it puts in, in that order. */
export interface Amendment {
  strike: string[];
  insert: string[];
}

type Compound = Extract<Expression, { kind: 'and' | 'or' }>;

/**
 * What changes a condition into another: only the clauses that differ, each from the smallest part that holds the whole
 * difference. Empty where both say the same.
 */
export function clauseChanges(old: Expression, fresh: Expression): Amendment[] {
  if (sourceOf(old) === sourceOf(fresh)) return [];
  const [left, right] = alike(old, fresh);
  if (left === undefined || right === undefined) return [{ strike: [sourceOf(old)], insert: [sourceOf(fresh)] }];
  const sign = left.kind === 'and' ? '&& ' : '|| ';
  const removed = without(left.of, right.of);
  const added = without(right.of, left.of);
  const deeper: Amendment[] = [];
  for (const part of [...removed]) {
    const partner = added.find((other) => sharesAClause(part, other));
    if (partner === undefined) continue;
    deeper.push(...clauseChanges(part, partner));
    removed.splice(removed.indexOf(part), 1);
    added.splice(added.indexOf(partner), 1);
  }
  const own = { strike: removed.map((part) => sign + inner(part, left)), insert: added.map((part) => sign + inner(part, right)) };
  return own.strike.length + own.insert.length === 0 ? deeper : [...deeper, own];
}

/** Both as lists of clauses of one kind; a single clause is a list of one beside a list that holds it. */
function alike(old: Expression, fresh: Expression): [Compound?, Compound?] {
  if (isCompound(old) && isCompound(fresh) && old.kind === fresh.kind) {
    return without(old.of, fresh.of).length < old.of.length || sharesAClause(old, fresh) ? [old, fresh] : [];
  }
  if (isCompound(fresh) && without([old], fresh.of).length === 0) return [{ kind: fresh.kind, of: [old] }, fresh];
  if (isCompound(old) && without([fresh], old.of).length === 0) return [old, { kind: old.kind, of: [fresh] }];
  return [];
}

/** Two compounds are versions of one another where something in them, at any depth, is the same list of clauses. */
function sharesAClause(old: Expression, fresh: Expression): boolean {
  if (!isCompound(old) || !isCompound(fresh) || old.kind !== fresh.kind) return false;
  return without(old.of, fresh.of).length < old.of.length
    || old.of.some((part) => fresh.of.some((other) => sharesAClause(part, other)));
}

function isCompound(expression: Expression): expression is Compound {
  return expression.kind === 'and' || expression.kind === 'or';
}

function without(parts: readonly Expression[], others: readonly Expression[]): Expression[] {
  const known = new Set(others.map((other) => sourceOf(other)));
  return parts.filter((part) => !known.has(sourceOf(part)));
}

/** A clause as it reads inside its list. */
function inner(part: Expression, list: Compound): string {
  return sourceOf(part, list.kind === 'and' ? 4 : 3);
}
