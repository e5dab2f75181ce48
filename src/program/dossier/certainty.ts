import { entriesOf, needed, readLawData } from '../../corpus/lawData.ts';
import type { Path, Source, Tree } from '../../corpus/source.ts';
import type { DossierInput } from './input.ts';
import { distinct } from './words.ts';
import { nameOf } from './worksheetValues.ts';

export const clauseKinds = ['precedent', 'condition', 'continuity', 'change-of-law'] as const;
export type ClauseKind = (typeof clauseKinds)[number];
const triggers = ['outcome', 'differs', 'ahead', 'announced', 'assumed', 'layer', 'request', 'owners', 'always'] as const;

/** Words in each language of the kit. */
export type Translated = Record<string, string>;

/** A clause of the law's list, and what brings it in. */
export interface ClauseTemplate {
  id: string;
  kind: ClauseKind;
  by: (typeof triggers)[number];
  outcomes: string[];
  layers: string[];
  agencies: string[];
  title: Translated;
  text: Translated;
}

export interface CertaintyLaw {
  languages: string[];
  notice: Translated;
  kinds: Record<ClauseKind, Translated>;
  clauses: ClauseTemplate[];
}

/** A clause of this package's kit, with why it is in it. */
export interface Clause {
  template: ClauseTemplate;
  values: Record<string, string>;
  why: string;
}

/** Reads the kit. Throws `InputError` where it is not in its form, or a clause lacks one of its languages. */
export function readCertainty(file: string, text: string): CertaintyLaw {
  const fields = ['id', 'kind', 'by', 'outcomes', 'layers', 'agencies', 'title', 'text'];
  return readLawData(file, text, (source, tree) => {
    const languages = source.texts(tree, [], 'languages');
    const kinds = source.map(tree.kinds ?? {}, ['kinds'], clauseKinds) ?? {};
    return {
      languages,
      notice: translated(source, tree, [], 'notice', languages),
      kinds: Object.fromEntries(clauseKinds.map((kind) => [kind, translated(source, kinds, ['kinds'], kind, languages)])) as Record<
        ClauseKind,
        Translated
      >,
      clauses: entriesOf(source, tree, 'clauses', fields, (entry, path) => ({
        id: needed(source, entry, path, 'id'),
        kind: source.oneOf(entry, path, 'kind', clauseKinds) ?? 'condition',
        by: source.oneOf(entry, path, 'by', triggers) ?? 'always',
        outcomes: source.texts(entry, path, 'outcomes'),
        layers: source.texts(entry, path, 'layers'),
        agencies: source.texts(entry, path, 'agencies'),
        title: translated(source, entry, path, 'title', languages),
        text: translated(source, entry, path, 'text', languages),
      })),
    };
  });
}

function translated(source: Source, tree: Tree, path: Path, key: string, languages: readonly string[]): Translated {
  const place = [...path, key];
  const words = source.map(tree[key] ?? {}, place, languages) ?? {};
  return Object.fromEntries(languages.map((language) => [language, needed(source, words, place, language)]));
}

type Found = { values: Record<string, string>; why: string };

/** The clauses that the doubts, days and answers of a package bring in, in the order of the kit's kinds. */
export function certaintyKit(input: DossierInput): Clause[] {
  const { clauses } = input.certainty;
  return clauseKinds.flatMap((kind) =>
    clauses
      .filter((template) => template.kind === kind)
      .flatMap((template) =>
        broughtIn(template, input).map(({ values, why }) => ({ template, why, values: { ...common(input), ...values } })),
      ),
  );
}

/** A template with its words in braces filled in. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

function common({ found }: DossierInput): Record<string, string> {
  return { sites: (found.sites ?? []).map(({ name }) => name).join('; ') || '[sites]' };
}

function broughtIn(template: ClauseTemplate, input: DossierInput): Found[] {
  const { legs, datesAhead } = input.determination;
  switch (template.by) {
    case 'always':
      return [{ values: {}, why: 'Stands in every kit.' }];
    case 'outcome':
      return ofLegs(
        legs.filter(({ enforced }) => template.outcomes.includes(enforced.outcome)),
        'enforced',
        input,
      );
    case 'differs':
      return ofLegs(
        legs.filter(({ differs }) => differs),
        'codified',
        input,
      );
    case 'ahead':
      return datesAhead.map(({ on, changes, causes }) => {
        const deliveries = distinct(changes.map(({ leg }) => leg)).join(', ');
        const said = causes.map(({ text }) => text).join('; ');
        return { values: { day: on, deliveries, causes: said }, why: `${on}: ${deliveries}. ${said}` };
      });
    case 'announced':
      return announced(input);
    case 'assumed':
      return assumed(input);
    case 'layer':
      return layered(template, input);
    case 'request':
      return requested(template, input);
    case 'owners':
      return ownersOpen(input);
  }
}

function ofLegs(legs: DossierInput['determination']['legs'], view: 'enforced' | 'codified', { outcomeWords }: DossierInput): Found[] {
  if (legs.length === 0) return [];
  const cites = distinct(
    legs.flatMap((leg) => [...leg[view].grounds.map(({ cite }) => cite), ...leg[view].prohibitions.map(({ cite }) => cite)]),
  );
  return [
    {
      values: {
        items: distinct(legs.map(({ itemName }) => itemName)).join('; '),
        deliveries: legs.map(({ id }) => id).join(', '),
        cites: cites.join('; ') || '[provision]',
      },
      why: legs.map((leg) => `${leg.id}: ${outcomeWords(leg[view].outcome)}`).join('; '),
    },
  ];
}

function announced({ determination }: DossierInput): Found[] {
  const resting = distinct(
    determination.legs.flatMap(({ enforced }) => enforced.restsOn).flatMap(({ kind, text }) => (kind === 'announcement' ? [text] : [])),
  );
  return resting.length === 0 ? [] : [{ values: { causes: resting.join(' ').replace(/\.$/, '') }, why: resting.join(' ') }];
}

function assumed({ determination }: DossierInput): Found[] {
  const names = new Set(
    determination.legs.flatMap(({ facts }) =>
      Object.entries(facts).flatMap(([name, { origin }]) => (origin.kind === 'assumed' ? [`${name} ${origin.line ?? ''}`] : [])),
    ),
  );
  return names.size === 0
    ? []
    : [{ values: { number: String(names.size) }, why: `${names.size} facts of the deliveries are assumed in the file.` }];
}

function layered({ layers }: ClauseTemplate, { found }: DossierInput): Found[] {
  const items = Object.entries(found.layers ?? {}).flatMap(([layer, held]) => (layers.includes(layer) ? held : []));
  if (items.length === 0) return [];
  const named = items.map(({ id, name, fallback }) => `${name ?? id}${fallback === undefined ? '' : ` (fallback: ${fallback})`}`);
  return [{ values: { items: items.map(({ id, name }) => name ?? id).join('; ') }, why: named.join('; ') }];
}

function requested({ agencies }: ClauseTemplate, { found, path }: DossierInput): Found[] {
  const asked = distinct((found.support ?? []).map(({ agency }) => agency).filter((agency) => agencies.includes(agency)));
  if (asked.length === 0) return [];
  const ends = path.charters.map(({ charter }) => `${charter.what} (${charter.ends})`);
  return [{ values: { agencies: asked.join(', ') }, why: [`Support is asked of ${asked.join(', ')}.`, ...ends].join(' ') }];
}

function ownersOpen(input: DossierInput): Found[] {
  const open = (input.found.parties ?? []).filter(
    ({ owners = [], ownersComplete }) => ownersComplete?.value === false || owners.some(({ percent }) => percent?.value == null),
  );
  if (open.length === 0) return [];
  const parties = open.map(({ id }) => nameOf(id, input)).join('; ');
  return [{ values: { parties }, why: `Not all owners are known: ${parties}.` }];
}
