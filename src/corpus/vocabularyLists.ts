import type { Corpus } from './corpus.ts';
import type { Diagnostic } from './diagnostic.ts';
import { Source, type Tree } from './source.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Reads who takes part: roles, who stands in for whom, and the collections that quantifiers range over. */
export function readRoles(file: string, text: string, vocabulary: Vocabulary, problems: Diagnostic[]): void {
  const source = new Source(file, text, problems);
  const tree = source.map(source.data, [], ['roles', 'inherits', 'collections']);
  if (tree === undefined) return;
  const roles = source.map(tree.roles ?? {}, ['roles']) ?? {};
  for (const name of Object.keys(roles)) {
    const role = source.map(roles[name], ['roles', name], ['title', 'aliases', 'facts', 'note']) ?? {};
    const facts = source.map(role.facts ?? {}, ['roles', name, 'facts']) ?? {};
    vocabulary.roles.push({
      name, title: source.text(role, ['roles', name], 'title', 'required') ?? name,
      aliases: source.texts(role, ['roles', name], 'aliases'), inherits: [],
      facts: Object.fromEntries(Object.entries(facts).map(([alias, fact]) => [alias, String(fact)])),
    });
  }
  for (const [index, value] of source.list(tree, [], 'inherits').entries()) {
    const entry = source.map(value, ['inherits', index], ['role', 'from', 'cite', 'grade', 'note']);
    const role = vocabulary.roles.find(({ name }) => name === entry?.role);
    if (entry === undefined || role === undefined) source.problem(['inherits', index], 'This names no declared role.');
    else role.inherits = source.texts(entry, ['inherits', index], 'from');
  }
  const collections = source.map(tree.collections ?? {}, ['collections']) ?? {};
  for (const name of Object.keys(collections)) {
    const path = ['collections', name];
    const entry = source.map(collections[name], path, ['element', 'title', 'always', 'prefixes', 'default', 'cite']);
    if (entry === undefined) continue;
    const fallback = source.text(entry, path, 'default');
    vocabulary.collections[name] = {
      ...(fallback === undefined ? {} : { default: fallback }),
      element: source.text(entry, path, 'element', 'required') ?? '',
      prefixes: source.texts(entry, path, 'prefixes'), always: source.texts(entry, path, 'always'),
    };
  }
}

/** Reads the grounds on which a licence may be required. */
export function readGrounds(file: string, text: string, vocabulary: Vocabulary, problems: Diagnostic[]): void {
  const source = new Source(file, text, problems);
  const tree = source.map(source.data, [], ['grounds']);
  const grounds = source.map(tree?.grounds ?? {}, ['grounds']) ?? {};
  for (const name of Object.keys(grounds)) {
    const path = ['grounds', name];
    const entry = source.map(grounds[name], path, ['title', 'reason', 'cite', 'note']);
    if (entry === undefined) continue;
    const reason = source.text(entry, path, 'reason');
    const cite = source.text(entry, path, 'cite');
    vocabulary.grounds[name] = {
      title: source.text(entry, path, 'title', 'required') ?? name,
      ...(reason === undefined ? {} : { reason }), ...(cite === undefined ? {} : { cite }),
    };
  }
}

/** Reads the countries: names by code, and the places that the law treats as another. */
export function readCountries(file: string, text: string, corpus: Corpus, problems: Diagnostic[]): void {
  const source = new Source(file, text, problems);
  const tree = source.map(source.data, []);
  const countries = source.map(tree?.countries ?? {}, ['countries']) ?? {};
  for (const code of Object.keys(countries)) {
    const value = countries[code];
    if (typeof value === 'string') {
      corpus.countries[code] = value;
      continue;
    }
    const entry = source.map(value, ['countries', code]) as Tree | undefined;
    if (entry === undefined) continue;
    corpus.countries[code] = source.text(entry, ['countries', code], 'name', 'required') ?? code;
    const other = source.text(entry, ['countries', code], 'treatedAs');
    if (other !== undefined) corpus.treatedAs[code] = other;
  }
}
