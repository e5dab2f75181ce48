import type { LegFinding } from '../../determination/determination.ts';
import type { Leg } from '../../package/legs.ts';
import type { LegRole } from '../../package/model.ts';
import type { DossierInput } from './input.ts';
import { missing, muted, type Span } from './tree.ts';
import { joined, moneyWords, statedSpans, valueWords, withUnit } from './words.ts';

/** What of a delivery can answer an ask of a paper. */
export const worksheetValues = [
  'exporter',
  'purchaser',
  'intermediate',
  'consignee',
  'end-user',
  'end-use',
  'eccn',
  'model',
  'quantity',
  'total',
  'figures',
  'grounds',
  'activity',
  'cluster',
  'tenants',
  'order',
  'headquarters',
] as const;
export type WorksheetValue = (typeof worksheetValues)[number];

/** A delivery with everything that papers about it draw on. */
export interface Delivery {
  finding: LegFinding;
  leg: Leg;
  input: DossierInput;
}

const roles: Partial<Record<WorksheetValue, readonly LegRole[]>> = {
  exporter: ['exporter', 'supplier'],
  purchaser: ['purchaser', 'owner'],
  intermediate: ['intermediateConsignee'],
  consignee: ['consignee'],
  'end-user': ['actualEndUser', 'endUser', 'operator'],
};

/** The answer of a delivery to one ask, or that it is missing. */
export function worksheetAnswer(value: WorksheetValue, delivery: Delivery): Span[] {
  const roleNames = roles[value];
  if (roleNames !== undefined) return partyAnswer(roleNames, value, delivery);
  return otherAnswers[value]?.(delivery) ?? [missing(value)];
}

function itemOf({ finding, input }: Delivery) {
  return Object.values(input.found.layers ?? {})
    .flat()
    .find(({ id }) => id === finding.item);
}

const otherAnswers: Partial<Record<WorksheetValue, (delivery: Delivery) => Span[]>> = {
  'end-use': ({ input, leg }) =>
    statedSpans(input.found.sites?.find(({ id }) => id === leg.site)?.endUse, 'the end use, in the words of the end user', valueWords),
  eccn: ({ finding }) => [finding.enforced.eccn === null ? missing('the classification') : { text: finding.enforced.eccn, tone: 'strong' }],
  model: (delivery) => {
    const item = itemOf(delivery);
    return [
      { text: item?.name ?? delivery.finding.itemName },
      ...(item?.catalog === undefined ? [] : [muted(` (catalogue: ${item.catalog})`)]),
    ];
  },
  quantity: (delivery) => {
    const item = itemOf(delivery);
    return statedSpans(item?.quantity, 'the quantity', (quantity) => withUnit(valueWords(quantity), item?.unit));
  },
  total: (delivery) => statedSpans(itemOf(delivery)?.value, 'the price', moneyWords, true),
  activity: ({ finding }) => factAnswer(finding, 'activity', 'the kind of activity'),
  order: ({ finding }) => factAnswer(finding, 'orderInHand', 'a written purchase order'),
  figures: figureAnswer,
  grounds: ({ finding: { enforced, codified } }) => {
    const grounds = enforced.grounds.length > 0 ? enforced.grounds : codified.grounds;
    if (grounds.length === 0) return [missing('the ground')];
    return joined(grounds.map(({ title, cite, review = 'not stated' }) => [{ text: `${title} ` }, muted(`(${cite}; review: ${review})`)]));
  },
  cluster: ({ leg, input }) => {
    const site = input.found.sites?.find(({ id }) => id === leg.site);
    return [
      { text: `${site?.name ?? 'a site not yet named'}: ` },
      ...statedSpans(site?.powerMegawatts, 'its power', (power) => `${valueWords(power)} MW`),
    ];
  },
  tenants: ({ leg, input }) => {
    const tenants = input.found.sites?.find(({ id }) => id === leg.site)?.tenants;
    return statedSpans(tenants, 'who else uses it', (ids) => ids.map((id) => nameOf(id, input)).join(', ') || 'nobody else');
  },
  headquarters: ({ leg, input }) =>
    joined(
      [...new Set(Object.values(leg.parties))].map((id) => {
        const party = input.found.parties?.find((one) => one.id === id);
        return [{ text: `${party?.name ?? id}: ` }, ...statedSpans(party?.headquarters, 'headquarters', valueWords)];
      }),
    ),
};

function factAnswer({ facts }: LegFinding, name: string, what: string): Span[] {
  const stated = facts[name];
  if (stated === undefined || stated.value === null) return [missing(what)];
  const { origin } = stated;
  return [
    { text: valueWords(stated.value) },
    ...(origin.kind === 'assumed' ? [muted(` (assumed: ${origin.note ?? 'no reason given'})`)] : []),
  ];
}

/** Figures of an item that papers ask for, by the names of the vocabulary. */
const figureNames = [
  'item.totalProcessingPerformance',
  'item.performanceDensity',
  'item.totalDramBandwidthGigabytesPerSecond',
  'item.trainingOperations',
  'item.parameters',
];

function figureAnswer({ finding }: Delivery): Span[] {
  const known = figureNames.flatMap((name) => {
    const value = finding.facts[name]?.value ?? finding.enforced.conclusions[name];
    return value === undefined || value === null ? [] : [`${wordsOfName(name)} ${valueWords(value)}`];
  });
  return known.length === 0 ? [missing('technical figures')] : [{ text: known.join('; ') }];
}

/** `item.totalProcessingPerformance` as `total processing performance`. */
export function wordsOfName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function partyAnswer(wanted: readonly LegRole[], what: string, { leg, input }: Delivery): Span[] {
  const id = wanted.flatMap((role) => leg.parties[role] ?? [])[0];
  const party = input.found.parties?.find((one) => one.id === id);
  if (party === undefined) return [missing(`the ${what.replace('-', ' ')}`)];
  const country = party.location?.value ?? party.headquarters?.value;
  return [
    { text: party.name },
    ...(typeof country === 'string' ? [{ text: `, ${input.countries[country] ?? country}` }] : []),
    { text: '; ' },
    missing('address'),
  ];
}

/** The name of a party by its id. */
export function nameOf(id: string, { found }: Pick<DossierInput, 'found'>): string {
  return found.parties?.find((party) => party.id === id)?.name ?? id;
}
