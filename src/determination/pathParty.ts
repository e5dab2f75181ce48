import { type Frame, Stated } from '../engine/frame.ts';
import type { Slot } from '../engine/layout.ts';
import type { Program } from '../engine/program.ts';
import type { Setting } from '../engine/suppositions.ts';
import type { Leg } from '../package/legs.ts';
import { ownedEndUser, shareRole } from './ownedFacts.ts';

/**
 * What another party brings with it: whatever is said of one in each of the roles, and, as the end user, what owners of each
 * kind hold in it.
 */
export function partyFacts(program: Program, frame: Frame, leg: Leg, roles: readonly Slot[]): Slot[] {
  const isEndUser = roles.some(({ prefix }) => prefix === shareRole || playerOf(leg, prefix) === ownedEndUser(leg));
  return [...roles.flatMap(({ prefix }) => ownFacts(program, frame, prefix)), ...(isEndUser ? shareFacts(program) : [])];
}

function playerOf({ parties }: Leg, prefix: string): string | undefined {
  return parties[prefix as keyof Leg['parties']];
}

/** Never what only rules conclude. */
function ownFacts({ layout, compiler }: Program, frame: Frame, prefix: string): Slot[] {
  return layout.byPrefix.get(prefix)!.filter((slot) => {
    if (compiler.definition(slot) !== undefined && frame.stated[slot.index] === Stated.no) return false;
    return slot.definition.type === 'country' || usualOf(slot) !== undefined;
  });
}

/** What the rules of ownership add up of the end user. */
function shareFacts({ layout, view }: Program): Slot[] {
  const names = new Set(view.rules.flatMap((rule) => (rule.kind === 'ownership' ? rule.shares.map(({ fact }) => fact) : [])));
  return [...names].flatMap((name) => layout.slot(name) ?? []).filter((slot) => usualOf(slot) !== undefined);
}

function usualOf({ definition: { ordinary, absent } }: Slot): boolean | number | string | undefined {
  const usual = ordinary ?? absent;
  return typeof usual === 'object' ? undefined : usual;
}

/** Facts moved to a country; of another party also everything ordinary that the law asks of it. */
export function settingsFor(frame: Frame, moved: readonly Slot[], code: number): Setting[] {
  return moved.flatMap((slot): Setting[] => {
    const { index, definition } = slot;
    const usual = definition.type === 'country' ? code : usualOf(slot);
    if (usual === undefined) return [];
    const value = typeof usual === 'string' ? frame.spoken(usual) : Number(usual);
    return [{ slot: index, low: value, high: value }];
  });
}
