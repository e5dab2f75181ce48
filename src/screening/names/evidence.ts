import { type Address, countryCodesOf, type DateSpan, type Party } from '../entry.ts';
import tuning from './tables/tuning.json' with { type: 'json' };

/** What something known of both parties beside their names says about whether they are one. */
export type Verdict = 'agrees' | 'near' | 'differs';

/** One comparison of what is known beside the names. Nothing is said where either side is silent. */
export interface Evidence {
  about: 'birth date' | 'country' | 'address' | 'kind';
  verdict: Verdict;
  subject: string;
  listed: string;
  /** By what the score of the names is multiplied. */
  factor: number;
}

const { nearYears, nearYearsCirca, sameAddress, ...factors } = tuning.evidence;
const yearMilliseconds = 365.2425 * 86_400_000;

/** Compares all that is known beside the names: dates of birth, countries, addresses, and what kind of party each is. */
export function evidenceOf(subject: Party, listed: Party): Evidence[] {
  const all = [kindEvidence, birthEvidence, countryEvidence, addressEvidence].map((compare) => compare(subject, listed));
  return all.filter((evidence) => evidence !== undefined);
}

function evidence(about: Evidence['about'], verdict: Verdict, subject: string, listed: string): Evidence {
  return { about, verdict, subject, listed, factor: factors[about][verdict] };
}

function kindEvidence({ kind: subject }: Party, { kind: listed }: Party): Evidence | undefined {
  return subject === 'unknown' || listed === 'unknown' || subject === listed ? undefined : evidence('kind', 'differs', subject, listed);
}

function birthEvidence({ birthDates: subject }: Party, { birthDates: listed }: Party): Evidence | undefined {
  const verdicts = subject.flatMap((one) => listed.map((other) => compareDates(one, other))).filter((verdict) => verdict !== undefined);
  if (verdicts.length === 0) return undefined;
  const best = (['agrees', 'near', 'differs'] as const).find((verdict) => verdicts.includes(verdict))!;
  const texts = (dates: readonly DateSpan[]): string => dates.map(({ text }) => text).join('; ');
  return evidence('birth date', best, texts(subject), texts(listed));
}

/** Whether two dates can be one; undefined where either could not be read. */
export function compareDates(left: DateSpan, right: DateSpan): Verdict | undefined {
  if (left.earliest === undefined || left.latest === undefined) return undefined;
  if (right.earliest === undefined || right.latest === undefined) return undefined;
  if (left.earliest <= right.latest && right.earliest <= left.latest) return 'agrees';
  const gap = left.latest < right.earliest ? [left.latest, right.earliest] : [right.latest, left.earliest];
  const years = (Date.parse(gap[1]!) - Date.parse(gap[0]!)) / yearMilliseconds;
  // Dates written down wrongly are near; so are dates that the list gives only roughly.
  const near = left.circa === true || right.circa === true ? nearYearsCirca : nearYears;
  return years <= near || isMiswritten(left, right) ? 'near' : 'differs';
}

/** One figure of an exact date is another, or day and month are exchanged. */
function isMiswritten(left: DateSpan, right: DateSpan): boolean {
  if (left.earliest !== left.latest || right.earliest !== right.latest) return false;
  const [one, other] = [left.earliest!, right.earliest!];
  const [year, month, day] = one.split('-');
  return `${year}-${day}-${month}` === other || [...one].filter((figure, at) => figure !== other[at]).length === 1;
}

function countryEvidence(subject: Party, listed: Party): Evidence | undefined {
  const [ours, theirs] = [countryCodesOf(subject), countryCodesOf(listed)];
  if (ours.length === 0 || theirs.length === 0) return undefined;
  return evidence('country', ours.some((code) => theirs.includes(code)) ? 'agrees' : 'differs', ours.join(', '), theirs.join(', '));
}

/** An address in common speaks for one party; another address against nothing, for a party may have many. */
function addressEvidence({ addresses: subject }: Party, { addresses: listed }: Party): Evidence | undefined {
  for (const one of subject) {
    for (const other of listed) if (isSameAddress(one, other)) return evidence('address', 'agrees', one.text, other.text);
  }
  return undefined;
}

function isSameAddress(one: Address, other: Address): boolean {
  const [left, right] = [tellingWords(one.text), tellingWords(other.text)];
  const [few, many] = left.size <= right.size ? [left, right] : [right, left];
  const common = [...few].filter((word) => many.has(word)).length;
  return few.size >= 2 && common / few.size >= sameAddress;
}

function tellingWords(text: string): Set<string> {
  return new Set(text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 3 || /^\d+$/.test(word)));
}
