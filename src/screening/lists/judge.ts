import type { FeedHeader } from './feed.ts';
import type { FeedSource } from './sources.ts';
import { entryCount, type FeedVersion, versionDay } from './version.ts';

/** What a feed that was read to its end came to. */
export interface ReadFeed {
  counts: Record<string, number>;
  header: FeedHeader;
  /** Ids that stand twice on their list. */
  repeated: readonly string[];
}

/**
 * Why a feed that could be read is still not to be believed; empty where nothing speaks against it. `before` is the version
 * in force. A feed that lost many entries may be right, but then a person says so.
 */
export function reasonsToRefuse(source: FeedSource, found: ReadFeed, before: FeedVersion | undefined): string[] {
  const total = entryCount(found);
  const reasons: string[] = [];
  if (total === 0) return ['It holds no entry at all.'];
  const { declaredCount, published } = found.header;
  if (declaredCount !== undefined && declaredCount !== total) {
    reasons.push(`Its publisher counts ${declaredCount} entries, but ${total} are there: it was cut short.`);
  }
  if (total < source.least) reasons.push(`It holds ${total} entries; there never were fewer than ${source.least}.`);
  if (found.repeated.length > 0) {
    const some = found.repeated.slice(0, 3).join(', ');
    reasons.push(`${found.repeated.length} entries stand there twice (${some}${found.repeated.length > 3 ? ', …' : ''}).`);
  }
  if (before === undefined) return reasons;
  if (published !== undefined && published < versionDay(before)) {
    reasons.push(`It is of ${published}, older than the version in force (${versionDay(before)}).`);
  }
  return [...reasons, ...losses(source, found.counts, before)];
}

/** Lists that lost more entries than usual, or all of them. */
function losses(source: FeedSource, counts: Record<string, number>, before: FeedVersion): string[] {
  return Object.entries(before.counts).flatMap(([list, had]) => {
    const has = counts[list] ?? 0;
    // A feed whose files may hold some of its lists only is not asked for the others; one or two entries come and go.
    if (has === 0 && source.partial || had - has <= 2 && has > 0) return [];
    if (has >= had * (1 - source.shrink)) return [];
    return [`Of ${had} entries on ${list}, ${has} are left.`];
  });
}
