import { countryFact, money, quantity, share, statedReference, textFact } from './commonFormat.ts';
import { factMap } from './factMap.ts';
import type { Circuit, Item, ItemSite } from './model.ts';
import type { PackageVocabulary } from './reading.ts';
import { identifier, reference, text } from './scalars.ts';
import { type Shape, either, list, object, optional, required } from './shape.ts';
import type { Place } from './tree.ts';

const itemSite: Shape<ItemSite> = object<Omit<ItemSite, keyof Place>>(
  'A destination',
  'One site with its part of the quantity.',
  {
    site: required(reference('site'), 'The site.'),
    quantity: optional(quantity, 'How many units go there.'),
  },
);

function circuitFormat(vocabulary?: PackageVocabulary): Shape<Circuit> {
  return object<Omit<Circuit, keyof Place>>('A circuit', 'One kind of integrated circuit in the item.', {
    name: optional(text({ longest: 300 }), 'What it is called.'),
    catalog: optional(reference('catalog entry'), 'Its id in the catalog.'),
    figures: optional(factMap('item.', vocabulary), 'Its figures, under the names of the vocabulary without item.'),
  });
}

export function itemFormat(vocabulary?: PackageVocabulary): Shape<Item> {
  return object<Omit<Item, keyof Place>>('An item', 'One line of a layer.', {
    id: required(identifier('item'), 'A short name; answers speak of the item at a site as id@site.'),
    name: optional(text({ longest: 300 }), "What it is called; the catalog's name if left out."),
    part: optional(
      textFact('item.part'),
      'Which part of the layer it is: compute, storage, network, cloud; pipeline, labelling; model …',
    ),
    kind: optional(textFact('item.kind'), 'What kind of thing it is: server, network, software, model-weights …'),
    catalog: optional(reference('catalog entry'), 'Its id in the catalog, whose figures it then has.'),
    figures: optional(
      factMap('item.', vocabulary),
      "Its own figures, under the names of the vocabulary without item.; they win over the catalog's.",
    ),
    circuits: optional(list(circuitFormat(vocabulary)), 'Its integrated circuits, where it has several kinds.'),
    quantity: optional(quantity, 'How many units in all.'),
    unit: optional(text({ longest: 60 }), 'What one unit is: rack, server, seat, year.'),
    value: optional(money, 'What the whole quantity is worth.'),
    origin: optional(countryFact('origin'), 'The country it is from.'),
    from: optional(countryFact('shippedFrom'), 'The country it leaves from, if that is another.'),
    activity: optional(
      textFact('activity'),
      'What is done: export (what a sale, lease or download is if nothing is said), reexport, iaas, saas …',
    ),
    delivery: optional(
      textFact('item.deliveryMode'),
      'How it reaches the buyer: sale, lease, us-operated-cloud, download, service …',
    ),
    supplier: optional(statedReference('party'), 'Who supplies it.'),
    exporter: optional(statedReference('party'), 'Who exports it, if it is not the supplier.'),
    endUser: optional(statedReference('party'), 'Who uses it, if that differs from the rest of the site.'),
    through: optional(list(reference('party')), 'Intermediate consignees on its way.'),
    usContentShare: optional(share, 'The share of its value that is of U.S. origin, between 0 and 1.'),
    manufacture: optional(text(), 'Whether and how far it is made in the United States.'),
    useCase: optional(text(), 'Applications: what it is for.'),
    fallback: optional(text(), 'Models: what takes its place if access is cut.'),
    protects: optional(list(reference('item')), 'Security: the models and systems it protects.'),
    sites: optional(list(either(reference('site'), itemSite)), 'Where it goes: every site if left out.'),
    facts: optional(factMap('', vocabulary), 'Anything else the vocabulary knows, wherever the item goes.'),
    assumed: optional(text(), 'Why the whole item is assumed. Speaks for every value in it that gives no source.'),
    note: optional(text(), 'Anything else worth recording.'),
  });
}
