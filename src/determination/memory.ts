import type { StatedFact } from '../engine/fact.ts';
import type { Package } from '../package/model.ts';
import type { StatedFacts } from '../package/statements.ts';
import type { DetermineOptions } from './options.ts';

/** So many sets of facts, of so many different facts, are remembered; then all are forgotten. */
const [setsMax, contentsMax] = [2048, 2 ** 17];

/**
 * What was found out about packages and sets of facts, kept from one determination to the next: after an edit, only what
 * the edit reaches is decided anew. Belongs to one engine.
 */
export class Memory {
  private readonly sets = new Map<string, Map<string, unknown>>();
  private contents = new Contents();
  private readonly same = new WeakMap<StatedFacts, { asked: string; known: Map<string, unknown> }>();
  private readonly packages = new WeakMap<Package, Map<string, unknown>>();

  /** What is known of a set of facts under the options of a determination, by what was asked. */
  about(facts: StatedFacts, options: DetermineOptions): Map<string, unknown> {
    const asked = askedBy(options);
    const same = this.same.get(facts);
    if (same?.asked === asked) return same.known;
    const key = `${asked}\n${this.contents.keyOf(facts)}`;
    let known = this.sets.get(key);
    if (known === undefined) {
      if (this.sets.size >= setsMax || this.contents.size >= contentsMax) this.forget();
      this.sets.set(key, known = new Map());
    }
    this.same.set(facts, { asked, known });
    return known;
  }

  private forget(): void {
    this.sets.clear();
    this.contents = new Contents();
  }

  /** What is known of a package as it stands: a package that was read is never changed. */
  of(found: Package): Map<string, unknown> {
    const parts = this.packages.get(found) ?? new Map<string, unknown>();
    this.packages.set(found, parts);
    return parts;
  }
}

/**
 * What follows from a package under the options of a determination, made once where these keep a memory. A name means one
 * kind of thing.
 */
export function recalled<Part>(options: DetermineOptions, found: Package, asked: string, make: () => Part): Part {
  return options.memory === undefined ? make() : recall(options.memory.of(found), `${asked}\n${askedBy(options)}`, make);
}

/** The answer kept under a name, found where none is. A name means one kind of answer. */
export function recall<Answer>(known: Map<string, unknown>, asked: string, find: () => Answer): Answer {
  if (!known.has(asked)) known.set(asked, find());
  return known.get(asked) as Answer;
}

function askedBy({ on, knownOn, assumeOrdinary, horizonDays }: DetermineOptions): string {
  return `${on}\n${knownOn ?? ''}\n${assumeOrdinary === true}\n${horizonDays ?? ''}`;
}

/**
 * Numbers for sets of facts, the same for the same content. Legs share most of their facts, so that each is read once.
 * Where in a file a fact stands changes nothing about an answer: whoever writes a line above must not lose all below.
 */
class Contents {
  private readonly numbers = new Map<string, number>();
  private readonly known = new WeakMap<StatedFact, number>();

  get size(): number {
    return this.numbers.size;
  }

  keyOf(facts: StatedFacts): string {
    const numbers: number[] = [];
    for (const name in facts) numbers.push(this.number(name), this.numberOf(facts[name]!));
    return numbers.join();
  }

  private numberOf(fact: StatedFact): number {
    let number = this.known.get(fact);
    if (number === undefined) this.known.set(fact, number = this.number(contentOf(fact)));
    return number;
  }

  private number(content: string): number {
    let number = this.numbers.get(content);
    if (number === undefined) this.numbers.set(content, number = this.numbers.size);
    return number;
  }
}

function contentOf({ value, origin: { kind, entry, source, grade, note, recorded, until, lapses } }: StatedFact): string {
  return JSON.stringify([value, kind, entry, source, grade, note, recorded, until, lapses]);
}
