import { countryFact, statedReference, textFact } from './commonFormat.ts';
import { factMap } from './factMap.ts';
import type { Site } from './model.ts';
import type { PackageVocabulary } from './reading.ts';
import { date, identifier, number, reference, text } from './scalars.ts';
import { type Shape, list, object, optional, required } from './shape.ts';
import { stated, statedNumber } from './stated.ts';
import type { Place } from './tree.ts';

/** More than any grid delivers to one place; above it the figure is in another unit. */
const mostMegawatts = 50_000;

export function siteFormat(vocabulary?: PackageVocabulary): Shape<Site> {
  return object<Omit<Site, keyof Place>>('A site', 'A place where items are deployed.', {
    id: required(identifier('site'), 'A short name by which items refer to the site.'),
    name: required(text({ longest: 300 }), 'What the site is called.'),
    country: optional(countryFact('destination'), 'The country it is in.'),
    region: optional(textFact('destinationRegion'), 'The region, where the law looks at regions.'),
    owner: optional(statedReference('party'), 'Who owns it.'),
    operator: optional(statedReference('party'), 'Who runs it.'),
    builder: optional(statedReference('party'), 'Who builds it.'),
    tenants: optional(stated(list(reference('party'))), 'Who uses it, or part of it.'),
    endUser: optional(statedReference('party'), 'Who uses the items there, if it is not the operator.'),
    consignee: optional(statedReference('party'), 'To whom items are delivered there, if it is not the end user.'),
    powerMegawatts: optional(
      statedNumber(number({ minimum: 0, maximum: mostMegawatts, unit: 'megawatts' })),
      'The power it can draw, in megawatts.',
    ),
    endUse: optional(textFact('statedEndUse'), 'What is done there: cloud-services, model-training, inference …'),
    inService: optional(stated(date), 'The day on which it starts to serve.'),
    facts: optional(
      factMap('', vocabulary),
      'Anything else the vocabulary knows, for everything that goes to this site.',
    ),
    assumed: optional(text(), 'Why the whole site is assumed. Speaks for every value in it that gives no source.'),
    note: optional(text(), 'Anything else worth recording.'),
  });
}
