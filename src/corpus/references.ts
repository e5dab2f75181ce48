import type { Corpus } from './corpus.ts';
import { type Diagnostic, nearestName } from './diagnostic.ts';
import type { Names } from './names.ts';
import { Units } from './unit.ts';
import type { FactDefinition } from './vocabulary.ts';

type Report = (file: string, field: string, message: string, hint?: string) => void;

const vocabularyFolder = 'law/vocabulary';

/**
 * What the vocabulary, the tables and the pages name must be there: facts, roles, places, sets, units, provisions.
 * Returns what is not.
 */
export function checkNamed(corpus: Corpus, names: Names): Diagnostic[] {
  const problems: Diagnostic[] = [];
  const report: Report = (file, field, message, hint) => {
    problems.push({ file, line: 1, column: 1, field, message, ...(hint === undefined ? {} : { hint }) });
  };
  checkFacts(corpus, names, report);
  checkRoles(corpus, report);
  checkTables(corpus, report);
  checkLinks(corpus, problems);
  return problems;
}

function checkFacts(corpus: Corpus, names: Names, report: Report): void {
  const seen = new Set<string>();
  const units = new Units(corpus);
  const roles = corpus.vocabulary.roles.map(({ name }) => name);
  for (const fact of corpus.vocabulary.facts) {
    const field = `${fact.subject}.${fact.name}`;
    if (seen.has(field)) report(vocabularyFolder, field, `'${field}' is declared twice.`);
    seen.add(field);
    const fault = fact.unit === undefined ? undefined : units.fault(fact.unit);
    if (fault !== undefined) report(vocabularyFolder, field, fault.message, fault.hint);
    if (fact.hides !== undefined && !roles.includes(fact.hides)) {
      report(vocabularyFolder, field, `It hides '${fact.hides}', which is no role.`, meant(fact.hides, roles));
    }
    if (fact.cite !== undefined) checkCite(corpus, fact.cite, vocabularyFolder, field, report);
    checkStandIns(fact, field, names, report);
    if (fact.aliases.length > 0) checkAliases(fact, field, names, report);
  }
}

/** The name of one fact is never read as the alias of another: who means the other would be misunderstood. */
function checkAliases(fact: FactDefinition, field: string, names: Names, report: Report): void {
  const prefixes = names.all.flatMap(({ definition, prefix }) => (definition === fact ? [prefix] : []));
  for (const alias of fact.aliases) {
    const fulls = alias.startsWith('*') ? prefixes.map((prefix) => prefix + alias.slice(1)) : [alias];
    const taken = fulls.find((full) => names.named(full) !== undefined && names.named(full)?.definition !== fact);
    if (taken !== undefined) report(vocabularyFolder, field, `Its alias '${taken}' is the name of another fact.`);
  }
}

/** The values that stand in for an omitted fact are values it may have, or those of a fact that there is. */
function checkStandIns(fact: FactDefinition, field: string, names: Names, report: Report): void {
  const { ordinary, absent, type, values, open } = fact;
  if (typeof ordinary === 'object') {
    const name = ordinary.sameAs.replace(/^self\./, '');
    const isKnown = ordinary.sameAs.startsWith('self.')
      ? names.all.some(({ definition }) => definition.subject === fact.subject && definition.name === name)
      : names.find(name) !== undefined;
    const known = names.all.map((each) => each.name);
    if (!isKnown) report(vocabularyFolder, field, `There is no fact '${ordinary.sameAs}'.`, meant(name, known));
  }
  for (const value of [typeof ordinary === 'object' ? undefined : ordinary, absent]) {
    if (value === undefined) continue;
    const wanted = type === 'boolean' || type === 'number' ? type : 'string';
    if (typeof value !== wanted) {
      report(vocabularyFolder, field, `${JSON.stringify(value)} cannot stand in for it: a ${type} is needed.`);
    } else if (values !== undefined && open !== true && !values.includes(String(value))) {
      report(vocabularyFolder, field, `'${String(value)}' is not one of its values.`, meant(String(value), values));
    }
  }
}

/** A cite that is written like a path into the corpus names a provision; any other is for people. */
function checkCite(corpus: Corpus, cite: string, file: string, field: string, report: Report): void {
  if (!/^[a-z][\w-]*(?:\/[\w.-]+)+$/.test(cite)) return;
  const ids = corpus.provisions.map(({ id }) => id);
  if (ids.includes(cite) || !ids.some((id) => id.split('/')[0] === cite.split('/')[0])) return;
  report(file, field, `There is no provision '${cite}'.`, meant(cite, ids));
}

function checkRoles(corpus: Corpus, report: Report): void {
  const { roles, collections, facts, grounds } = corpus.vocabulary;
  const known = roles.map(({ name }) => name);
  const file = `${vocabularyFolder}/roles.yaml`;
  const ofParties = facts.flatMap(({ subject, name }) => (subject === 'party' ? [name] : []));
  for (const { name, inherits, facts: named } of roles) {
    for (const fact of Object.values(named)) {
      if (!ofParties.includes(fact)) report(file, `roles.${name}.facts`, `No fact of a party is called '${fact}'.`, meant(fact, ofParties));
    }
    for (const other of inherits) {
      if (!known.includes(other)) report(file, `inherits.${name}`, `'${other}' is no role.`, meant(other, known));
    }
  }
  for (const [name, { element, prefixes, always, default: fallback }] of Object.entries(collections)) {
    const field = `collections.${name}`;
    const subjects = facts.map(({ subject }) => subject);
    if (!subjects.includes(element)) report(file, field, `No fact is about a '${element}'.`, meant(element, subjects));
    for (const prefix of element === 'party' ? prefixes : []) {
      if (!known.includes(prefix)) report(file, field, `'${prefix}' is no role.`, meant(prefix, known));
    }
    for (const prefix of [...always, ...(fallback === undefined ? [] : [fallback])]) {
      if (!prefixes.includes(prefix)) report(file, field, `'${prefix}' is none of its prefixes.`, meant(prefix, prefixes));
    }
  }
  for (const [name, { cite }] of Object.entries(grounds)) {
    if (cite !== undefined) checkCite(corpus, cite, `${vocabularyFolder}/grounds.yaml`, `grounds.${name}`, report);
  }
}

function checkTables(corpus: Corpus, report: Report): void {
  const units = new Units(corpus);
  for (const table of Object.values(corpus.tables)) {
    for (const [name, entries] of Object.entries(table.sets)) {
      for (const entry of entries) {
        if (!('include' in entry) || corpus.tables[entry.include.table]?.sets[entry.include.name] !== undefined) continue;
        const { table: other, name: set } = entry.include;
        const near = meant(set, Object.keys(corpus.tables[other]?.sets ?? {}));
        report(table.file, `sets.${name}`, `There is no set ${other}["${set}"].`, near);
      }
    }
    for (const [name, values] of Object.entries(table.values)) {
      const fault = values.flatMap(({ unit }) => (unit === undefined ? [] : units.fault(unit) ?? []))[0];
      if (fault !== undefined) report(table.file, `values.${name}`, fault.message, fault.hint);
      const written = new Set(values.map(({ unit }) => unit));
      if (written.size > 1) report(table.file, `values.${name}`, `Its figures are in different units: ${[...written].join(', ')}.`);
    }
  }
  for (const [name, { of }] of Object.entries(corpus.tables.units?.names ?? {})) {
    const fault = of === undefined ? undefined : units.fault(of);
    if (fault !== undefined) report(corpus.tables.units!.file, `names.${name}`, fault.message, fault.hint);
  }
  for (const [code, other] of Object.entries(corpus.treatedAs)) {
    if (corpus.countries[other] === undefined) report('law/tables/countries.yaml', code, `There is no country '${other}'.`);
  }
}

/** Links between pages: `[words](../2/2031-02-03.md)` is a file of the corpus, `[[sea/2]]` a provision. */
function checkLinks(corpus: Corpus, problems: Diagnostic[]): void {
  const versions = corpus.provisions.flatMap((provision) => provision.versions);
  const files = new Set(versions.map(({ file }) => file));
  const ids = corpus.provisions.map(({ id }) => id);
  for (const { file, prose, rules } of versions) {
    for (const match of prose.matchAll(/\]\((?!\w+:|#)([^)#\s]+)[^)]*\)|\[\[([^\]|]+)[^\]]*\]\]/g)) {
      const [, path, id] = match;
      const target = path === undefined ? id! : resolved(file, path);
      const isThere = path === undefined ? ids.includes(target)
        : files.has(target) || ids.includes(target.replace(/\/$/, '')) || !target.startsWith('law/') || !target.endsWith('.md');
      if (isThere) continue;
      const near = path === undefined ? meant(target, ids) : meant(target, files);
      problems.push({ file, ...placeIn(prose, match.index, rules[0]?.line), message: `There is no page '${path ?? id}'.`,
        ...(near === undefined ? {} : { hint: near }) });
    }
  }
}

/** A path from one file to another, from the project's root. */
function resolved(file: string, path: string): string {
  const parts = file.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** The line of a place in the prose; the first rule tells how many lines of front matter stand before it. */
function placeIn(prose: string, offset: number, firstRuleLine: number | undefined): { line: number; column: number } {
  const before = prose.slice(0, offset).split('\n');
  const firstRule = prose.split('\n').findIndex((line) => line.trim() === '```rule');
  const frontLines = firstRuleLine === undefined || firstRule < 0 ? 0 : firstRuleLine - firstRule - 2;
  return { line: before.length + frontLines, column: before.at(-1)!.length + 1 };
}

function meant(name: string, known: Iterable<string>): string | undefined {
  const near = nearestName(name, known);
  return near === undefined ? undefined : `Did you mean '${near}'?`;
}
