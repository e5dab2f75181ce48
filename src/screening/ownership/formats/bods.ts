import { addDays } from '../../../corpus/date.ts';
import { type At, type Entity, entityOf, type OwnerBook, type Stake } from '../book.ts';
import { type Share, shareOf, unknownShare, whole } from '../share.ts';
import { type BodsAnnotation, takeNotes } from './bodsNote.ts';
import type { BookWords } from './table.ts';

/** One statement of the Beneficial Ownership Data Standard 0.4, as far as it is read here. The schema has checked the rest. */
export interface BodsStatement {
  statementId: string;
  statementDate?: string;
  recordId: string;
  recordStatus: 'new' | 'updated' | 'closed';
  recordType: 'entity' | 'person' | 'relationship';
  recordDetails: BodsDetails;
  annotations?: BodsAnnotation[];
}

interface BodsDetails {
  name?: string;
  names?: { fullName?: string }[];
  entityType?: { type: string };
  jurisdiction?: { code?: string };
  addresses?: { type?: string; country?: { code?: string } }[];
  identifiers?: { scheme?: string; schemeName?: string; id?: string }[];
  subject?: string | { reason?: string };
  interestedParty?: string | { reason?: string };
  componentRecords?: string[];
  interests?: BodsInterest[];
}

interface BodsInterest {
  type?: string;
  details?: string;
  directOrIndirect?: string;
  startDate?: string;
  endDate?: string;
  share?: { exact?: number; minimum?: number; maximum?: number; exclusiveMinimum?: number; exclusiveMaximum?: number };
}

/** Interests that are power over a company without regard to shares. */
const controlling = new Set(['appointmentOfBoard', 'otherInfluenceOrControl', 'controlViaCompanyRulesOrArticles',
  'controlByLegalFramework']);

/**
 * Statements in the order of the file, each with its place. Later statements of a record replace earlier ones from their date on.
 * What an annotation of our own says of an entity, beyond the standard, is taken up.
 */
export function addBods(book: OwnerBook, statements: readonly { statement: BodsStatement; at: At }[], words: BookWords): void {
  const records = Map.groupBy(statements, ({ statement }) => statement.recordId);
  for (const versions of records.values()) {
    const inTime = [...versions].sort((left, right) => timeOf(left.statement) < timeOf(right.statement) ? -1 : 1);
    for (const [index, { statement, at }] of inTime.entries()) {
      if (statement.recordType !== 'relationship') {
        const entity = addEntity(book, statement);
        for (const why of takeNotes(entity, statement.annotations ?? [], words)) book.leftOut.push({ at, why });
      } else if (statement.recordStatus !== 'closed') {
        const next = inTime[index + 1]?.statement;
        const span = {
          ...(index === 0 ? {} : { from: dateOf(statement) }),
          ...(next === undefined || dateOf(next) === '' ? {} : { to: addDays(dateOf(next), -1) }),
        };
        addRelationship(book, statement, span, at);
      }
    }
  }
}

function timeOf({ statementDate = '' }: BodsStatement): string {
  return statementDate;
}

/** The day of a statement; some say the time as well. */
function dateOf(statement: BodsStatement): string {
  return timeOf(statement).slice(0, '2026-11-23'.length);
}

function addEntity(book: OwnerBook, { recordId, recordType, recordDetails: details }: BodsStatement): Entity {
  const entity = entityOf(book, recordId);
  const name = details.name ?? details.names?.[0]?.fullName;
  if (name !== undefined) entity.name = name;
  const identifiers = (details.identifiers ?? []).flatMap(({ scheme, schemeName, id }) =>
    (id === undefined ? [] : [{ scheme: scheme ?? schemeName ?? 'unnamed', value: id }]));
  if (identifiers.length > 0) entity.identifiers = identifiers;
  const seat = details.jurisdiction?.code?.slice(0, 2);
  if (recordType === 'entity') state(entity, 'party.organisedIn', seat);
  if (details.entityType?.type === 'state' || details.entityType?.type === 'stateBody') state(entity, 'party.headquarters', seat);
  const country = (type: string): string | undefined => details.addresses?.find((one) => one.type === type)?.country?.code;
  if (recordType === 'person') state(entity, 'entity.residence', country('residence'));
  else state(entity, 'party.location', country('business') ?? country('registered'));
  return entity;
}

function state(entity: Entity, fact: string, value: string | undefined): void {
  if (value !== undefined) entity.facts[fact] = { value, origin: { kind: 'file' } };
}

function addRelationship(book: OwnerBook, statement: BodsStatement, span: { from?: string; to?: string }, at: At): void {
  const { subject, interestedParty, interests = [], componentRecords = [] } = statement.recordDetails;
  if (typeof subject !== 'string') return void book.leftOut.push({ at, why: 'It does not say of which company it speaks.' });
  const owned = entityOf(book, subject);
  if (typeof interestedParty !== 'string') {
    owned.complete = false;
    return void book.leftOut.push({ at, why: `It does not say who the owner is (${interestedParty?.reason ?? 'no reason given'}).` });
  }
  entityOf(book, interestedParty);
  const edge = { owner: interestedParty, owned: subject, at };
  const stakes: Stake[] = [];
  const isThroughOthers = componentRecords.length > 0;
  for (const interest of interests) {
    const note = interest.details === undefined ? {} : { note: interest.details };
    const own = { ...span, ...(interest.startDate === undefined ? {} : { from: interest.startDate }),
      ...(interest.endDate === undefined ? {} : { to: interest.endDate }) };
    const share = shareIn(interest);
    const isMajority = interest.type === 'votingRights' && share.low > whole / 2;
    if (interest.type === 'shareholding') addShareholding(book, stakes, { ...edge, ...own, share, ...note }, interest, isThroughOthers);
    else if (controlling.has(interest.type ?? '') || isMajority) {
      book.controls.push({ ...edge, ...own, how: interest.details ?? interest.type! });
    } else book.leftOut.push({ at, why: `An interest of the type ${interest.type ?? 'unknownInterest'} is neither a share nor control.` });
  }
  if (interests.length === 0) stakes.push({ ...edge, ...span, share: unknownShare, note: 'The interest is not described.' });
  book.stakes.push(...stakes);
}

/** A share held through others counts where they hold it; where they are not on record, what comes of it is unknown. */
function addShareholding(book: OwnerBook, stakes: Stake[], stake: Stake, interest: BodsInterest, hasComponents: boolean): void {
  const isIndirect = interest.directOrIndirect === 'indirect';
  if (isIndirect && hasComponents) {
    book.leftOut.push({ at: stake.at, why: 'The share is held through others, whose own records are counted.' });
    return;
  }
  const counted = isIndirect ? { ...stake, share: unknownShare, note: 'Held through others who are not on record.' } : stake;
  const same = stakes.find(({ from, to }) => from === stake.from && to === stake.to);
  if (same === undefined) stakes.push(counted);
  else same.share = { low: Math.max(same.share.low, counted.share.low), high: Math.min(whole, same.share.high + counted.share.high) };
}

function shareIn({ share }: BodsInterest): Share {
  if (share === undefined) return unknownShare;
  const { exact, minimum, maximum, exclusiveMinimum, exclusiveMaximum } = share;
  if (exact !== undefined) return shareOf(exact);
  const [min, max] = [exclusiveMinimum ?? minimum, exclusiveMaximum ?? maximum];
  return shareOf({
    ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }),
    ...(exclusiveMinimum === undefined ? {} : { minExclusive: true }), ...(exclusiveMaximum === undefined ? {} : { maxExclusive: true }),
  });
}
