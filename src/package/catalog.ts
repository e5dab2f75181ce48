import { type Diagnostic, InputError, nearestName } from '../corpus/diagnostic.ts';
import { grades } from '../corpus/grade.ts';
import type { LawText } from '../corpus/corpus.ts';
import { type Path, Source, type Tree } from '../corpus/source.ts';
import type { FactValue, Interval, Origin, StatedFact } from '../engine/fact.ts';
import type { FigureSource } from './itemFacts.ts';
import type { StatedFacts } from './statements.ts';

/** One chip, server, model or other thing that packages name instead of giving its figures. */
export interface CatalogEntry {
  id: string;
  name: string;
  aliases: string[];
  kind: string;
  maker?: string;
  notes: string[];
  facts: StatedFacts;
}

const described = ['id', 'name', 'aliases', 'kind', 'maker', 'released', 'notes', 'denseRates', 'contains',
  'thermalDesignPowerWatts', 'statedTotalProcessingPerformance', 'note'];
const figureFields = ['value', 'min', 'max', 'source', 'grade', 'uncertain', 'note'];
const rateFields = ['format', 'bits', 'teraOperationsPerSecond', 'source', 'grade', 'uncertain', 'note', 'sparse'];

/** The catalog: entries by id, alias or name, whatever their case. */
export class Catalog implements FigureSource {
  readonly entries: CatalogEntry[];
  private readonly byName = new Map<string, CatalogEntry>();

  constructor(entries: CatalogEntry[]) {
    this.entries = entries;
    for (const entry of entries) {
      for (const name of namesOf(entry)) if (!this.byName.has(name)) this.byName.set(name, entry);
    }
  }

  /** Every name an entry answers to. */
  get names(): string[] {
    return this.entries.flatMap(({ id, aliases, name }) => [id, ...aliases, name]);
  }

  find(name: string): CatalogEntry | undefined {
    return this.byName.get(name.toLowerCase());
  }

  facts(name: string): StatedFacts | undefined {
    return this.find(name)?.facts;
  }

  nearest(name: string): string | undefined {
    return nearestName(name, this.names);
  }
}

function namesOf({ id, aliases, name }: Pick<CatalogEntry, 'id' | 'aliases' | 'name'>): Set<string> {
  return new Set([id, ...aliases, name].map((one) => one.toLowerCase()));
}

/** What figures the law knows of an item: full names such as `item.applicableDieAreaSquareMillimetres`. */
export type KnownFigures = ReadonlySet<string>;

/**
 * Reads the files of `catalog/`. Rates are dense, each with its format and bit length; what follows from them is
 * concluded by the law and never typed in. Throws {@link InputError} with everything that is wrong.
 */
export function parseCatalog(files: readonly LawText[], known: KnownFigures): Catalog {
  const problems: Diagnostic[] = [];
  const reader = new CatalogReader(files, known, problems);
  const catalog = new Catalog(reader.read());
  if (problems.length > 0) throw new InputError(problems);
  return catalog;
}

class CatalogReader {
  private readonly files: readonly LawText[];
  private readonly known: KnownFigures;
  private readonly problems: Diagnostic[];
  private readonly sourceGrades = new Map<string, string>();
  private readonly taken = new Map<string, string>();
  private readonly entries = new Map<string, CatalogEntry>();

  constructor(files: readonly LawText[], known: KnownFigures, problems: Diagnostic[]) {
    this.files = files;
    this.known = known;
    this.problems = problems;
  }

  read(): CatalogEntry[] {
    const sources = this.files.filter(({ path }) => path.endsWith('/sources.yaml'));
    for (const { path, text } of sources) this.readSources(new Source(path, text, this.problems));
    // Chips first: systems take their circuits' figures from them.
    const rest = this.files.filter((file) => !sources.includes(file))
      .toSorted((left, right) => Number(right.path.includes('/chips/')) - Number(left.path.includes('/chips/')));
    for (const { path, text } of rest) {
      const source = new Source(path, text, this.problems);
      const list = Array.isArray(source.data) ? source.data : [];
      if (source.data !== undefined && !Array.isArray(source.data)) source.problem([], 'A list of entries is needed.');
      list.forEach((value: unknown, index) => this.readEntry(source, value, [index]));
    }
    return [...this.entries.values()];
  }

  private readSources(source: Source): void {
    const tree = source.map(source.data, []) ?? {};
    for (const id of Object.keys(tree)) {
      const entry = source.map(tree[id], [id], ['title', 'url', 'licence', 'grade', 'note']);
      this.sourceGrades.set(id, (entry && source.oneOf(entry, [id], 'grade', grades)) ?? 'secondary');
    }
  }

  private readEntry(source: Source, value: unknown, path: Path): void {
    const tree = source.map(value, path);
    const id = tree && source.text(tree, path, 'id', 'required');
    if (tree === undefined || id === undefined) return;
    const figures = Object.keys(tree).filter((key) => !described.includes(key));
    for (const key of figures) {
      if (this.known.has(`item.${key}`)) continue;
      const near = nearestName(`item.${key}`, this.known)?.slice('item.'.length);
      source.problem([...path, key], `The law knows no figure '${key}'.`,
        near === undefined ? undefined : `Did you mean '${near}'?`, true);
    }
    const entry: CatalogEntry = {
      id, name: source.text(tree, path, 'name', 'required') ?? id, aliases: source.texts(tree, path, 'aliases'),
      kind: source.text(tree, path, 'kind', 'required') ?? '', notes: source.texts(tree, path, 'notes'), facts: {},
    };
    const maker = source.text(tree, path, 'maker');
    if (maker !== undefined) entry.maker = maker;
    this.claim(source, path, entry);
    const { facts } = entry;
    Object.assign(facts, this.contents(source, tree, path));
    const origin: Origin = { kind: 'catalog', entry: id };
    facts['item.name'] = { value: entry.name, origin };
    facts['item.kind'] = { value: entry.kind, origin };
    for (const key of figures) {
      const fact = this.figure(source, tree[key], [...path, key], id);
      if (fact !== undefined) facts[`item.${key}`] = fact;
    }
    Object.assign(facts, this.rates(source, tree, path, id));
    const stated = tree.statedTotalProcessingPerformance;
    const total = stated === undefined ? undefined
      : this.figure(source, stated, [...path, 'statedTotalProcessingPerformance'], id);
    if (total !== undefined) facts['item.totalProcessingPerformance'] = total;
    this.entries.set(id, entry);
  }

  private claim(source: Source, path: Path, entry: CatalogEntry): void {
    for (const name of namesOf(entry)) {
      const other = this.taken.get(name);
      if (other !== undefined) source.problem(path, `'${name}' already means '${other}'.`, 'Names are unique in the catalog.');
      this.taken.set(name, entry.id);
    }
  }

  /** The circuits of a system bring their figures; the count is the system's own. */
  private contents(source: Source, tree: Tree, path: Path): StatedFacts {
    const list = source.list(tree, path, 'contains');
    if (list.length > 1) source.problem([...path, 'contains'], 'One kind of circuit per entry; name others in the package.');
    const entry = list.length === 0 ? undefined
      : source.map(list[0], [...path, 'contains', 0], ['chip', 'count', 'source', 'grade', 'note']);
    if (entry === undefined) return {};
    const chip = source.text(entry, [...path, 'contains', 0], 'chip', 'required') ?? '';
    const found = this.entries.get(chip);
    if (found === undefined) {
      source.problem([...path, 'contains', 0, 'chip'], `There is no chip '${chip}' in the catalog.`);
      return {};
    }
    const { count } = entry;
    if (typeof count !== 'number' || !Number.isInteger(count) || count < 1) {
      source.problem([...path, 'contains', 0, 'count'], 'A whole number of circuits is needed.');
    }
    const origin: Origin = { kind: 'catalog', entry: source.text(tree, path, 'id') ?? '' };
    return { ...found.facts, 'item.circuitCount': { value: Number(count), origin } };
  }

  /** `{value, source}` or `{min, max, source}`, or a bare boolean or text. */
  private figure(source: Source, value: unknown, path: Path, entry: string): StatedFact | undefined {
    if (typeof value === 'boolean' || typeof value === 'string') return { value, origin: { kind: 'catalog', entry } };
    const tree = source.map(value, path, figureFields);
    if (tree === undefined) return undefined;
    const found = tree.value === undefined ? this.interval(source, tree, path) : tree.value as FactValue;
    if (typeof found === 'number' && !(found >= 0 && found < 1e30)) source.problem(path, `${found} cannot be right.`);
    return found === undefined ? undefined : { value: found, origin: this.origin(source, tree, path, entry) };
  }

  private interval(source: Source, tree: Tree, path: Path): Interval | undefined {
    const { min, max } = tree;
    if (typeof min !== 'number' && typeof max !== 'number') {
      return source.problem(path, "A figure needs 'value', or 'min' and 'max'.");
    }
    return { ...(typeof min === 'number' ? { min } : {}), ...(typeof max === 'number' ? { max } : {}) };
  }

  private origin(source: Source, tree: Tree, path: Path, entry: string): Origin {
    const id = source.text(tree, path, 'source', 'required') ?? '';
    if (id !== '' && !this.sourceGrades.has(id)) {
      source.problem([...path, 'source'], `There is no source '${id}' in catalog/sources.yaml.`);
    }
    const note = source.text(tree, path, 'note');
    const grade = source.oneOf(tree, path, 'grade', grades) ?? this.sourceGrades.get(id) ?? 'secondary';
    const doubtful = tree.uncertain === true ? 'Uncertain.' : undefined;
    const said = [doubtful, note].filter((part) => part !== undefined).join(' ');
    return { kind: 'catalog', entry, source: id, grade, ...(said === '' ? {} : { note: said }) };
  }

  /** Rates by bit length; of several formats of one length the fastest counts. */
  private rates(source: Source, tree: Tree, path: Path, entry: string): StatedFacts {
    const facts: StatedFacts = {};
    source.list(tree, path, 'denseRates').forEach((value, index) => {
      const at: Path = [...path, 'denseRates', index];
      const rate = source.map(value, at, rateFields);
      if (rate === undefined) return;
      if (rate.sparse !== undefined || /spars/i.test(String(rate.format))) {
        source.problem(at, 'Sparse rates are refused.', 'Enter the dense rate; where none is public, enter none.');
      }
      const name = `item.denseTeraOperations${String(rate.bits)}Bit`;
      if (!this.known.has(name)) source.problem([...at, 'bits'], `The law counts no rate of ${String(rate.bits)} bits.`);
      const { teraOperationsPerSecond: tops } = rate;
      const found = typeof tops === 'number' ? tops
        : this.interval(source, source.map(tops, [...at, 'teraOperationsPerSecond'], ['min', 'max']) ?? {}, at);
      if (found === undefined) return;
      const before = facts[name];
      if (before !== undefined && leastOf(before.value) >= leastOf(found)) return;
      facts[name] = { value: found, origin: this.origin(source, rate, at, entry) };
    });
    return facts;
  }
}

function leastOf(value: FactValue): number {
  return typeof value === 'number' ? value : (value as Interval).min ?? 0;
}
