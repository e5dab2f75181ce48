import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

type Schema = Record<string, unknown>;

const text: Schema = { type: 'string' };
const truth: Schema = { type: 'boolean' };
const day: Schema = { type: 'string', format: 'date' };
const moment: Schema = { type: 'string', anyOf: [{ format: 'date' }, { format: 'date-time' }] };
const monthOrDay: Schema = { type: 'string', anyOf: [{ pattern: '^\\d{4}(-(0[1-9]|1[0-2]))?$' }, { format: 'date' }] };
const uri: Schema = { type: 'string', format: 'uri' };
const percent: Schema = { type: 'number', minimum: 0, maximum: 100 };
const oneOf = (...values: string[]): Schema => ({ type: 'string', enum: values });
const listOf = (items: Schema): Schema => ({ type: 'array', items });
const record = (properties: Record<string, Schema>, ...required: string[]): Schema => ({ type: 'object', properties, required });
const lettersBetween = (minLength: number, maxLength: number): Schema => ({ type: 'string', minLength, maxLength });
const when = (property: string, values: readonly unknown[], then: Schema): Schema =>
  ({ if: { properties: { [property]: { enum: values } } }, then });

const country = record({ name: text, code: lettersBetween(2, 2) }, 'name');
const jurisdiction = record({ name: text, code: lettersBetween(2, 6) }, 'name');
const addressOf = (...types: string[]): Schema => record({ type: oneOf(...types), address: text, postCode: text, country });
const identifier: Schema = {
  ...record({ id: text, scheme: text, schemeName: text, uri }), anyOf: [{ required: ['scheme'] }, { required: ['schemeName'] }],
};
const unspecified = record({
  reason: oneOf('noBeneficialOwners', 'subjectUnableToConfirmOrIdentifyBeneficialOwner', 'interestedPartyHasNotProvidedInformation',
    'subjectExemptFromDisclosure', 'interestedPartyExemptFromDisclosure', 'unknown', 'informationUnknownToPublisher'),
  description: text,
}, 'reason');
const source = record({
  type: listOf(oneOf('selfDeclaration', 'officialRegister', 'thirdParty', 'primaryResearch', 'verified')),
  description: text, url: uri, retrievedAt: moment, assertedBy: listOf(record({ name: text, uri })),
});

const subtypes: [string[], string[]][] = [
  [['arrangement'], ['trust', 'nomination', 'other']], [['legalEntity'], ['trust', 'other']],
  [['stateBody'], ['governmentDepartment', 'stateAgency', 'other']],
  [['registeredEntity', 'state', 'anonymousEntity', 'unknownEntity'], ['other']],
];
const entityType: Schema = {
  ...record({
    type: oneOf('registeredEntity', 'legalEntity', 'arrangement', 'anonymousEntity', 'unknownEntity', 'state', 'stateBody'),
    subtype: oneOf('governmentDepartment', 'stateAgency', 'other', 'trust', 'nomination'), details: text,
  }, 'type'),
  allOf: subtypes.map(([types, allowed]) => when('type', types, { properties: { subtype: { enum: allowed } } })),
};
const listing = record({
  marketIdentifierCode: text, operatingMarketIdentifierCode: text, stockExchangeJurisdiction: lettersBetween(2, 6),
  stockExchangeName: text, security: record({ idScheme: oneOf('isin', 'figi', 'cusip', 'cins'), id: text, ticker: text }, 'ticker'),
}, 'stockExchangeJurisdiction', 'security', 'stockExchangeName');
const entity = record({
  isComponent: truth, entityType, unspecifiedEntityDetails: unspecified, name: text, alternateNames: listOf(text), jurisdiction,
  identifiers: listOf(identifier), foundingDate: day, dissolutionDate: day, uri,
  addresses: listOf(addressOf('registered', 'business', 'alternative')),
  publicListing: record({
    hasPublicListing: truth, companyFilingsURLs: listOf(uri), securitiesListings: listOf(listing),
  }, 'hasPublicListing'),
  formedByStatute: record({ name: text, date: day }),
}, 'isComponent', 'entityType');

const person = record({
  isComponent: truth, personType: oneOf('anonymousPerson', 'unknownPerson', 'knownPerson'), unspecifiedPersonDetails: unspecified,
  names: listOf(record({
    type: oneOf('legal', 'translation', 'transliteration', 'former', 'alternative', 'birth'), fullName: text, familyName: text,
    givenName: text, patronymicName: text,
  }, 'fullName')),
  identifiers: listOf(identifier), nationalities: listOf(country), placeOfBirth: addressOf('placeOfBirth'), birthDate: monthOrDay,
  deathDate: monthOrDay, taxResidencies: listOf(country), addresses: listOf(addressOf('residence', 'service', 'alternative')),
  politicalExposure: record({
    status: oneOf('isPep', 'isNotPep', 'unknown'),
    details: listOf(record({ reason: text, missingInfoReason: text, jurisdiction, startDate: day, endDate: day, source })),
  }, 'status'),
}, 'personType', 'isComponent');

const interest = record({
  type: oneOf('shareholding', 'votingRights', 'appointmentOfBoard', 'otherInfluenceOrControl', 'seniorManagingOfficial', 'settlor',
    'trustee', 'protector', 'beneficiaryOfLegalArrangement', 'rightsToSurplusAssetsOnDissolution', 'rightsToProfitOrIncome',
    'rightsGrantedByContract', 'conditionalRightsGrantedByContract', 'controlViaCompanyRulesOrArticles', 'controlByLegalFramework',
    'boardMember', 'boardChair', 'unknownInterest', 'unpublishedInterest', 'enjoymentAndUseOfAssets',
    'rightToProfitOrIncomeFromAssets', 'nominee', 'nominator'),
  directOrIndirect: oneOf('direct', 'indirect', 'unknown'), beneficialOwnershipOrControl: truth, details: text,
  share: record({ exact: percent, maximum: percent, minimum: percent, exclusiveMinimum: percent, exclusiveMaximum: percent }),
  startDate: day, endDate: day,
});
const recordOrReason: Schema = { oneOf: [text, unspecified] };
const relationship: Schema = {
  ...record({
    isComponent: truth, componentRecords: listOf(text), subject: recordOrReason, interestedParty: recordOrReason,
    interests: listOf(interest),
  }, 'isComponent', 'subject', 'interestedParty'),
  ...when('isComponent', [true], { properties: { componentRecords: { const: [] } } }),
};

const annotation: Schema = {
  ...record({
    statementPointerTarget: text, creationDate: moment, createdBy: record({ name: text, uri }), description: text,
    motivation: oneOf('commenting', 'correcting', 'identifying', 'linking', 'transformation'), transformedContent: text, url: uri,
  }, 'motivation', 'statementPointerTarget'),
  allOf: [
    when('motivation', ['linking'], { required: ['url'] }),
    when('motivation', ['commenting', 'correcting', 'identifying', 'linking'], { properties: { transformedContent: { const: '' } } }),
  ],
};

const details: [string, Schema][] = [['entity', entity], ['person', person], ['relationship', relationship]];

/** One statement of the Beneficial Ownership Data Standard 0.4. Further fields are allowed, as the standard has it. */
const statement: Schema = {
  ...record({
    statementId: lettersBetween(32, 64), statementDate: moment, annotations: listOf(annotation), source,
    publicationDetails: record({
      publicationDate: moment, bodsVersion: { type: 'string', pattern: '^\\d+\\.\\d+$' }, license: uri,
      publisher: { ...record({ name: text, url: uri }), anyOf: [{ required: ['name'] }, { required: ['url'] }] },
    }, 'publicationDate', 'bodsVersion', 'publisher'),
    declaration: text, declarationSubject: text, recordId: text, recordType: oneOf('entity', 'person', 'relationship'),
    recordStatus: oneOf('new', 'updated', 'closed'), recordDetails: { type: 'object' },
  }, 'statementId', 'declarationSubject', 'recordId', 'recordType', 'recordDetails', 'statementDate'),
  allOf: details.map(([type, schema]) => when('recordType', [type], { properties: { recordDetails: schema } })),
};

const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats.default(ajv);
const isStatement = ajv.compile(statement);

/** What is wrong with a statement, field by field; nothing where it keeps to the standard. */
export function bodsFaults(value: unknown): { field: string; message: string }[] {
  if (isStatement(value)) return [];
  const errors = (isStatement.errors ?? []).filter(({ keyword }) => !['if', 'allOf'].includes(keyword));
  return errors.map((error) => ({ field: fieldOf(error), message: `${capital(error.message ?? 'is wrong')}${allowedIn(error)}.` }));
}

function fieldOf({ instancePath }: ErrorObject): string {
  return instancePath === '' ? 'statement' : instancePath.slice(1).replaceAll('/', '.');
}

function allowedIn({ keyword, params }: ErrorObject): string {
  const allowed: unknown = (params as { allowedValues?: unknown }).allowedValues;
  return keyword === 'enum' && Array.isArray(allowed) ? `: ${allowed.join(', ')}` : '';
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
