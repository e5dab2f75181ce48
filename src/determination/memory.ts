import type { Package } from '../package/model.ts';
import type { StatedFacts } from '../package/statements.ts';
import type { DetermineOptions } from './options.ts';

/** So many sets of facts are remembered; then the one met first gives way. */
const setsMax = 4096;

/**
 * What was found out about packages and sets of facts, kept from one determination to the next: after an edit, only what
 * the edit reaches is decided anew. Belongs to one engine.
 */
export class Memory {
  private readonly sets = new Map<string, Map<string, unknown>>();
  private readonly same = new WeakMap<StatedFacts, { asked: string; known: Map<string, unknown> }>();
  private readonly packages = new WeakMap<Package, Map<string, unknown>>();

  /** What is known of a set of facts under the options of a determination, by what was asked. */
  about(facts: StatedFacts, options: DetermineOptions): Map<string, unknown> {
    const asked = askedBy(options);
    const same = this.same.get(facts);
    if (same?.asked === asked) return same.known;
    const key = keyOf(facts, asked);
    let known = this.sets.get(key);
    if (known === undefined) {
      if (this.sets.size >= setsMax) this.sets.delete(this.sets.keys().next().value!);
      this.sets.set(key, known = new Map());
    }
    this.same.set(facts, { asked, known });
    return known;
  }

  /** What follows from a package as it stands, made once: a package that was read is never changed. A name means one kind of thing. */
  recall<Part>(found: Package, asked: string, make: () => Part): Part {
    let parts = this.packages.get(found);
    if (parts === undefined) this.packages.set(found, parts = new Map());
    if (!parts.has(asked)) parts.set(asked, make());
    return parts.get(asked) as Part;
  }
}

function askedBy({ on, knownOn, assumeOrdinary, horizonDays }: DetermineOptions): string {
  return `${on}\n${knownOn ?? ''}\n${assumeOrdinary === true}\n${horizonDays ?? ''}`;
}

/** Where in a file a fact stands changes nothing about an answer: whoever writes a line above must not lose all below. */
function keyOf(facts: StatedFacts, asked: string): string {
  let key = asked;
  for (const name in facts) {
    const { value, origin: { kind, entry, source, grade, note, recorded, until, lapses } } = facts[name]!;
    const written = typeof value === 'string' || typeof value === 'object' ? JSON.stringify(value) : value;
    key += `\n${name}=${written}\t${kind}`;
    if (entry !== undefined) key += `\te${entry}`;
    if (source !== undefined) key += `\ts${source}`;
    if (grade !== undefined) key += `\tg${grade}`;
    if (note !== undefined) key += `\tn${note}`;
    if (recorded !== undefined) key += `\tr${recorded}`;
    if (until !== undefined) key += `\tu${until}`;
    if (lapses !== undefined) key += '\tl';
  }
  return key;
}
