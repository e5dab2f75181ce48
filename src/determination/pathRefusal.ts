import { versionOn, type Version } from '../corpus/provision.ts';
import type { FactDefinition } from '../corpus/vocabulary.ts';
import type { LawEngine } from '../engine/lawEngine.ts';
import type { DetermineOptions } from './options.ts';

/** A change that somebody asks for by hand: one that may be proposed, or one that is shown the law instead. */
export type AskedChange = { lever: FactDefinition } | { refused: FactDefinition; provision: Version | undefined };

/**
 * Whether a fact may ever be proposed as a change. One that may not is answered with the provision on evasion, which the
 * vocabulary names: the law speaks there, not the program. Undefined where there is no such fact.
 */
export function askedChange(engine: LawEngine, fact: string, { on, knownOn }: DetermineOptions): AskedChange | undefined {
  const named = engine.layout.names.find(fact);
  const slot = named === undefined ? undefined : engine.layout.slot(named.name);
  if (slot === undefined) return undefined;
  if (slot.definition.lever) return { lever: slot.definition };
  const { vocabulary, provisions } = engine.corpus;
  const cite = vocabulary.facts.find(({ evasion }) => evasion === true)?.cite;
  const provision = provisions.find(({ id }) => id === cite);
  return { refused: slot.definition, provision: provision && versionOn(provision, on, knownOn) };
}
