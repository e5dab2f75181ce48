import { Stated, type Frame } from '../engine/frame.ts';
import type { Program } from '../engine/program.ts';
import type { StatedFacts } from '../package/statements.ts';
import type { Side } from './compareSide.ts';
import { LoadedFacts } from './loadedFacts.ts';

/** The day for which facts are loaded once and put to every law that shares the frame. */
interface Place {
  on: string;
  frame: Frame;
  loaded: LoadedFacts;
}

/** One set of facts after the other, each put to several laws: loaded once for all that share a frame and a day. */
export class Asking {
  private readonly sides: readonly Side[];
  private readonly assumeOrdinary: boolean;
  private facts: StatedFacts = {};
  private places: (Place | undefined)[] = [];
  private supposed: ReadonlyMap<number, number> = new Map();
  /** The place whose facts the frame holds as they are supposed to be. */
  private current: Place | undefined;

  constructor(sides: readonly Side[], assumeOrdinary: boolean) {
    [this.sides, this.assumeOrdinary] = [sides, assumeOrdinary];
  }

  /** Takes the next set of facts. */
  load(facts: StatedFacts): void {
    this.facts = facts;
    this.places = this.sides.map(() => undefined);
    this.supposed = new Map();
    this.current = undefined;
  }

  /** Puts numbers in the place of some that were stated, by slot: only what reads them is looked at again. */
  suppose(numbers: ReadonlyMap<number, number>): void {
    this.supposed = numbers;
    if (this.current !== undefined) this.apply(this.current, this.sides[this.places.indexOf(this.current)]!);
  }

  /** One answer for each law. Throws `FactError` on facts that cannot be used. */
  each<Answer>(ask: (program: Program, frame: Frame, side: Side) => Answer): Answer[] {
    return this.sides.map((side, index) => {
      const { engine, question } = side;
      const place = this.places[index] ??= this.placeOf(side);
      // The facts may have been loaded by another law; what is asked is asked of this one.
      place.loaded.under(question);
      if (this.current !== place) this.apply(place, side);
      this.current = place;
      return ask(engine.program(question), engine.frame, side);
    });
  }

  private placeOf({ engine, question: { on, knownOn } }: Side): Place {
    const same = this.places.find((place) => place?.frame === engine.frame && place.on === on);
    if (same !== undefined) return same;
    const options = { on, assumeOrdinary: this.assumeOrdinary, ...(knownOn === undefined ? {} : { knownOn }) };
    return { on, frame: engine.frame, loaded: new LoadedFacts(engine, this.facts, options) };
  }

  private apply({ frame }: Place, { engine, question }: Side): void {
    const { readers } = engine.program(question).compiler;
    for (const [slot, value] of this.supposed) frame.suppose(slot, value, value, Stated.given, undefined, readers);
  }
}
