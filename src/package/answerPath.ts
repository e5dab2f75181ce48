import type { AnswerPath } from './edit.ts';
import type { Leg } from './legs.ts';
import { type LegRole, type Package, legRoles } from './model.ts';
import type { PackageVocabulary } from './reading.ts';

const itemFields: Record<string, string> = {
  'item.kind': 'kind',
  'item.part': 'part',
  'item.deliveryMode': 'delivery',
  'item.name': 'name',
};
const legFields: Record<string, string> = { origin: 'origin', shippedFrom: 'from', activity: 'activity' };
const siteFields: Record<string, string> = {
  destination: 'country',
  destinationRegion: 'region',
  statedEndUse: 'endUse',
  'site.name': 'name',
  'site.country': 'country',
  'site.region': 'region',
  'site.powerMegawatts': 'powerMegawatts',
};
const partyFields = ['name', 'location', 'organisedIn', 'headquarters'];

/**
 * Where in its file the answer to a leg's open question belongs: what `writeAnswer` takes. Undefined where the file
 * must first say something else, such as who plays the role that the question is about.
 */
export function answerPath(
  found: Package,
  leg: Leg,
  fact: string,
  vocabulary?: PackageVocabulary,
): AnswerPath | undefined {
  const item: AnswerPath = ['layers', leg.layer, leg.item];
  const [prefix, ...rest] = fact.split('.');
  const name = rest.join('.');
  const role = legRoles.find((one) => one === prefix);
  if (role !== undefined && (vocabulary?.facts.has(`party.${name}`) ?? true)) return partyPath(found, leg, role, name);
  if (fact in siteFields) return leg.site === undefined ? undefined : ['sites', leg.site, siteFields[fact]!];
  if (prefix === 'site') return leg.site === undefined ? undefined : ['sites', leg.site, 'facts', fact];
  if (prefix === 'package') return ['facts', fact];
  if (fact in itemFields) return [...item, itemFields[fact]!];
  if (fact in legFields) return [...item, legFields[fact]!];
  if (fact === 'quantity') return quantityPath(found, leg, item);
  if (prefix === 'item') return [...item, 'figures', name];
  const circuit = /^circuit(\d+)$/.exec(prefix!);
  if (circuit !== null) return [...item, 'circuits', Number(circuit[1]) - 1, 'figures', name];
  return [...item, 'facts', fact];
}

function partyPath(found: Package, leg: Leg, role: LegRole, name: string): AnswerPath | undefined {
  const party = found.parties?.find(({ id }) => id === leg.parties[role]);
  if (party === undefined) return undefined;
  const own: AnswerPath = ['parties', party.id];
  if (partyFields.includes(name)) return [...own, name];
  if (name !== 'ultimateParentHeadquarters') return [...own, 'facts', name];
  const parent = party.ultimateParent?.value;
  if (parent?.itself === true) return [...own, 'headquarters'];
  return parent?.party === undefined
    ? [...own, 'ultimateParent', 'headquarters']
    : ['parties', parent.party, 'headquarters'];
}

/** The item's quantity, or that of the one site where the item names several with their parts. */
function quantityPath(found: Package, leg: Leg, item: AnswerPath): AnswerPath | undefined {
  const sites = found.layers?.[leg.layer]?.find(({ id }) => id === leg.item)?.sites;
  const position = sites?.findIndex((site) => typeof site !== 'string' && site.site === leg.site) ?? -1;
  if (position >= 0) return [...item, 'sites', position, 'quantity'];
  const places = sites?.length ?? found.sites?.length ?? 0;
  return places <= 1 ? [...item, 'quantity'] : undefined;
}
