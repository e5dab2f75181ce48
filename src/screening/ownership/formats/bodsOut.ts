import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Interval } from '../../../engine/fact.ts';
import type { Entity, OwnerBook, Stake } from '../book.ts';
import { percentFact, percentOf, type Share, whole } from '../share.ts';
import { type BodsAnnotation, noteOf } from './bodsNote.ts';

/** Who publishes the statements, and when. */
export interface Publication {
  publisher: string;
  day: string;
}

/**
 * The book as statements of the Beneficial Ownership Data Standard 0.4: entities first, then a relationship for every stake
 * and every control. What the standard has no field for (listings, completeness) goes out as an annotation. Ids are made from
 * what the statement says, so that the same book gives the same statements.
 */
export function bodsOf(book: OwnerBook, publication: Publication): object[] {
  const statement = (recordType: string, record: string, recordDetails: object, note?: string): object => {
    const said = bytesToHex(sha256(utf8ToBytes(JSON.stringify([record, recordDetails, publication, note]))));
    return {
      statementId: `${said.slice(0, 8)}-${said.slice(8, 12)}-${said.slice(12, 16)}-${said.slice(16, 20)}-${said.slice(20, 32)}`,
      declarationSubject: record, statementDate: publication.day, recordId: record, recordType, recordStatus: 'new',
      publicationDetails: { publicationDate: publication.day, bodsVersion: '0.4', publisher: { name: publication.publisher } },
      recordDetails: { isComponent: false, ...recordDetails },
      ...(note === undefined ? {} : { annotations: [annotationOf(note, publication)] }),
    };
  };
  const interests = new Map<string, { owner: string; owned: string; interests: object[] }>();
  const add = ({ owner, owned, from, to }: Omit<Stake, 'share'>, interest: object): void => {
    const key = JSON.stringify([owner, owned]);
    const dates = { ...(from === undefined ? {} : { startDate: from }), ...(to === undefined ? {} : { endDate: to }) };
    const known = interests.get(key) ?? { owner, owned, interests: [] };
    known.interests.push({ ...interest, ...dates });
    interests.set(key, known);
  };
  for (const stake of book.stakes) {
    const share = shareOut(stake.share);
    const details = stake.note === undefined ? {} : { details: stake.note };
    add(stake, { type: 'shareholding', directOrIndirect: 'direct', ...details, ...(share === undefined ? {} : { share }) });
  }
  for (const control of book.controls) {
    const details = control.how === undefined ? {} : { details: control.how };
    add(control, { type: 'otherInfluenceOrControl', directOrIndirect: 'unknown', ...details });
  }
  return [
    ...[...book.entities.values()].map((entity) => statement('entity', entity.id, entityOut(entity), noteOf(entity))),
    ...[...interests.values()].map(({ owner, owned, interests: held }) =>
      statement('relationship', `${owner} > ${owned}`, { subject: owned, interestedParty: owner, interests: held })),
  ];
}

function annotationOf(description: string, { publisher, day }: Publication): BodsAnnotation {
  const createdBy = { name: publisher };
  return { motivation: 'commenting', statementPointerTarget: '/recordDetails', creationDate: day, createdBy, description };
}

function entityOut({ id, name, facts, identifiers = [] }: Entity): object {
  const seat = facts['party.organisedIn']?.value;
  return {
    entityType: { type: 'legalEntity' }, name: name ?? id,
    ...(typeof seat === 'string' ? { jurisdiction: { name: seat, code: seat } } : {}),
    ...(identifiers.length === 0 ? {} : { identifiers: identifiers.map(({ scheme, value }) => ({ schemeName: scheme, id: value })) }),
  };
}

/** A share as the standard writes it; of one that is wholly unknown it says nothing. */
function shareOut({ low, high }: Share): object | undefined {
  if (low === high) return { exact: percentOf(low) };
  if (low === 0 && high === whole) return undefined;
  const { min, max, minExclusive, maxExclusive } = percentFact({ low, high }) as Interval;
  return { [minExclusive ? 'exclusiveMinimum' : 'minimum']: min, [maxExclusive ? 'exclusiveMaximum' : 'maximum']: max };
}
