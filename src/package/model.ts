import type { FactValue, Interval } from '../engine/fact.ts';
import type { FactMap } from './factMap.ts';
import type { Stated } from './stated.ts';
import type { Place } from './tree.ts';

/** The five layers of a full-stack package, in the order in which they are always shown. */
export const layerNames = ['hardware', 'data', 'models', 'security', 'applications'] as const;
export type LayerName = (typeof layerNames)[number];

export type StatedFactValue = Stated<FactValue>;
export type StatedNumber = Stated<number | Interval>;
export type StatedId = Stated<string>;

export interface Money {
  amount: number;
  currency: string;
}

/** The organisation at the top: the party itself, another party of the file, or one that is only named. */
export interface UltimateParent {
  itself?: true;
  party?: string;
  name?: string;
  headquarters?: StatedFactValue;
}

export interface Owner extends Place {
  party?: string;
  name?: string;
  headquarters?: StatedFactValue;
  percent?: StatedNumber;
  note?: string;
  /** What screening found of an owner that is only named; no file states it. */
  facts?: FactMap;
}

export type ScreeningOutcome = 'no-match' | 'possible-match' | 'match';

export interface Screening extends Place {
  on: string;
  lists: string[];
  outcome: ScreeningOutcome;
  /** The lists on which something was found. */
  matches?: string[];
  by?: string;
  note?: string;
}

export interface Party extends Place {
  id: string;
  name: string;
  roles?: PartyRole[];
  location?: StatedFactValue;
  organisedIn?: StatedFactValue;
  headquarters?: StatedFactValue;
  ultimateParent?: Stated<UltimateParent>;
  owners?: Owner[];
  ownersComplete?: Stated<boolean>;
  ownership?: string;
  screening?: Screening;
  facts?: FactMap;
  assumed?: string;
  note?: string;
}

/** The parts a party can play; those that a single leg looks at bear the vocabulary's names. */
export type PartyRole = LegRole | 'anchor' | 'member' | 'designer' | 'financier' | 'government' | 'utility';

/** The parts in one movement of one item. */
export const legRoles = [
  'exporter',
  'supplier',
  'purchaser',
  'intermediateConsignee',
  'consignee',
  'endUser',
  'actualEndUser',
  'operator',
  'owner',
  'tenant',
  'builder',
] as const;
export type LegRole = (typeof legRoles)[number];

export interface Site extends Place {
  id: string;
  name: string;
  country?: StatedFactValue;
  region?: StatedFactValue;
  owner?: StatedId;
  operator?: StatedId;
  builder?: StatedId;
  tenants?: Stated<string[]>;
  endUser?: StatedId;
  consignee?: StatedId;
  powerMegawatts?: StatedNumber;
  endUse?: StatedFactValue;
  inService?: Stated<string>;
  facts?: FactMap;
  assumed?: string;
  note?: string;
}

/** One kind of integrated circuit in an item that has several. */
export interface Circuit extends Place {
  name?: string;
  catalog?: string;
  figures?: FactMap;
}

export interface ItemSite extends Place {
  site: string;
  quantity?: StatedNumber;
}

export interface Item extends Place {
  id: string;
  name?: string;
  part?: StatedFactValue;
  kind?: StatedFactValue;
  catalog?: string;
  figures?: FactMap;
  circuits?: Circuit[];
  quantity?: StatedNumber;
  unit?: string;
  value?: Stated<Money>;
  origin?: StatedFactValue;
  from?: StatedFactValue;
  activity?: StatedFactValue;
  delivery?: StatedFactValue;
  supplier?: StatedId;
  exporter?: StatedId;
  endUser?: StatedId;
  through?: string[];
  usContentShare?: StatedNumber;
  manufacture?: string;
  useCase?: string;
  fallback?: string;
  protects?: string[];
  sites?: (string | ItemSite)[];
  facts?: FactMap;
  assumed?: string;
  note?: string;
}

export interface Member extends Place {
  party: string;
  layers?: LayerName[];
  commitment?: string;
}

export interface Consortium extends Place {
  anchor?: StatedId;
  members?: Member[];
}

export interface Targets extends Place {
  countries?: string[];
  blocs?: string[];
  nationalInterest?: string;
}

export interface Business extends Place {
  summary?: string;
  build?: string[];
  own?: string[];
  operate?: string[];
}

export interface SupportRequest extends Place {
  agency: string;
  instrument: string;
  programme?: string;
  amount?: Stated<Money>;
  coverShare?: StatedNumber;
  drawMonths?: StatedNumber;
  repaymentYears?: StatedNumber;
  borrower?: StatedId;
  guarantor?: StatedId;
  purpose?: string;
  note?: string;
}

export interface Authorisation extends Place {
  kind: string;
  number?: string;
  authority?: string;
  items?: string[];
  parties?: string[];
  sites?: string[];
  countries?: string[];
  quantity?: StatedNumber;
  quantityUsed?: StatedNumber;
  /** Total processing performance it covers, where it is limited so, and how much of that has been shipped. */
  tpp?: StatedNumber;
  tppUsed?: StatedNumber;
  value?: Stated<Money>;
  valueUsed?: Stated<Money>;
  /** Of a validated end user: the kind of its authorisation. */
  validation?: StatedFactValue;
  conditions?: string[];
  reports?: Report[];
  issued?: Stated<string>;
  expires?: Stated<string>;
  note?: string;
  /** Its file, where that is not the package's own. */
  file?: string;
}

/** Something that the holder of an authorisation has to report. */
export interface Report extends Place {
  what: string;
  due?: string;
  /** The day on which it was sent. */
  sent?: string;
}

/** What a record of diligence or a judgement is about: left out, the whole package. */
export interface RecordScope {
  items?: string[];
  sites?: string[];
  parties?: string[];
}

/** Something that had to be looked into, what was asked and given, and who came to which finding when. */
export interface DiligenceRecord extends Place, RecordScope {
  concerns: string;
  redFlags?: string[];
  question?: string;
  asked?: string[];
  evidence?: string[];
  by?: string;
  on?: string;
  /** The value of the fact it concerns; absent while nothing was found out. */
  finding?: StatedFactValue;
  until?: string;
  note?: string;
  /** Its file, where that is not the package's own. */
  file?: string;
}

/** A question that a named person has judged: a rule that leaves it to judgement, or a fact of that kind. */
export interface JudgementRecord extends Place, RecordScope {
  settles: string;
  /** For a rule, whether nothing stands in the way any more; for a fact, its value. */
  answer: boolean;
  by: string;
  on: string;
  grounds: string;
  expires?: string;
  note?: string;
  file?: string;
}

export interface Milestones extends Place {
  signing?: Stated<string>;
  firstShipment?: Stated<string>;
  inService?: Stated<string>;
}

/** A full-stack AI export package as its file describes it. */
export interface Package extends Place {
  /** The path of its file, as messages show it. */
  file: string;
  title: string;
  description?: string;
  on?: string;
  dates?: Milestones;
  targets?: Targets;
  consortium?: Consortium;
  business?: Business;
  support?: SupportRequest[];
  layers?: Partial<Record<LayerName, Item[]>>;
  sites?: Site[];
  parties?: Party[];
  authorisations?: Authorisation[];
  diligence?: DiligenceRecord[];
  judgements?: JudgementRecord[];
  facts?: FactMap;
}

/** Every item with its layer, in the order of the layers. */
export function itemsOf({ layers }: Package): { layer: LayerName; item: Item }[] {
  return layerNames.flatMap((layer) => (layers?.[layer] ?? []).map((item) => ({ layer, item })));
}
