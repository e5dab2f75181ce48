import { money, quantity, share, statedReference, textFact } from './commonFormat.ts';
import { diligenceRecord, judgementRecord } from './recordFormat.ts';
import { factMap } from './factMap.ts';
import { itemFormat } from './itemFormat.ts';
import type {
  Authorisation,
  Business,
  Consortium,
  Item,
  LayerName,
  Member,
  Milestones,
  Package,
  Report,
  SupportRequest,
  Targets,
} from './model.ts';
import { partyFormat } from './partyFormat.ts';
import type { PackageVocabulary } from './reading.ts';
import { choice, country, date, number, reference, text } from './scalars.ts';
import { type Shape, list, object, optional, required } from './shape.ts';
import { siteFormat } from './siteFormat.ts';
import { stated, statedNumber } from './stated.ts';
import type { Place } from './tree.ts';

const layerMeanings: Record<LayerName, string> = {
  hardware: 'AI-optimised computers, storage, networking and cloud services.',
  data: 'Data pipelines and labelling systems.',
  models: 'AI models and systems.',
  security: 'Measures that secure the models and systems.',
  applications: 'Applications for specific uses.',
};

/** What can be asked of an agency, with what it means. */
export const instruments = {
  'direct-loan': 'A loan from the agency.',
  'loan-guarantee': "A guarantee of somebody else's loan.",
  insurance: 'Export credit insurance.',
  'working-capital': 'Short credit for the exporter.',
  equity: 'A stake in the project.',
  'co-financing': 'A share in a joint loan.',
  'political-risk-insurance': 'Insurance against what governments do.',
  'credit-guarantee': 'A guarantee of part of the credit risk.',
  'technical-assistance': 'Advice and training.',
  'feasibility-study': 'A study of whether it can work.',
  advocacy: 'Support of the government in a tender.',
  'licence-processing': 'Help with export licences.',
  other: 'Anything else.',
};

/** What can be held already, with what it means. */
export const authorisationKinds = {
  licence: 'A licence for named items and parties.',
  'validated-end-user': 'A validation of the end user.',
  'general-licence': 'A licence for everyone who meets its terms.',
  'advisory-opinion': "An agency's written view.",
  other: 'Anything else.',
};

const consortium: Shape<Consortium> = object<Omit<Consortium, keyof Place>>(
  'The consortium',
  'Who offers the package.',
  {
    anchor: optional(statedReference('party'), 'The member that leads and submits the proposal.'),
    members: optional(
      list(
        object<Omit<Member, keyof Place>>('A member', 'A party that offers the package with others.', {
          party: required(reference('party'), 'The party.'),
          layers: optional(list(choice(layerMeanings)), 'The layers it supplies.'),
          commitment: optional(text(), 'For how long and to what it is committed.'),
        }),
      ),
      'All members, the anchor among them.',
    ),
  },
);

const targets: Shape<Targets> = object<Omit<Targets, keyof Place>>('The targets', 'The markets the package is for.', {
  countries: optional(list(country), 'Target countries.'),
  blocs: optional(list(text({ longest: 120 })), 'Target regional blocs.'),
  nationalInterest: optional(text(), 'How the interests of the United States advance in these markets.'),
});

const business: Shape<Business> = object<Omit<Business, keyof Place>>(
  'The business model',
  'Who builds, owns and operates the data centres and what belongs to them.',
  {
    summary: optional(text(), 'How the package earns its money.'),
    build: optional(list(reference('party')), 'Who builds.'),
    own: optional(list(reference('party')), 'Who owns.'),
    operate: optional(list(reference('party')), 'Who operates.'),
  },
);

const support: Shape<SupportRequest> = object<Omit<SupportRequest, keyof Place>>(
  'A request',
  'Support asked of an agency.',
  {
    agency: required(text({ longest: 120 }), 'The agency: EXIM, DFC, USTDA …'),
    instrument: required(choice(instruments), 'What is asked of it.'),
    programme: optional(text({ longest: 200 }), 'The programme of the agency.'),
    amount: optional(money, 'How much.'),
    coverShare: optional(share, 'The share of the loan that is covered, between 0 and 1.'),
    drawMonths: optional(statedNumber(number({ minimum: 0, maximum: 240 })), 'Months over which it is drawn.'),
    repaymentYears: optional(statedNumber(number({ minimum: 0, maximum: 50 })), 'Years over which it is repaid.'),
    borrower: optional(statedReference('party'), 'Who borrows.'),
    guarantor: optional(statedReference('party'), 'Who guarantees.'),
    purpose: optional(text(), 'What it is for.'),
    note: optional(text(), 'Anything else worth recording.'),
  },
);

const performance = statedNumber(number({ minimum: 0 }));

const report: Shape<Report> = object<Omit<Report, keyof Place>>('A report', 'Something that the holder has to report.', {
  what: required(text(), 'What is reported, and to whom.'),
  due: optional(date, 'The last day for it.'),
  sent: optional(date, 'The day on which it was sent.'),
});

export const authorisation: Shape<Authorisation> = object<Omit<Authorisation, keyof Place | 'file'>>(
  'An authorisation',
  'A licence or other authorisation already held.',
  {
    kind: required(choice(authorisationKinds), 'What it is.'),
    number: optional(text({ longest: 120 }), 'Its number.'),
    authority: optional(text({ longest: 120 }), 'Who gave it.'),
    items: optional(list(reference('item')), 'The items it covers.'),
    parties: optional(list(reference('party')), 'The parties it names.'),
    sites: optional(list(reference('site')), 'The sites it covers.'),
    countries: optional(list(country), 'The countries it covers.'),
    quantity: optional(quantity, 'How many units it covers.'),
    quantityUsed: optional(
      statedNumber(number({ minimum: 0, maximum: 1e9, whole: true })),
      'How many of them have been shipped.',
    ),
    tpp: optional(performance, 'How much total processing performance it covers, where it says.'),
    tppUsed: optional(performance, 'How much of that has been shipped.'),
    value: optional(money, 'Up to what value.'),
    valueUsed: optional(money, 'The value of what has been shipped.'),
    validation: optional(textFact('validatedEndUserKind'), 'Of a validated end user: general, universal or national.'),
    conditions: optional(list(text()), 'On which conditions.'),
    reports: optional(list(report), 'What has to be reported under it, and by when.'),
    issued: optional(stated(date), 'When it was issued.'),
    expires: optional(stated(date), 'Its last day.'),
    note: optional(text(), 'Anything else worth recording.'),
  },
);

const milestones: Shape<Milestones> = object<Omit<Milestones, keyof Place>>('The dates', 'What happens when.', {
  signing: optional(stated(date), 'When the contract is signed.'),
  firstShipment: optional(stated(date), 'When the first item leaves.'),
  inService: optional(stated(date), 'When the first site serves.'),
});

/** The whole package file. With a vocabulary, its facts get names and descriptions of their own in the schema. */
export function packageFormat(vocabulary?: PackageVocabulary): Shape<Omit<Package, 'file'>> {
  const item: Shape<Item> = itemFormat(vocabulary);
  const layer = (name: LayerName): ReturnType<typeof optional<Item[]>> => optional(list(item), layerMeanings[name]);
  const layers = object<Record<LayerName, Item[]>>('The layers', 'The five layers of a full-stack package.', {
    hardware: layer('hardware'),
    data: layer('data'),
    models: layer('models'),
    security: layer('security'),
    applications: layer('applications'),
  });
  return object<Omit<Package, keyof Place | 'file'>>('The package', 'A full-stack AI export package.', {
    title: required(text({ longest: 300 }), 'What the package is called.'),
    description: optional(text({ longest: 20_000 }), 'What it is, for people.'),
    on: optional(date, 'The date for which it is determined unless the command says another.'),
    dates: optional(milestones, 'What happens when.'),
    targets: optional(targets, 'The markets the package is for.'),
    consortium: optional(consortium, 'Who offers the package.'),
    business: optional(business, 'Who builds, owns and operates.'),
    support: optional(list(support), 'Support asked of agencies.'),
    layers: optional(layers, 'What the package consists of.'),
    sites: optional(list(siteFormat(vocabulary)), 'Where items are deployed.'),
    parties: optional(list(partyFormat(vocabulary)), 'Everyone with a part in the package.'),
    authorisations: optional(list(authorisation), 'Licences and other authorisations already held.'),
    diligence: optional(list(diligenceRecord), 'What was looked into, on what evidence, by whom, and with what finding.'),
    judgements: optional(list(judgementRecord), 'What a named person has judged, on what grounds, and until when.'),
    facts: optional(factMap('', vocabulary), 'Anything else the vocabulary knows, for the whole package.'),
  });
}
