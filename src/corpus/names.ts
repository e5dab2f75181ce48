import { nearestName } from './diagnostic.ts';
import { type FactDefinition, prefixesOf, type Vocabulary } from './vocabulary.ts';

/** A fact as one question can state it: the definition under one prefix. */
export interface NamedFact {
  name: string;
  prefix: string;
  definition: FactDefinition;
}

/** How firmly an alias belongs to a fact: the firmer one wins, of two alike the first. */
const starred = 1;
const exact = 2;
const exactUnderOwnPrefix = 3;

/** Every name under which facts may be stated, aliases included. */
export class Names {
  readonly all: NamedFact[] = [];
  private readonly byName = new Map<string, NamedFact>();
  private readonly aliases = new Map<string, { named: NamedFact; claim: number }>();
  private readonly aliasByName = new Map<string, string>();
  /** The roles that go by another name (`ultimateConsignee`), and take their facts and aliases along. */
  private readonly rolesByAlias = new Map<string, string[]>();

  constructor(vocabulary: Vocabulary) {
    for (const definition of vocabulary.facts) {
      for (const prefix of prefixesOf(definition.subject, vocabulary)) {
        const named = { name: prefix === '' ? definition.name : `${prefix}.${definition.name}`, prefix, definition };
        this.all.push(named);
        this.byName.set(named.name, named);
        for (const alias of definition.aliases) this.addAlias(alias, named);
      }
    }
    for (const { name, aliases, facts } of vocabulary.roles) {
      for (const [alias, fact] of Object.entries(facts)) {
        const named = this.under(name, fact);
        if (named !== undefined) this.aliases.set(alias, { named, claim: exactUnderOwnPrefix });
      }
      for (const alias of aliases) this.rolesByAlias.set(alias, [...this.rolesByAlias.get(alias) ?? [], name]);
    }
  }

  /**
   * `*.listed` is an alias under every prefix and `*` the bare prefix; a name without star belongs to the prefix it
   * starts with, else to the first.
   */
  private addAlias(alias: string, named: NamedFact): void {
    const isStarred = alias === '*' || alias.startsWith('*.');
    const full = isStarred ? named.prefix + alias.slice(1) : alias;
    const claim = isStarred ? starred : full.startsWith(`${named.prefix}.`) ? exactUnderOwnPrefix : exact;
    if (claim > (this.aliases.get(full)?.claim ?? 0)) this.aliases.set(full, { named, claim });
    if (!this.aliasByName.has(named.name)) this.aliasByName.set(named.name, full);
  }

  /** The fact a name or alias means, or undefined. */
  find(name: string): NamedFact | undefined {
    return this.own(name) ?? this.underRoleAlias(name);
  }

  private own(name: string): NamedFact | undefined {
    return this.byName.get(name) ?? this.aliases.get(name)?.named;
  }

  private underRoleAlias(name: string): NamedFact | undefined {
    for (const [alias, roles] of this.rolesByAlias) {
      if (name !== alias && !name.startsWith(`${alias}.`)) continue;
      for (const role of roles) {
        const named = this.own(role + name.slice(alias.length));
        if (named !== undefined) return named;
      }
    }
    return undefined;
  }

  /** The fact that has this very name, aliases left aside. */
  named(name: string): NamedFact | undefined {
    return this.byName.get(name);
  }

  /** The fact of an element: `headquarters` of `endUser`. */
  under(prefix: string, name: string): NamedFact | undefined {
    return this.byName.get(`${prefix}.${name}`);
  }

  /** The short outside name of a fact, where one is declared. */
  aliasOf(name: string): string | undefined {
    return this.aliasByName.get(name);
  }

  /** The name or alias most like one that nobody knows. */
  nearest(name: string): string | undefined {
    const own = [...this.byName.keys(), ...this.aliases.keys()];
    const underAliases = [...this.rolesByAlias].flatMap(([alias, roles]) => roles.flatMap((role) =>
      own.filter((one) => one.startsWith(`${role}.`)).map((one) => alias + one.slice(role.length))));
    return nearestName(name, [...own, ...underAliases]);
  }
}
