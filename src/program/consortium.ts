import { itemsOf, type LayerName, layerNames, type Package } from '../package/model.ts';
import { entriesOf, needed, readLawData, type Sourced, sourcedOf } from '../corpus/lawData.ts';

/** Help that a firm may look for, as the law's list has it. */
export interface Help extends Sourced {
  agency: string;
  what: string;
  /** Kinds of gap in which it helps. */
  when: string[];
}

/** One thing that a package still lacks to be a consortium. */
export interface Gap {
  kind: 'anchor' | 'member' | 'layer' | 'item' | 'supplier' | 'role' | 'commitment' | 'outsider';
  what: string;
  layer?: LayerName;
  help: Help[];
}

/** Reads the list of help. Throws `InputError` where it is not in its form. */
export function readHelp(file: string, text: string): Help[] {
  return readLawData(file, text, (source, tree) =>
    entriesOf(source, tree, 'help', ['agency', 'what', 'when', 'grade', 'source'], (entry, path) => ({
      agency: needed(source, entry, path, 'agency'), what: needed(source, entry, path, 'what'), when: source.texts(entry, path, 'when'),
      ...sourcedOf(source, entry, path),
    })));
}

/** What is missing to be a consortium: layers without a member or item, roles nobody fills, promises nobody has made. */
export function consortiumGaps(found: Package, help: readonly Help[]): Gap[] {
  return [...memberGaps(found), ...layerGaps(found), ...roleGaps(found)]
    .map((gap) => ({ ...gap, help: help.filter(({ when }) => when.includes(gap.kind)) }));
}

type Bare = Omit<Gap, 'help'>;

function memberGaps({ consortium }: Package): Bare[] {
  const members = consortium?.members ?? [];
  const gaps: Bare[] = [];
  if (consortium?.anchor?.value == null) gaps.push({ kind: 'anchor', what: 'No member is named as the anchor.' });
  if (members.length < 2) {
    gaps.push({ kind: 'member', what: `The consortium has ${members.length === 0 ? 'no member' : 'one member only'}.` });
  }
  for (const { party, commitment } of members) {
    if (commitment === undefined) gaps.push({ kind: 'commitment', what: `${party} has not said for how long it is bound.` });
  }
  return gaps;
}

function layerGaps(found: Package): Bare[] {
  const members = found.consortium?.members ?? [];
  const inside = new Set(members.map(({ party }) => party));
  const layers = layerNames.flatMap((layer): Bare[] => {
    const gaps: Bare[] = [];
    if ((found.layers?.[layer] ?? []).length === 0) gaps.push({ kind: 'item', layer, what: `The ${layer} layer holds nothing.` });
    if (!members.some((member) => member.layers?.includes(layer))) {
      gaps.push({ kind: 'layer', layer, what: `No member has taken on the ${layer} layer.` });
    }
    return gaps;
  });
  const items = itemsOf(found).flatMap(({ layer, item }): Bare[] => {
    const supplier = item.supplier?.value;
    if (supplier == null) return [{ kind: 'supplier', layer, what: `${item.id} names no supplier.` }];
    return inside.has(supplier) || supplier === found.consortium?.anchor?.value ? []
      : [{ kind: 'outsider', layer, what: `${item.id} comes from ${supplier}, who is no member.` }];
  });
  return [...layers, ...items];
}

function roleGaps({ sites = [] }: Package): Bare[] {
  return sites.flatMap((site) => (['builder', 'owner', 'operator'] as const)
    .filter((role) => site[role]?.value == null)
    .map((role) => ({ kind: 'role' as const, what: `${site.id} has no ${role}.` })));
}
