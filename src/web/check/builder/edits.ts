import type { Answer, AnswerPath } from '../../../package/edit.ts';
import { itemsOf, type Package } from '../../../package/model.ts';
import type { Edit } from '../../engine/handlers/edit.ts';

/** Writes a value, or takes the field out where nothing is said any more. */
export function editFor(path: AnswerPath, value: Answer | undefined, isThere: boolean): Edit[] {
  if (value !== undefined) return [{ kind: 'write', path, value }];
  return isThere ? [{ kind: 'remove', path }] : [];
}

/** Takes an element out of a list, and the list with its last one. */
export function elementRemoval(list: AnswerPath, index: number, length: number): Edit[] {
  return [{ kind: 'remove', path: length === 1 ? list : [...list, index] }];
}

/** An id in the manner of the file: small letters, hyphens, not yet taken. */
export function freeId(name: string, taken: Iterable<string>): string {
  const plain = name.toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '');
  const slug = plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'new';
  const others = new Set(taken);
  let id = slug;
  for (let number = 2; others.has(id); number++) id = `${slug}-${number}`;
  return id;
}

/** Takes a site out, and out of the items that name it: what names nobody reads as if nothing were said. */
export function siteRemoval(found: Package, id: string): Edit[] {
  const naming = itemsOf(found).flatMap(({ layer, item }): Edit[] => {
    const kept = item.sites?.filter((site) => (typeof site === 'string' ? site : site.site) !== id);
    if (kept === undefined || kept.length === item.sites?.length) return [];
    const path = ['layers', layer, item.id, 'sites'];
    const at = item.sites!.findIndex((site) => (typeof site === 'string' ? site : site.site) === id);
    return [{ kind: 'remove', path: kept.length === 0 ? path : [...path, at] }];
  });
  return [...naming, { kind: 'remove', path: ['sites', id] }];
}

const siteRoles = ['owner', 'operator', 'builder', 'endUser', 'consignee'] as const;
const itemRoles = ['supplier', 'exporter', 'endUser'] as const;

/** Takes a party out, and leaves open whatever part it played at a site or for an item. */
export function partyRemoval(found: Package, id: string): Edit[] {
  const open = (path: AnswerPath): Edit => ({ kind: 'write', path, value: null });
  const atSites = (found.sites ?? []).flatMap((site) =>
    siteRoles.filter((role) => site[role]?.value === id).map((role) => open(['sites', site.id, role])));
  const forItems = itemsOf(found).flatMap(({ layer, item }) =>
    itemRoles.filter((role) => item[role]?.value === id).map((role) => open(['layers', layer, item.id, role])));
  const below = (found.parties ?? []).filter(({ ultimateParent }) => ultimateParent?.value?.party === id)
    .map((party) => open(['parties', party.id, 'ultimateParent']));
  return [...atSites, ...forItems, ...below, { kind: 'remove', path: ['parties', id] }];
}
