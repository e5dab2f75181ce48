import type { Determination } from '../../determination/determination.ts';
import { layerNames, type Package } from '../../package/model.ts';
import { dependenceOf, type Places } from '../dependence.ts';
import type { Row, Solve } from './binary.ts';
import { daysBetween, type Need } from './need.ts';
import type { Offer } from './offers.ts';
import { type Front, frontOf, type Point, undominated, type Weighed } from './pareto.ts';
import { partyNotes, type PartyNote } from './partyNotes.ts';
import { packageOf, type Standing, standingOf } from './pool.ts';

/** A set of offers that completes the five layers, keeps every wish, and for which no bar is found on the stated facts. */
export interface Composition {
  offers: (Offer & { standing: Standing })[];
  costDollars: number;
  deliveryDays: number;
  /** Legs that need a licence, and legs that are not decided, of the whole. */
  licences: number;
  open: number;
  /** Dollars of the price that are not stated to be U.S. content. */
  dependenceDollars: number;
  parties: PartyNote[];
  /** What somebody has still to say: of the law, and of the buyer's wishes. */
  questions: string[];
}

export interface Composed {
  compositions: Composition[];
  /** Offers that cannot be part of any, and why. */
  left: { item: string; why: string }[];
  /** Where there is no composition: what would have to give way, each by itself enough. */
  inTheWay: string[];
  bounded: boolean;
}

export interface ComposeRequest {
  pool: Package;
  offers: readonly Offer[];
  need: Need & { site: string };
  on: string;
  places: Places;
  solve: Solve;
  determine: (found: Package) => Determination;
}

/** Finds every best trade-off of cost, delivery, licence burden and dependence among the offers of members. */
export function compose(request: ComposeRequest): Composed {
  const { pool, offers, need, on, determine } = request;
  const left: Composed['left'] = [];
  const fit = offers.flatMap((offer) => {
    const standing = standingOf(determine(packageOf(pool, new Set([offer.item]), need.site, pool.title)));
    const why = standing.barred ? 'barred without an agency\'s authorisation' : unfit(offer, need, on);
    if (why === undefined) return [{ ...offer, standing }];
    left.push({ item: offer.item, why });
    return [];
  });
  const { compositions, bounded } = fit.length === 0 ? { compositions: [], bounded: false } : wholeFront(request, fit);
  return { compositions, left, bounded, inTheWay: compositions.length > 0 ? [] : inTheWay(request, fit) };
}

type FitOffer = Composition['offers'][number];

/** The front over offers by themselves, each point then determined as a whole; what is barred only together is cut off. */
function wholeFront(request: ComposeRequest, fit: readonly FitOffer[]): { compositions: Composition[]; bounded: boolean } {
  const weighed = weigh(request, fit);
  const cuts: Row[] = [];
  for (;;) {
    const front: Front = frontOf(request.solve, [...rowsOf(request.need, fit), ...cuts], weighed);
    const wholes = front.points.map((point) => ({ point, whole: wholeOf(request, fit, point) }));
    const barred = wholes.filter(({ whole }) => whole.standing.barred);
    if (barred.length === 0) {
      return { bounded: front.bounded, compositions: best(wholes.map(({ whole }) => whole.composition)) };
    }
    cuts.push(...barred.map(({ point: { chosen } }) => ({ of: chosen.map(Number), atMost: chosen.filter(Boolean).length - 1 })));
  }
}

function best(compositions: readonly Composition[]): Composition[] {
  return undominated(compositions.map((composition) => ({
    composition, cost: composition.costDollars, dependence: composition.dependenceDollars,
    burden: composition.licences + composition.open, deliveryDays: composition.deliveryDays,
  }))).map(({ composition }) => composition);
}

function weigh({ pool, places }: ComposeRequest, fit: readonly FitOffer[]): Weighed {
  const content = new Map(dependenceOf(pool, places).items.map(({ item, tiers }) => [item, tiers.content.split['united-states']]));
  return {
    cost: fit.map(({ priceDollars }) => priceDollars), deliveryDays: fit.map(({ deliveryDays }) => deliveryDays),
    burden: fit.map(({ standing: { licences, open } }) => licences + open),
    dependence: fit.map(({ item, priceDollars }) => Math.round(priceDollars * (1 - (content.get(item) ?? 0)))),
  };
}

/** Everything a composition has to keep, one row each; `without` leaves one of the buyer's wishes out. */
function rowsOf({ parts, workload, powerMegawatts, budgetDollars }: Need, fit: readonly FitOffer[], without?: string): Row[] {
  const all: [string, Row][] = [
    ...layerNames.map((layer): [string, Row] => [layer, { of: fit.map((offer) => Number(offer.layer === layer)), atLeast: 1 }]),
    ...parts.map((part): [string, Row] => [`part ${part}`, { of: fit.map((offer) => Number(offer.part === part)), atLeast: 1 }]),
    ...Object.entries(workload).map(([measure, atLeast]): [string, Row] =>
      [measure, { of: fit.map(({ provides }) => provides[measure] ?? 0), atLeast }]),
    ...(powerMegawatts === undefined ? [] : [['power', {
      of: fit.map((offer) => offer.powerMegawatts ?? 0), atMost: powerMegawatts,
    }] as [string, Row]]),
    ...(budgetDollars === undefined ? [] : [['budget', {
      of: fit.map(({ priceDollars }) => priceDollars), atMost: budgetDollars,
    }] as [string, Row]]),
  ];
  return all.filter(([name]) => name !== without).map(([, row]) => row);
}

/** Why an offer cannot be part of anything; what it leaves unsaid does not keep it out. */
function unfit({ keeps, countries, deliveryDays }: Offer, { country, sovereignty, by }: Need, on: string): string | undefined {
  if (countries !== undefined && !countries.includes(country)) return `not offered in ${country}`;
  const broken = sovereignty.find((word) => keeps[word] === false);
  if (broken !== undefined) return `does not keep ${broken}`;
  return by !== undefined && deliveryDays > daysBetween(on, by) ? `${deliveryDays} days, too late for ${by}` : undefined;
}

/** What keeps there from being any composition: empty layers, or wishes each of which given up by itself would do. */
function inTheWay({ need, solve }: ComposeRequest, fit: readonly FitOffer[]): string[] {
  const empty = layerNames.filter((layer) => !fit.some((offer) => offer.layer === layer));
  if (empty.length > 0) return empty.map((layer) => `no offer that fits for ${layer}`);
  const wishes = [
    ...need.parts.map((part) => `part ${part}`), ...Object.keys(need.workload),
    ...(need.powerMegawatts === undefined ? [] : ['power']), ...(need.budgetDollars === undefined ? [] : ['budget']),
  ];
  const minimise = fit.map(({ priceDollars }) => priceDollars);
  const enough = wishes.filter((wish) => solve({ minimise, rows: rowsOf(need, fit, wish) }) !== undefined);
  return enough.length > 0 ? enough : ['no single wish: several would have to give way together'];
}

function wholeOf(
  { pool, need, determine }: ComposeRequest, fit: readonly FitOffer[], { chosen, cost, dependence, deliveryDays }: Point,
): { standing: Standing; composition: Composition } {
  const offers = fit.filter((_, index) => chosen[index]);
  const whole = packageOf(pool, new Set(offers.map(({ item }) => item)), need.site, need.title);
  const determination = determine(whole);
  const standing = standingOf(determination);
  const composition: Composition = {
    offers, costDollars: cost, deliveryDays, dependenceDollars: dependence, licences: standing.licences, open: standing.open,
    parties: partyNotes(whole, determination), questions: [...wishesUnsaid(offers, need), ...standing.needs],
  };
  return { standing, composition };
}

function wishesUnsaid(offers: readonly Offer[], { sovereignty, powerMegawatts }: Need): string[] {
  return offers.flatMap(({ item, keeps, layer, powerMegawatts: own }) => [
    ...sovereignty.filter((word) => keeps[word] === undefined).map((word) => `Does ${item} keep ${word}? Nobody has said.`),
    ...(powerMegawatts === undefined || own !== undefined || layer !== 'hardware' ? []
      : [`How much power does ${item} draw? Nobody has said.`]),
  ]);
}
