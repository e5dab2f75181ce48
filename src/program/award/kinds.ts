import { entriesOf, needed, readLawData } from '../../corpus/lawData.ts';
import type { Path, Source, Tree } from '../../corpus/source.ts';

/** The sides of a designated package. */
export const sides = ['consortium', 'buyer', 'programme'] as const;
export type AwardSide = (typeof sides)[number];

/** A kind of entry in the ledger after designation. */
export interface AwardKind {
  id: string;
  title: string;
  /** Roles on each side that may enter it. */
  by: Partial<Record<AwardSide, string[]>>;
  seenBy: AwardSide[];
  needs: string[];
  /** What its quantity does to what stands at a site. */
  counts: -1 | 0 | 1;
  /** The kind of entry that it answers. */
  closes?: string;
  /** The field that says by when it has to be answered. */
  due?: string;
  reopens: boolean;
}

/** Reads the kinds of entries. Throws `InputError` where they are not in their form. */
export function readAwardKinds(file: string, text: string): AwardKind[] {
  const fields = ['id', 'title', 'by', 'seenBy', 'needs', 'counts', 'closes', 'due', 'reopens'];
  return readLawData(file, text, (source, tree) => {
    source.map(tree, [], ['ours', 'kinds']);
    const kinds = entriesOf(source, tree, 'kinds', fields, (entry, path) => kindOf(source, entry, path));
    kinds.forEach(({ closes }, index) => {
      if (closes === undefined || kinds.some(({ id }) => id === closes)) return;
      source.problem(['kinds', index, 'closes'], `There is no kind '${closes}'.`);
    });
    return kinds;
  });
}

function kindOf(source: Source, entry: Tree, path: Path): AwardKind {
  const by = source.map(entry.by ?? {}, [...path, 'by'], sides) ?? {};
  const seenBy = source.texts(entry, path, 'seenBy').flatMap((text, index) => {
    const side = sides.find((one) => one === text);
    if (side === undefined) source.problem([...path, 'seenBy', index], `'${text}' is not one of ${sides.join(', ')}.`);
    return side ?? [];
  });
  const counts = entry.counts ?? 0;
  if (counts !== 0 && counts !== 1 && counts !== -1) source.problem([...path, 'counts'], 'Write 1 or -1, or leave it out.');
  const [closes, due] = [source.text(entry, path, 'closes'), source.text(entry, path, 'due')];
  return {
    id: needed(source, entry, path, 'id'), title: needed(source, entry, path, 'title'), seenBy, needs: source.texts(entry, path, 'needs'),
    by: Object.fromEntries(sides.filter((side) => side in by).map((side) => [side, source.texts(by, [...path, 'by'], side)])),
    counts: counts === 1 ? 1 : counts === -1 ? -1 : 0, reopens: entry.reopens === true,
    ...(closes === undefined ? {} : { closes }), ...(due === undefined ? {} : { due }),
  };
}
