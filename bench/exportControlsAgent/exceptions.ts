import { asking, type Bench, type Facts, type Question } from './bench.ts';
import type { Checkout } from './checkout.ts';
import type { Answer, Determination } from './determination.ts';
import { type Item, itemOf } from './items.ts';

/** The exceptions of part 740 about which both say something. */
const symbols = ['LVS', 'GBS', 'SPP', 'TSR', 'APP', 'NAC', 'ACA', 'TMP', 'RPL', 'GOV', 'TSU', 'ENC', 'STA', 'HBM', 'AIA', 'ACM', 'LPP'];

const items = ['3A001.a.7', '3A090.a', '3A090.b', '3A090.c', '4A003.b', '4A003.g', '4A090.a', '4A994', '4E091', '5A002.a',
  '5A992.c', '3D001', '3E001', '5D002.c.1', '5E002.a', 'EAR99'].map(itemOf);

/** What is going on, told to both. */
interface Situation {
  name: string;
  kinds?: readonly Item['kind'][];
  theirs?: Readonly<Record<string, unknown>>;
  facts?: Facts;
}

const situations: Situation[] = [
  { name: 'supply' },
  { name: 'supply to a company from China', theirs: { entityHeadquarteredInMacauOrD5: true },
    facts: { 'endUser.headquarters': 'CN', 'endUser.ultimateParentHeadquarters': 'CN' } },
  { name: 'repair abroad', kinds: ['hardware'], theirs: { flags: { temporaryExport: true } }, facts: { specialPurpose: 'repair-abroad' } },
  { name: 'replacement part', kinds: ['hardware'], theirs: { flags: { servicingOrReplacementParts: true } },
    facts: { specialPurpose: 'replacement-part' } },
  { name: 'for the U.S. Government', theirs: { endUserType: 'government' }, facts: { specialPurpose: 'united-states-government' } },
  { name: 'operation software', kinds: ['software'], facts: { specialPurpose: 'operation-software' } },
];

/** Whatever a shipper can do for an exception is done, so that only the law closes it. */
const favourable: Facts = { activity: 'export', 'endUser.headquarters': 'DE', 'endUser.ultimateParentHeadquarters': 'DE',
  'exporter.headquarters': 'US', 'exporter.ultimateParentHeadquarters': 'US', orderValueUnitedStatesDollars: 400,
  'item.component': true, 'item.encryptionAuthorisation': 'b1', 'item.encryptionClassified': true, noticeFiledDaysBeforeExport: 30,
  'designer.approved': true, quantity: 1, priorTppThisCalendarYear: 0 };

/** Which exceptions are open, for every item to one place of every combination of country groups, where we require a licence. */
export function exceptionQuestions({ peer, distinct }: Bench): Question[] {
  return items.flatMap((item) => situations.filter(({ kinds }) => kinds?.includes(item.kind) ?? true)
    .flatMap(({ name: situation, theirs, facts }) => distinct.map(({ code, name }) => asking(
      () => peer.exceptions({ eccn: item.eccn, destinationCountry: name, itemType: item.kind, valueUsd: 400, ...theirs }),
      { ...favourable, ...item.facts, ...facts, destination: code },
      (found, { licenceRequired, exceptions: { available, open } }) => symbols.flatMap((symbol): Determination[] => {
        const answer = licenceRequired === true ? peerAnswer(found, symbol) : undefined;
        return answer === undefined ? [] : [{ question: symbol, item: item.eccn, destination: code, situation, peer: answer,
          ours: available.includes(symbol) ? 'yes' : open.includes(symbol) ? 'open' : 'no' }];
      })))));
}

/** It never says yes: an exception is closed for certain, or worth a look. What it does not model is no answer. */
function peerAnswer(analysis: ReturnType<Checkout['exceptions']>, symbol: string): Answer | undefined {
  const names = (list: readonly { symbols: string[] }[]): boolean => list.some(({ symbols: of }) => of.includes(symbol));
  if (names(analysis.exceptionsForeclosed) || names(analysis.exceptionsOutOfScope)) return 'no';
  return names(analysis.exceptionsToReview) || names(analysis.exceptionsIndeterminate) ? 'open' : undefined;
}
