import { nearestName } from './diagnostic.ts';
import { type FactDefinition, prefixesOf, type Vocabulary } from './vocabulary.ts';

/** A fact as one question can state it: the definition under one prefix. */
export interface NamedFact {
  name: string;
  prefix: string;
  definition: FactDefinition;
}

/** Every name under which facts may be stated, aliases included. */
export class Names {
  readonly all: NamedFact[] = [];
  private readonly byName = new Map<string, NamedFact>();
  private readonly aliases = new Map<string, NamedFact>();
  private readonly aliasByName = new Map<string, string>();

  constructor(vocabulary: Vocabulary) {
    for (const definition of vocabulary.facts) {
      for (const prefix of prefixesOf(definition.subject, vocabulary)) {
        const named = { name: prefix === '' ? definition.name : `${prefix}.${definition.name}`, prefix, definition };
        this.all.push(named);
        this.byName.set(named.name, named);
        for (const alias of definition.aliases) this.addAlias(alias, named);
      }
    }
    for (const { name, aliases } of vocabulary.roles) this.addRoleAliases(name, aliases);
  }

  /** A role under another name (`ultimateConsignee`) takes all its facts and aliases along. */
  private addRoleAliases(role: string, aliases: readonly string[]): void {
    const own = [...this.byName, ...this.aliases].filter(([name]) => name === role || name.startsWith(`${role}.`));
    for (const alias of aliases) {
      for (const [name, named] of own) {
        const full = alias + name.slice(role.length);
        if (!this.byName.has(full) && !this.aliases.has(full)) this.aliases.set(full, named);
      }
    }
  }

  /**
   * `*.listed` is an alias under every prefix and `*` the bare prefix; a name without star belongs to the prefix it
   * starts with, else to the first.
   */
  private addAlias(alias: string, named: NamedFact): void {
    const full = alias === '*' ? named.prefix
      : alias.startsWith('*.') ? `${named.prefix}.${alias.slice(2)}` : alias;
    if (!this.aliases.has(full) || full.startsWith(`${named.prefix}.`)) this.aliases.set(full, named);
    if (!this.aliasByName.has(named.name)) this.aliasByName.set(named.name, full);
  }

  /** The fact a name or alias means, or undefined. */
  find(name: string): NamedFact | undefined {
    return this.byName.get(name) ?? this.aliases.get(name);
  }

  /** The fact of an element: `headquarters` of `endUser`. */
  under(prefix: string, name: string): NamedFact | undefined {
    return this.byName.get(`${prefix}.${name}`);
  }

  /** The short outside name of a fact, where one is declared. */
  aliasOf(name: string): string | undefined {
    return this.aliasByName.get(name);
  }

  nearest(name: string): string | undefined {
    return nearestName(name, [...this.byName.keys(), ...this.aliases.keys()]);
  }
}
