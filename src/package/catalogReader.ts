import type { LawText } from '../corpus/corpus.ts';
import type { Diagnostic } from '../corpus/diagnostic.ts';
import { type Grade, grades } from '../corpus/grade.ts';
import { type Path, Source, type Tree } from '../corpus/source.ts';
import type { Origin } from '../engine/fact.ts';
import { type CatalogEntry, namesOf, slugOf } from './catalogEntry.ts';
import { type FigureContext, basisFields, readFigure, readOrigin, readRates } from './catalogFigure.ts';
import { type PackageVocabulary, suggestion } from './reading.ts';
import type { StatedFacts } from './statements.ts';

/** Fields of an entry that are no figures under a name of the vocabulary. */
const ownFields = ['id', 'name', 'aliases', 'kind', 'maker', 'released', 'notes', 'contains', 'denseRates',
  'statedTotalProcessingPerformance', 'thermalDesignPowerWatts'];

const itemPrefix = 'item.';

/** What the law concludes from rates and area. Typed in, it could contradict them. */
const concluded: Readonly<Record<string, string>> = {
  totalProcessingPerformance:
    "Enter 'denseRates', or what the maker prints as 'statedTotalProcessingPerformance'.",
  performanceDensity: "Enter 'denseRates' and 'applicableDieAreaSquareMillimetres'.",
};

/** An entry with the place it was read from, until all are read and its circuits can be looked up. */
interface Draft {
  entry: CatalogEntry;
  source: Source;
  path: Path;
  own: StatedFacts;
}

/** Reads the files of a catalog. Whatever is wrong goes to `problems`; nothing is thrown. */
export class CatalogReader {
  private readonly vocabulary: PackageVocabulary;
  private readonly problems: Diagnostic[];
  private readonly sourceGrades = new Map<string, Grade>();
  private readonly drafts = new Map<string, Draft>();
  private readonly owners = new Map<string, CatalogEntry>();

  constructor(vocabulary: PackageVocabulary, problems: Diagnostic[]) {
    this.vocabulary = vocabulary;
    this.problems = problems;
  }

  read(files: readonly LawText[]): CatalogEntry[] {
    const sources = files.filter(({ path }) => /(^|\/)sources\.yaml$/.test(path));
    for (const { path, text } of sources) this.readSources(new Source(path, text, this.problems));
    for (const { path, text } of files.filter((file) => !sources.includes(file))) {
      const source = new Source(path, text, this.problems);
      if (source.data === undefined) continue;
      if (!Array.isArray(source.data)) {
        source.problem([], 'A list of entries is needed here.', 'Begin each with `- id:`.');
      } else source.data.forEach((value: unknown, index) => this.readEntry(source, value, [index]));
    }
    for (const draft of this.drafts.values()) this.complete(draft);
    return [...this.drafts.values()].map(({ entry }) => entry);
  }

  private readSources(source: Source): void {
    const tree = source.map(source.data, []) ?? {};
    for (const id of Object.keys(tree)) {
      const entry = source.map(tree[id], [id], ['title', 'url', 'licence', 'grade', 'note']);
      if (entry === undefined) continue;
      source.text(entry, [id], 'title', 'required');
      if (entry.grade === undefined) source.problem([id], "'grade' is missing.", `One of ${grades.join(', ')}.`);
      this.sourceGrades.set(id, source.oneOf(entry, [id], 'grade', grades) ?? 'not-found');
    }
  }

  private readEntry(source: Source, value: unknown, path: Path): void {
    const tree = source.map(value, path);
    const id = tree && source.text(tree, path, 'id', 'required');
    if (tree === undefined || id === undefined) return;
    if (id !== slugOf(id)) source.problem([...path, 'id'], `'${id}' is no plain id.`, `Write ${slugOf(id)}.`);
    const { facts, countries } = this.vocabulary;
    const context: FigureContext = { source, entry: id, sourceGrades: this.sourceGrades, facts, countries };
    const entry: CatalogEntry = {
      id, name: source.text(tree, path, 'name', 'required') ?? id, aliases: source.texts(tree, path, 'aliases'),
      kind: this.kind(source, tree, path), notes: source.texts(tree, path, 'notes'), facts: {},
      ...this.particulars(context, tree, path),
    };
    const own = this.ownFacts(context, tree, path, entry);
    entry.facts = own;
    this.claim(source, path, entry);
    this.drafts.set(id, { entry, source, path, own });
  }

  private kind(source: Source, tree: Tree, path: Path): string {
    const kind = source.text(tree, path, 'kind', 'required') ?? '';
    const { values = [] } = this.vocabulary.facts.get('item.kind') ?? {};
    if (kind !== '' && values.length > 0 && !values.includes(kind)) {
      source.problem([...path, 'kind'], `'${kind}' is not one of ${values.join(', ')}.`, suggestion(kind, values));
    }
    return kind;
  }

  private particulars(context: FigureContext, tree: Tree, path: Path): Partial<CatalogEntry> {
    const { source } = context;
    const maker = source.text(tree, path, 'maker');
    const released = source.text(tree, path, 'released');
    if (released !== undefined && !/^\d{4}(-\d\d(-\d\d)?)?$/.test(released)) {
      source.problem([...path, 'released'], `'${released}' is no date.`, 'Write 2026, 2026-11 or 2026-11-23.');
    }
    const contains = this.contents(context, tree, path);
    const { thermalDesignPowerWatts: watts } = tree;
    const power = watts === undefined ? undefined
      : readFigure(context, watts, [...path, 'thermalDesignPowerWatts'], { type: 'number', unit: 'W' });
    return {
      ...(maker === undefined ? {} : { maker }), ...(released === undefined ? {} : { released }),
      ...(contains === undefined ? {} : { contains }),
      ...(power === undefined ? {} : { thermalDesignPowerWatts: power }),
    };
  }

  /** One kind of circuit and how many of it. A package that mixes circuits names them itself. */
  private contents(context: FigureContext, tree: Tree, path: Path): CatalogEntry['contains'] {
    const { source } = context;
    const at: Path = [...path, 'contains'];
    const list = source.list(tree, path, 'contains');
    if (list.length > 1) {
      return source.problem(at, 'One kind of circuit to an entry.', 'Name the others in the package.');
    }
    if (list.length === 0) return undefined;
    const found = source.map(list[0], [...at, 0], ['chip', 'count', ...basisFields]);
    if (found === undefined) return undefined;
    const { count } = found;
    if (typeof count !== 'number' || !Number.isInteger(count) || count < 1) {
      return source.problem([...at, 0, 'count'], 'A whole number of circuits is needed here.');
    }
    const chip = source.text(found, [...at, 0], 'chip', 'required');
    return chip === undefined ? undefined : { chip, count, origin: readOrigin(context, found, [...at, 0]) };
  }

  private ownFacts(context: FigureContext, tree: Tree, path: Path, entry: CatalogEntry): StatedFacts {
    const origin: Origin = { kind: 'catalog', entry: entry.id };
    const facts: StatedFacts = {
      'item.name': { value: entry.name, origin }, 'item.kind': { value: entry.kind, origin },
    };
    if (entry.maker !== undefined) facts['item.vendor'] = { value: entry.maker, origin };
    for (const key of Object.keys(tree).filter((one) => !ownFields.includes(one))) {
      const shape = this.figureShape(context.source, [...path, key], key);
      const fact = shape && readFigure(context, tree[key], [...path, key], shape);
      if (fact !== undefined) facts[`item.${key}`] = fact;
    }
    Object.assign(facts, readRates(context, tree, path));
    const { statedTotalProcessingPerformance: stated } = tree;
    const at: Path = [...path, 'statedTotalProcessingPerformance'];
    const total = stated === undefined ? undefined : readFigure(context, stated, at, { type: 'number', unit: 'TPP' });
    if (total !== undefined) facts['item.totalProcessingPerformance'] = total;
    return facts;
  }

  private figureShape(source: Source, path: Path, key: string) {
    const known = this.vocabulary.facts;
    const shape = known.get(`item.${key}`);
    const hint = concluded[key];
    if (hint !== undefined || shape?.concluded === true) {
      return source.problem(path, `The law concludes '${key}'; it is not typed in.`, hint, true);
    }
    if (shape?.name === `item.${key}`) return shape;
    if (shape !== undefined) {
      const plain = shape.name.slice(itemPrefix.length);
      return source.problem(path, `'${key}' is another name.`, `Write '${plain}'.`, true);
    }
    const figures = [...known.keys()].filter((name) => name.startsWith(itemPrefix))
      .map((name) => name.slice(itemPrefix.length));
    return source.problem(path, `The law knows no figure '${key}'.`, suggestion(key, [...figures, ...ownFields]), true);
  }

  private claim(source: Source, path: Path, entry: CatalogEntry): void {
    for (const slug of new Set(namesOf(entry).map(slugOf))) {
      const owner = this.owners.get(slug);
      if (owner !== undefined) {
        source.problem([...path, 'id'], `'${slug}' already means '${owner.id}'.`, 'Give each its own names.');
      }
      this.owners.set(slug, entry);
    }
  }

  /** A system has the facts of its circuit, how many there are, and over them its own. */
  private complete({ entry, source, path, own }: Draft): void {
    if (entry.contains === undefined) return;
    const { chip, count, origin } = entry.contains;
    const found = this.drafts.get(chip);
    if (found === undefined) {
      source.problem([...path, 'contains', 0, 'chip'], `There is no entry '${chip}'.`,
        suggestion(chip, [...this.drafts.keys()]));
      return;
    }
    const inherited = Object.entries(found.own)
      .filter(([name]) => this.vocabulary.facts.has(name.replace(/^item\./, 'circuit1.')));
    entry.facts = { ...Object.fromEntries(inherited), 'item.circuitCount': { value: count, origin }, ...own };
  }
}
