import type { Corpus } from './corpus.ts';
import { readCorpus } from './corpus.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { LawText, Sha256 } from './digest.ts';
import type { Provision } from './provision.ts';
import type { Table } from './table.ts';

/**
 * The corpus under a reform: the texts of the overlay, written like those of `law/`, take the place of what they name
 * (a page of its path, a set or value of its name, a fact of its subject and name) or are added. Everything else is the
 * base's own object, so that a reform costs what it changes. An overlay that changes nothing is reported; what the
 * whole must satisfy is the business of `checkCorpus`.
 */
export function overlay(base: Corpus, texts: readonly LawText[], problems: Diagnostic[], hash: Sha256): Corpus {
  const own = readCorpus(texts, problems, hash);
  if (own.provisions.length + Object.keys(own.tables).length + own.vocabulary.facts.length === 0) {
    const [first] = texts;
    problems.push({
      file: first?.path ?? 'law', line: 1, column: 1, message: 'The reform changes nothing.',
      hint: 'Add a page, a table or a fact, at the path it would have under `law/`.',
    });
    return base;
  }
  return {
    ...base,
    digest: hash(`${base.digest}\n${own.digest}`),
    provisions: over(base.provisions, own.provisions),
    tables: { ...base.tables, ...Object.fromEntries(Object.values(own.tables).map((table) => [table.table, tableOver(base, table)])) },
    vocabulary: own.vocabulary.facts.length === 0 ? base.vocabulary : { ...base.vocabulary, facts: factsOver(base, own) },
  };
}

function over(base: readonly Provision[], own: readonly Provision[]): Provision[] {
  const changed = new Map(own.map((provision) => [provision.id, provision]));
  const kept = base.map((provision) => {
    const reform = changed.get(provision.id);
    changed.delete(provision.id);
    return reform === undefined ? provision : provisionOver(provision, reform);
  });
  return [...kept, ...changed.values()].sort((left, right) => (left.id < right.id ? -1 : 1));
}

/** A page for the same day replaces the one before. */
function provisionOver({ id, versions }: Provision, reform: Provision): Provision {
  const replaced = new Set(reform.versions.map(({ effective }) => effective));
  const kept = versions.filter(({ effective }) => !replaced.has(effective));
  return { id, versions: [...kept, ...reform.versions].sort((left, right) => (left.effective < right.effective ? -1 : 1)) };
}

function tableOver(base: Corpus, reform: Table): Table {
  const before = base.tables[reform.table];
  return before === undefined ? reform : {
    ...before, sets: { ...before.sets, ...reform.sets }, values: { ...before.values, ...reform.values },
  };
}

function factsOver(base: Corpus, { vocabulary: { facts } }: Corpus): Corpus['vocabulary']['facts'] {
  const nameOf = ({ subject, name }: { subject: string; name: string }): string => `${subject}/${name}`;
  const replaced = new Set(facts.map(nameOf));
  return [...base.vocabulary.facts.filter((fact) => !replaced.has(nameOf(fact))), ...facts];
}
