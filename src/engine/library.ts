import type { Expression } from '../corpus/expression.ts';
import type { DefineRule } from '../corpus/rule.ts';
import type { Definition } from './definition.ts';
import type { TextCut } from './node.ts';
import { Readers } from './readers.ts';
import { Remembered } from './remembered.ts';
import { Stamps } from './stamps.ts';
import type { TruthNode } from './node.ts';

/** What a part of the law names: the same whenever it is read; only what the names mean moves. */
export interface Trace {
  slots: Set<number>;
  /** Sets and figures of the tables. */
  tables: Set<string>;
}

/** What one part of the law was compiled to, by what the names in it meant. */
export interface Variants<Of> {
  trace: Trace;
  byMeaning: Map<string, Of>;
}

/**
 * Everything compiled for one frame. The same words over the same definitions and tables are compiled once, whatever the
 * day, the view or the reform, so that what is known of them under one law is known under the next. Not for two frames.
 */
export class Library {
  readonly stamps = new Stamps();
  readonly readers = new Readers(this.stamps);
  readonly conditions = new Map<Expression, Variants<Remembered>>();
  private readonly definitions = new Map<DefineRule, Map<number, Variants<Definition>>>();
  private readonly composed = new Map<string, Remembered>();
  private readonly cuts = new Map<string, TextCut>();
  private readonly contents = new Map<string, number>();

  /** The variants of a definition for one slot: a rule about an element defines a slot for each. */
  definitionsOf(rule: DefineRule): Map<number, Variants<Definition>> {
    let found = this.definitions.get(rule);
    if (found === undefined) this.definitions.set(rule, found = new Map<number, Variants<Definition>>());
    return found;
  }

  /** A condition made of others. The same `kind` over the same parts, in groups that mean different things, is the same. */
  compose(kind: string, groups: readonly (readonly Remembered[])[], build: () => TruthNode): Remembered {
    const key = `${kind} ${groups.map((parts) => parts.map(({ id }) => id).join()).join('/')}`;
    let node = this.composed.get(key);
    if (node === undefined) {
      node = new Remembered(this.stamps, build(), [...new Set(groups.flat())]);
      this.composed.set(key, node);
    }
    return node;
  }

  /** Where conditions split a text alike, they share the cut. */
  cut(key: string, make: () => TextCut): TextCut {
    let cut = this.cuts.get(key);
    if (cut === undefined) this.cuts.set(key, cut = make());
    return cut;
  }

  /** A number for what a table says, the same for the same content. */
  content(written: string): number {
    let number = this.contents.get(written);
    if (number === undefined) this.contents.set(written, number = this.contents.size);
    return number;
  }
}
