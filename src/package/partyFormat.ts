import { countryFact, percent, ultimateParent } from './commonFormat.ts';
import { factMap } from './factMap.ts';
import type { Owner, Party, PartyRole, Screening, ScreeningOutcome } from './model.ts';
import { type PackageVocabulary, suggestion } from './reading.ts';
import { choice, date, flag, identifier, reference, text } from './scalars.ts';
import { type Shape, list, object, optional, required, scalar } from './shape.ts';
import { stated } from './stated.ts';
import type { Place } from './tree.ts';

const roleMeanings: Record<PartyRole, string> = {
  anchor: 'Leads the consortium and submits the proposal.',
  member: 'Belongs to the consortium.',
  supplier: 'Supplies items.',
  exporter: 'Sends items abroad.',
  purchaser: 'Buys items.',
  intermediateConsignee: 'Receives items on their way.',
  consignee: 'Receives items at the end of their way.',
  endUser: 'Uses items.',
  actualEndUser: 'Uses items behind the end user that is named.',
  owner: 'Owns sites.',
  operator: 'Runs sites.',
  tenant: 'Uses sites, or part of them.',
  builder: 'Builds sites.',
  designer: 'Designs circuits or models.',
  financier: 'Lends, insures or invests.',
  government: 'Is a government or an arm of one.',
  utility: 'Supplies power or water.',
};

const outcomeMeanings: Record<ScreeningOutcome, string> = {
  'no-match': 'Nothing was found. That is not clearance; it says how hard somebody looked.',
  'possible-match': 'Something was found that nobody has decided yet.',
  match: 'The party is on the lists under matches.',
};

/** The name of a list: the fact that says whether a party is on it, such as listedOnEntityList. */
const listName: Shape<string> = scalar(
  (tree, { field }, reading) => {
    const name = typeof tree.value === 'string' ? tree.value : '';
    const facts = reading.vocabulary?.facts;
    const known = facts?.get(`party.${name}`);
    if (name !== '' && (facts === undefined || known?.type === 'boolean'))
      return known?.name.slice('party.'.length) ?? name;
    const lists = [...(facts ?? [])].filter(([key, fact]) => key.startsWith('party.') && fact.type === 'boolean');
    return reading.problem(
      tree,
      field,
      `No fact of a party says whether it is on '${tree.value}'.`,
      suggestion(
        name,
        lists.map(([key]) => key.slice('party.'.length)),
      ) ?? 'For example listedOnEntityList.',
    );
  },
  { type: 'string' },
);

const screening: Shape<Screening> = object<Omit<Screening, keyof Place>>(
  'A screening',
  'How the party was looked for on the lists, and what came of it.',
  {
    on: required(date, 'The date of the lists that were searched.'),
    lists: required(
      list(listName, { atLeast: 1 }),
      'The lists that were searched, by the fact that each settles: listedOnEntityList, unverified, denied …',
    ),
    outcome: required(choice(outcomeMeanings), 'What came of it.'),
    matches: optional(list(listName), 'The lists on which something was found.'),
    by: optional(text({ longest: 300 }), 'Who searched, and with what.'),
    note: optional(text(), 'Anything else worth recording.'),
  },
);

const checkedScreening: Shape<Screening> = {
  read(tree, where, reading) {
    const read = screening.read(tree, where, reading);
    if (read === undefined) return undefined;
    const found = read.matches?.length ?? 0;
    if (read.outcome === 'no-match' && found > 0) {
      return reading.problem(
        tree,
        where.field,
        'The outcome is no-match, and yet there are matches.',
        'Correct one of the two.',
      );
    }
    if (read.outcome !== undefined && read.outcome !== 'no-match' && found === 0) {
      return reading.problem(
        tree,
        where.field,
        `The outcome is ${read.outcome}, but on which list?`,
        'Name it under matches.',
      );
    }
    return read;
  },
  mayBeEmpty: true,
  schema: screening.schema,
};

const owner: Shape<Owner> = object<Omit<Owner, keyof Place | 'facts'>>('An owner', 'Who holds a stake in the party.', {
  party: optional(reference('party'), 'The owner, if it is a party of this file.'),
  name: optional(text({ longest: 300 }), "The owner's name, if it is not."),
  headquarters: optional(countryFact('party.headquarters'), 'Where that owner is headquartered.'),
  percent: optional(percent, 'Its share in percent.'),
  note: optional(text(), 'How the stake is held, what rights go with it.'),
});

export function partyFormat(vocabulary?: PackageVocabulary): Shape<Party> {
  return object<Omit<Party, keyof Place>>('A party', 'An organisation or person with a part in the package.', {
    id: required(identifier('party'), 'A short name by which the rest of the file refers to the party.'),
    name: required(text({ longest: 300 }), 'Its full legal name.'),
    roles: optional(
      list(choice(roleMeanings)),
      'The parts it plays throughout the package, where sites and items do not already say so.',
    ),
    location: optional(countryFact('party.location'), 'The country of the office that takes part.'),
    organisedIn: optional(countryFact('party.organisedIn'), 'The country under whose law it is organised.'),
    headquarters: optional(countryFact('party.headquarters'), 'The country of its headquarters.'),
    ultimateParent: optional(
      ultimateParent,
      'The organisation at the top: itself, a party of this file, or a name and headquarters.',
    ),
    owners: optional(list(owner), 'Who owns it directly.'),
    ownersComplete: optional(stated(flag), 'Whether every owner is in the list. A missing owner is not no owner.'),
    ownership: optional(text(), 'Notes on ownership and control.'),
    screening: optional(checkedScreening, 'How it was screened.'),
    facts: optional(factMap('party.', vocabulary), 'Anything else the vocabulary knows of a party.'),
    assumed: optional(text(), 'Why the whole party is assumed. Speaks for every value in it that gives no source.'),
    note: optional(text(), 'Anything else worth recording.'),
  });
}
