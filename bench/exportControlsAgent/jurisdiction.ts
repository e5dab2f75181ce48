import { asking, type Bench, type Facts, type Question } from './bench.ts';
import type { Answer, Determination } from './determination.ts';
import { itemOf } from './items.ts';

/** A foreign-made item for which one product rule of section 734.9 is in question, told to both. */
interface Situation {
  name: string;
  /** The paragraph of section 734.9 that is asked about. */
  paragraph: string;
  items: readonly string[];
  /** Left out: every place. */
  places?: readonly string[];
  theirs?: Readonly<Record<string, unknown>>;
  facts?: Facts;
}

const items = ['3A090.a', '3A090.b', '4A090.a', '4A994', '5A992.c', 'EAR99'];

const situations: Situation[] = [
  { name: 'advanced computing', paragraph: '(h)', items: [...items, '3A090.c', '4A003.b', '4D090'] },
  { name: 'Russia, Belarus', paragraph: '(f)', items: ['4A994', '5A992.c', '5D002.c.1', '1C350', 'EAR99'] },
  { name: 'Iran', paragraph: '(j)', items: ['4A994', '5A992.c', '5D002.c.1', '1C350', 'EAR99'] },
  { name: 'Crimea', paragraph: '(f)', items: ['4A994', '5D002.c.1', 'EAR99'], places: ['UA'], theirs: { destinedToCrimea: true },
    facts: { destinationRegion: 'Crimea' } },
  { name: 'national security', paragraph: '(b)', items: ['4A003.b', '5A002.a', '4A994'],
    theirs: { producedByPlantThatIsDirectProductOfUsTechnology: true } },
  { name: 'footnote 1', paragraph: '(e)(1)', items: ['4A994', 'EAR99'], theirs: { entityListFootnotes: [1] },
    facts: { 'endUser.listedOnEntityList': true, 'endUser.footnote1': true } },
  { name: 'footnote 3', paragraph: '(g)', items: ['4A994', 'EAR99'], theirs: { entityListFootnotes: [3] },
    facts: { 'endUser.listedOnEntityList': true, 'endUser.footnote3': true } },
  { name: 'footnote 4', paragraph: '(e)(2)', items: ['4A994', 'EAR99'], theirs: { entityListFootnotes: [4] },
    facts: { 'endUser.listedOnEntityList': true, 'endUser.footnote4': true } },
  { name: 'footnote 5', paragraph: '(e)(3)', items: ['3B001.b', '3B991', '3B993', '3A991', 'EAR99'],
    theirs: { entityListFootnotes: [5] }, facts: { 'endUser.listedOnEntityList': true, 'endUser.footnote5': true } },
  { name: 'chip-making tools', paragraph: '(k)', items: ['3B001.c', '3B002.c', '3B001.b', 'EAR99'] },
  { name: 'weights made in a plant', paragraph: '(l)', items: ['4E091'],
    theirs: { producedByPlantThatIsDirectProductOfUsTechnology: true } },
];

/** Made in Taiwan without U.S. content, directly from U.S. technology of categories 3 to 5. */
const made = { producedUsingUsTechnologyEccns: ['3E001', '3E992', '4E001', '5E001'], producedUsingUsTechnologyInAnyDorE: true,
  producedByPlantThatIsDirectProductOfUsTechnology: false, containsIcFromSuchPlant: false, entityListFootnotes: [],
  entityListFootnotesKnown: true, forSupercomputerInPrcOrMacau: false, destinedToCrimea: false, governmentOfIranIsAParty: false,
  recipientAtAdvancedNodeFacilityInMacauOrD5: false };
const madeFacts: Facts = { origin: 'TW', shippedFrom: 'TW', activity: 'reexport', 'item.directProductOfListedTechnology': true,
  'deMinimis.controlledContentPercent': 0, 'endUser.headquarters': 'DE', 'endUser.ultimateParentHeadquarters': 'DE' };

/** Whether a product rule reaches the item, for every item to every place in a country group of concern. */
export function productRuleQuestions({ peer, grouped }: Bench): Question[] {
  return situations.flatMap(({ name: situation, paragraph, items: asked, places, theirs, facts }) =>
    asked.flatMap((item) => grouped.filter(({ code }) => places?.includes(code) ?? true).map(({ code, name }) => asking(
      () => peer.productRules({ ...made, ...theirs, destinationCountry: name, foreignItemEccn: item }),
      { ...madeFacts, ...itemOf(item).facts, ...facts, destination: code },
      ({ rulesApplying, rulesIndeterminate }, { conclusions, judgements }): Determination[] => [{
        question: `734.9${paragraph}`, item, destination: code, situation,
        ours: judgements.some(({ cite }) => cite.includes(`734.9${paragraph}`)) ? 'open' : answerOf(conclusions.foreignDirectProduct),
        peer: rulesApplying.length > 0 ? 'yes' : rulesIndeterminate.some((rule) => rule.paragraph === paragraph) ? 'open' : 'no',
      }]))));
}

const percentages = [10, 10.5, 25, 25.5];

/** Whether the U.S. content of a foreign-made item brings it in, on both sides of both lines, for every place. */
export function minimumQuestions({ peer, places }: Bench): Question[] {
  const known = places.filter(({ code, name }) => code !== 'US' && peer.place(name).resolved);
  return percentages.flatMap((percent) => known.map(({ code, name }) => asking(
    () => peer.minimum({ destinationCountry: name, foreignItemEccn: '4A994', usControlledContentPercent: percent }),
    { ...madeFacts, ...itemOf('4A994').facts, 'item.directProductOfListedTechnology': false,
      'deMinimis.controlledContentPercent': percent, destination: code },
    ({ verdict: { type } }, { conclusions }): Determination[] => [{
      question: '734.4', item: '4A994', destination: code, situation: `${percent} %`,
      peer: type === 'subject_to_ear' ? 'yes' : type === 'de_minimis_threshold_met' ? 'no' : 'open',
      ours: answerOf(conclusions['deMinimis.exceeded']),
    }])));
}

function answerOf(concluded: unknown): Answer {
  return concluded === true ? 'yes' : concluded === false ? 'no' : 'open';
}
