import { type Diagnostic, InputError } from '../corpus/diagnostic.ts';
import type { Addition } from './append.ts';
import { type Cell, plainOf, treeOfCells } from './cells.ts';
import { type LayerName, layerNames } from './model.ts';
import type { MapTree, Place, Tree } from './tree.ts';
import { limits, parseText } from './yaml.ts';

/** What a bill of materials gave: what to add, and what it holds that a package has no line for. */
export interface CycloneDxImport {
  addition: Addition;
  /** Components that are parts of products rather than products: libraries, firmware, files. */
  skipped: { name: string; type: string }[];
}

export interface CycloneDxOptions {
  path: string;
  /** The id of the catalog entry that bears a name, if there is one. */
  catalogIdOf?: (name: string) => string | undefined;
  /** Ids that the package already uses. */
  taken?: Iterable<string>;
}

const versions = ['1.4', '1.5', '1.6', '1.7'];

interface Kind {
  layer: LayerName;
  fields: Record<string, string>;
}

/** Which line of a package a component makes. Everything else is a part of something and is skipped. */
const kinds: Record<string, Kind> = {
  device: { layer: 'hardware', fields: {} },
  'machine-learning-model': { layer: 'models', fields: { part: 'model', kind: 'model-weights' } },
  data: { layer: 'data', fields: { part: 'dataset', kind: 'data' } },
  application: { layer: 'applications', fields: { kind: 'software' } },
  platform: { layer: 'applications', fields: { kind: 'software' } },
  service: { layer: 'applications', fields: { kind: 'service', delivery: 'service' } },
};

/** Where makers write quantities, and how anyone can write a field of the package file into a bill of materials. */
const quantityProperty = 'cdx:device:quantity';
const ownProperty = 'portolan:';
const listFields = ['sites', 'protects', 'through'];

/**
 * Reads a CycloneDX bill of materials in JSON: devices, machine-learning models, data, applications and services become
 * items, their suppliers parties. A property `portolan:<field>` sets a field of the item, `portolan:layer` its layer.
 * @throws {InputError} when the text is not such a bill.
 */
export function importCycloneDx(text: string, options: CycloneDxOptions): CycloneDxImport {
  const problems: Diagnostic[] = [];
  if (text.length > limits.bytes)
    throw refused(options.path, { line: 1, column: 1 }, 'The bill of materials is larger than 8 MB.');
  const { tree } = parseText(text, options.path, problems);
  if (tree === undefined || problems.length > 0) throw new InputError(problems);
  if (tree.kind !== 'map' || textAt(tree, 'bomFormat') !== 'CycloneDX') {
    throw refused(
      options.path,
      tree,
      'This is not a CycloneDX bill of materials in JSON.',
      'It would begin with {"bomFormat": "CycloneDX", …}.',
    );
  }
  const version = textAt(tree, 'specVersion') ?? '';
  if (!versions.includes(version)) {
    throw refused(
      options.path,
      tree.entries.get('specVersion')?.tree ?? tree,
      `CycloneDX ${version} is not read.`,
      `Versions ${versions.join(', ')} are.`,
    );
  }
  const intake = new Intake(options);
  for (const component of mapsAt(tree, 'components')) intake.component(component);
  for (const service of mapsAt(tree, 'services')) intake.item(service, 'service');
  return { addition: intake.addition, skipped: intake.skipped };
}

class Intake {
  readonly addition: Addition = {};
  readonly skipped: { name: string; type: string }[] = [];
  private readonly options: CycloneDxOptions;
  private readonly ids: Set<string>;
  private readonly partyIds = new Map<string, string>();

  constructor(options: CycloneDxOptions) {
    this.options = options;
    this.ids = new Set(options.taken ?? []);
  }

  component(component: MapTree): void {
    const type = textAt(component, 'type') ?? 'component without a type';
    if (Object.hasOwn(kinds, type) && type !== 'service') this.item(component, type);
    else this.skipped.push({ name: textAt(component, 'name') ?? 'no name', type });
    for (const inner of mapsAt(component, 'components')) this.component(inner);
  }

  item(part: MapTree, type: string): void {
    const name =
      [textAt(part, 'name'), type === 'device' ? undefined : textAt(part, 'version')]
        .filter((word) => word !== undefined)
        .join(' ')
        .slice(0, 300) || 'no name';
    const supplier = this.partyFor(part);
    const cells: Cell[] = [];
    const set = (field: string, value: string | undefined, at: Place = part): void => {
      if (value !== undefined) cells.push({ name: field, text: value, line: at.line, column: at.column });
    };
    for (const [field, value] of Object.entries(kinds[type]!.fields)) set(field, value);
    set('supplier', supplier);
    set('catalog', this.options.catalogIdOf?.(name) ?? this.options.catalogIdOf?.(textAt(part, 'name') ?? ''));
    set('note', textAt(part, 'description')?.slice(0, 4_000));
    let layer = kinds[type]!.layer;
    for (const property of mapsAt(part, 'properties')) {
      const [key, value] = [textAt(property, 'name') ?? '', textAt(property, 'value')];
      if (key === quantityProperty) set('quantity', value, property);
      else if (key === `${ownProperty}layer` && isLayer(value)) layer = value;
      else if (key.startsWith(ownProperty)) set(key.slice(ownProperty.length), value, property);
    }
    const fields = plainOf(treeOfCells(cells, part, listFields)) as Record<string, unknown>;
    ((this.addition.layers ??= {})[layer] ??= []).push({ id: this.idFor(name), name, ...fields });
  }

  /** The organisation behind a component, as a party; the same name is the same party. */
  private partyFor(part: MapTree): string | undefined {
    const organisation = ['supplier', 'manufacturer', 'provider']
      .map((key) => part.entries.get(key)?.tree)
      .find((tree): tree is MapTree => tree?.kind === 'map');
    const name = ((organisation && textAt(organisation, 'name')) ?? textAt(part, 'publisher'))?.trim().slice(0, 300);
    if (name === undefined || name === '') return undefined;
    const known = this.partyIds.get(name);
    if (known !== undefined) return known;
    const id = this.idFor(name);
    this.partyIds.set(name, id);
    (this.addition.parties ??= []).push({ id, name, roles: ['supplier'] });
    return id;
  }

  private idFor(name: string): string {
    const base =
      name
        .normalize('NFKD')
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replaceAll(/^-+|-+$/g, '')
        .slice(0, 60) || 'item';
    let id = base;
    for (let next = 2; this.ids.has(id) || id in Object.prototype; next++) id = `${base}-${next}`;
    this.ids.add(id);
    return id;
  }
}

function isLayer(value: string | undefined): value is LayerName {
  return layerNames.some((layer) => layer === value);
}

function textAt(map: MapTree, key: string): string | undefined {
  const tree = map.entries.get(key)?.tree;
  if (tree?.kind !== 'scalar' || tree.value === null) return undefined;
  return typeof tree.value === 'string' ? tree.value : (tree.written ?? String(tree.value));
}

function mapsAt(map: MapTree, key: string): MapTree[] {
  const tree: Tree | undefined = map.entries.get(key)?.tree;
  return tree?.kind === 'list' ? tree.items.filter((item) => item.kind === 'map') : [];
}

function refused(file: string, at: Place, message: string, hint?: string): InputError {
  return new InputError([{ file, line: at.line, column: at.column, message, ...(hint === undefined ? {} : { hint }) }]);
}
