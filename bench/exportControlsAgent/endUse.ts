import { asking, type Bench, type Facts, type Question } from './bench.ts';
import type { Answer, Determination } from './determination.ts';
import { itemOf } from './items.ts';

/** A situation that part 744 looks at, told to both in their own words. */
interface Situation {
  name: string;
  /** The section that is asked about, as the peer cites it, and the grounds that are ours for it. */
  section: string;
  grounds: readonly string[];
  flags?: Readonly<Record<string, unknown>>;
  screening?: Readonly<Record<string, unknown>>;
  facts: Facts;
  items: readonly string[];
}

/** One entry for each way in which part 744 tells items apart: advanced, plain, mass-market, tools, and none. */
const items = ['3A090.a', '4A994', '5A992.c', '3B991', 'EAR99'];
const any = ['4A994', 'EAR99'];

const situations: Situation[] = [
  { name: 'nuclear use', section: '744.2', grounds: ['nuclear-end-use'], flags: { nuclearActivity: true },
    facts: { 'endUse.nuclear': true }, items: any },
  { name: 'rockets', section: '744.3', grounds: ['missile-end-use'], flags: { missileActivity: true },
    facts: { 'endUse.rocketSystemsOrUnmannedAircraft': true }, items: any },
  { name: 'rockets for mass destruction', section: '744.3', grounds: ['missile-end-use'],
    flags: { missileActivity: true, wmdDeliverySystem: true },
    facts: { 'endUse.rocketSystemsOrUnmannedAircraft': true, 'endUse.rocketSystemsForNuclearDelivery': true }, items: any },
  { name: 'chemical weapons', section: '744.4', grounds: ['chemical-biological-end-use'], flags: { cbwActivity: true },
    facts: { 'endUse.chemicalOrBiologicalWeapons': true }, items: any },
  { name: 'military use', section: '744.21', grounds: ['military-end-use'], flags: { militaryEndUse: true },
    facts: { 'endUse.military': true }, items },
  { name: 'military user', section: '744.21', grounds: ['military-end-use'], flags: { militaryEndUser: true },
    facts: { 'endUser.militaryEndUser': true }, items },
  { name: 'military intelligence', section: '744.22', grounds: ['military-intelligence'],
    flags: { militaryIntelligenceEndUse: true }, facts: { 'endUse.militaryIntelligence': true }, items: any },
  { name: 'supercomputer', section: '744.23(a)(1)', grounds: ['supercomputer'], flags: { supercomputerEndUse: true },
    facts: { 'endUse.supercomputer': true }, items },
  { name: 'advanced-node plant', section: '744.23(a)(2)', grounds: ['advanced-node'],
    flags: { semiconductorFabEndUse: true, advancedNodeProduction: 'yes' },
    facts: { 'endUse.icProduction': true, 'facility.advancedNode': true }, items },
  { name: 'plant of unknown node', section: '744.23(a)(2)', grounds: ['advanced-node'],
    flags: { semiconductorFabEndUse: true, advancedNodeProduction: 'unknown' },
    facts: { 'endUse.icProduction': true, 'facility.advancedNode': false, 'facility.advancedNodeRuledOut': false }, items },
  { name: 'plant of older node', section: '744.23(a)(2)', grounds: ['advanced-node'],
    flags: { semiconductorFabEndUse: true, advancedNodeProduction: 'no' },
    facts: { 'endUse.icProduction': true, 'facility.advancedNode': false, 'facility.advancedNodeRuledOut': true }, items },
  { name: 'making chip-making tools', section: '744.23(a)(4)', grounds: ['semiconductor-equipment'],
    flags: { smeDevelopmentOrProduction: true }, facts: { 'endUse.semiconductorEquipmentProduction': true }, items },
  { name: 'headquartered in China', section: '744.23(a)(3)', grounds: ['headquarters', 'headquarters-hbm'],
    screening: { headquarteredInMacauOrD5: true },
    facts: { 'endUser.headquarters': 'CN', 'endUser.ultimateParentHeadquarters': 'CN' }, items: ['3A090.b', '3A090.c', ...items] },
  { name: 'on the Entity List', section: '744.16', grounds: ['entity-list'], screening: { listedOnEntityList: true },
    facts: { 'endUser.listedOnEntityList': true }, items: any },
  { name: 'half owned by a listed party', section: '744.21(a)(3)', grounds: ['entity-list-affiliate'],
    screening: { ownershipPercentByListedEntity: 50 }, facts: { shareHeldByEntityListedPercent: 50 }, items: any },
  { name: '49 % owned by a listed party', section: '744.21(a)(3)', grounds: ['entity-list-affiliate'],
    screening: { ownershipPercentByListedEntity: 49 }, facts: { shareHeldByEntityListedPercent: 49 }, items: any },
];

/** From elsewhere than Macau or Country Group D:5, so that only what a situation says brings in its section. */
const elsewhere: Facts = { 'endUser.headquarters': 'DE', 'endUser.ultimateParentHeadquarters': 'DE',
  'item.adjustedPeakPerformanceWeightedTeraflops': 1 };

/** Every situation with every item that its section tells apart, to every place in a country group of concern. */
export function endUseQuestions({ peer, grouped }: Bench): Question[] {
  return situations.flatMap(({ name: situation, section, grounds, flags = {}, screening = {}, facts, items: asked }) =>
    asked.flatMap((item) => grouped.map(({ code, name }) => asking(
      () => peer.endUse({ destinationCountry: name, eccn: item, flags, endUserScreening: { screeningPerformed: true, ...screening } }),
      { ...elsewhere, ...itemOf(item).facts, ...facts, destination: code, activity: 'export' },
      ({ issuesToReview }, decision): Determination[] => {
        const found = decision.grounds.filter(({ ground }) => grounds.includes(ground));
        return [{ question: section, item, destination: code, situation, peer: peerAnswer(issuesToReview, section),
          ours: found.some(({ stands }) => stands === true) ? 'yes' : found.length > 0 ? 'open' : 'no' }];
      }))));
}

/** A blocking issue is a requirement; one of high severity leaves its scope to the reader; less is none. */
function peerAnswer(issues: readonly { citation: string; severity: string }[], section: string): Answer {
  const own = issues.filter(({ citation }) => citation.split(/§|[;,]/).some((cited) => isAt(cited.trim(), section)))
    .map(({ severity }) => severity);
  return own.includes('blocking') ? 'yes' : own.includes('high') ? 'open' : 'no';
}

/** Whether a cite is the section or a paragraph of it. */
function isAt(cited: string, section: string): boolean {
  return cited === section || (cited.startsWith(section) && !/[0-9]/.test(cited[section.length]!));
}
