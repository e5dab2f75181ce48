import { useEffect, useState } from 'react';
import { today } from '../../app/today.ts';
import { ask } from '../../engine/client.ts';
import type { WorldDay, WorldPlan } from '../handlers/world.ts';
import type { WorldQuestion } from '../handlers/worldPackage.ts';
import { stretchOf } from './outcomes.ts';

/** What is decided so far. */
export interface World {
  question: WorldQuestion;
  plan: WorldPlan;
  known: ReadonlyMap<string, WorldDay>;
}

/**
 * Decides the whole world for a question, stretch by stretch: first the one that is shown, then from the first on. Undefined
 * until the first stretch is there. A fault of ours is thrown while drawing.
 */
export function useWorld(question: WorldQuestion, on: string): World | undefined {
  const [state, setState] = useState<{ world?: World; fault?: unknown }>({});
  const key = JSON.stringify(question);
  useEffect(() => {
    let isCurrent = true;
    const asked = JSON.parse(key) as WorldQuestion;
    const show = (world: World): void => setState({ world });
    decideWorld(asked, on, show, () => isCurrent).catch((fault: unknown) => { if (isCurrent) setState({ fault }); });
    return () => { isCurrent = false; };
    // The day that is shown only says where to begin.
  }, [key]);
  if (state.fault !== undefined) throw state.fault;
  return state.world;
}

async function decideWorld(question: WorldQuestion, on: string, show: (world: World) => void, isCurrent: () => boolean): Promise<void> {
  const plan = await ask('worldPlan', { question, today: today() });
  const shown = stretchOf(plan.days, on);
  const known = new Map<string, WorldDay>();
  for (const day of [shown, ...plan.days.filter((one) => one !== shown)]) {
    if (!isCurrent()) return;
    known.set(day, await ask('worldOn', { question, day }));
    if (isCurrent()) show({ question, plan, known: new Map(known) });
  }
}
