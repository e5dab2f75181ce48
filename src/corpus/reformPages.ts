import type { Provision, Version } from './provision.ts';
import type { Rule } from './rule.ts';

/** How many rules an amendment was meant for, and how many it changed. */
export interface Amended {
  found: number;
  changed: number;
}

/** The pages of the law while a reform amends them: only those it touches are copied. */
export class Pages {
  /** Every wording by its path, as in `<provision>/<date>`. */
  readonly wordings: ReadonlySet<string>;
  private readonly from: string;
  private readonly order: readonly string[];
  private readonly provisions: Map<string, Provision>;

  /** `from` is the first day on which the reform applies. */
  constructor(provisions: readonly Provision[], from: string) {
    this.from = from;
    this.order = provisions.map(({ id }) => id);
    this.provisions = new Map(provisions.map((provision) => [provision.id, provision]));
    this.wordings = new Set(provisions.flatMap(({ versions }) => versions.map(pathOf)));
  }

  ids(): readonly string[] {
    return this.order;
  }

  ruleNames(): string[] {
    return [...this.provisions.values()].flatMap(({ versions }) => versions.flatMap(({ rules }) => rules.map(({ id }) => id)));
  }

  /**
   * Amends rules from the first day of the reform on: those of a target (a rule, or a provision), or all. What `change`
   * gives back stands in place of the rule; the same object leaves it alone, nothing strikes it.
   */
  amend(target: string | undefined, change: (rule: Rule) => Rule | undefined): Amended {
    const count: Amended = { found: 0, changed: 0 };
    const isMeant = ({ id }: Rule): boolean => target === undefined || id === target || id.startsWith(`${target}#`);
    const wanted = target?.split('#')[0];
    for (const provision of wanted === undefined ? [...this.provisions.values()] : [this.provisions.get(wanted)]) {
      if (provision?.versions.some((version) => version.rules.some(isMeant)) !== true) continue;
      const before = count.changed;
      const versions = this.divided(provision).map((version) => {
        if (version.effective < this.from || !version.rules.some(isMeant)) return version;
        return { ...version, rules: version.rules.flatMap((rule) => {
          if (!isMeant(rule)) return [rule];
          count.found++;
          const changed = change(rule);
          if (changed !== rule) count.changed++;
          return changed === undefined ? [] : [changed];
        }) };
      });
      if (count.changed > before) this.provisions.set(provision.id, { id: provision.id, versions });
    }
    return count;
  }

  /** Takes wordings out of the law from the first day of the reform on: what was printed before them goes on. */
  strikeWordings(targets: readonly string[]): void {
    const struck = new Set(targets.filter((target) => this.wordings.has(target)));
    for (const id of new Set([...struck].map((target) => target.slice(0, target.lastIndexOf('/'))))) {
      const provision = this.provisions.get(id)!;
      let last: Version | undefined;
      const versions = this.divided(provision).map((version) => {
        const goes = struck.has(pathOf(version)) && version.effective >= this.from;
        if (!goes) {
          if (!struck.has(pathOf(version))) last = version;
          return version;
        }
        const { file, effective, published, prose } = version;
        return { ...(last ?? version), file, effective, published, prose, rules: last?.rules ?? [] };
      });
      this.provisions.set(id, { id, versions });
    }
  }

  /** The provisions, with a page of the reform's own among them. */
  with(page: Version | undefined): Provision[] {
    const kept = this.order.map((id) => this.provisions.get(id)!);
    if (page === undefined) return kept;
    return [...kept, { id: page.provision, versions: [page] }].sort((left, right) => (left.id < right.id ? -1 : 1));
  }

  /** The wordings of a provision, the one in force when the reform begins divided at that day. */
  private divided({ versions }: Provision): Version[] {
    const index = versions.findLastIndex(({ effective }) => effective <= this.from);
    const current = versions[index];
    if (current === undefined || current.effective === this.from) return versions;
    if (current.until !== undefined && current.until < this.from) return versions;
    return versions.toSpliced(index + 1, 0, { ...current, effective: this.from });
  }
}

/** The path of a wording; a divided one keeps that of its file. */
function pathOf({ file }: Version): string {
  return file.replace(/^law\//, '').replace(/\.md$/, '');
}
