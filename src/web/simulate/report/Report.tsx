import { useMemo } from 'react';
import { useText } from '../../app/text.ts';
import type { SimulationChoices } from '../handlers/reforms.ts';
import type { ShownSimulation } from '../handlers/shown.ts';
import type { AskedSimulation } from '../handlers/simulate.ts';
import { Frontiers } from './Frontiers.tsx';
import { Glance } from './Glance.tsx';
import { IndicatorTable } from './IndicatorTable.tsx';
import { Method } from './Method.tsx';
import { Movers } from './Movers.tsx';
import { Panels } from './Panels.tsx';
import { ShareBar } from './ShareBar.tsx';
import { ShareMaps } from './ShareMaps.tsx';
import { Witnesses } from './Witnesses.tsx';

/** What came of a simulation: what each law moves, openness against security, where, for whom, and how it was found. */
export function Report({ asked, simulation, choices }: {
  asked: AskedSimulation; simulation: ShownSimulation; choices: SimulationChoices;
}) {
  const t = useText();
  const named = useMemo(() => withNames(simulation, [t('simulate.law.applied'), t('simulate.law.printed')]), [simulation, t]);
  const { packages, laws, on } = named;
  return (
    <div className="simulation">
      <h2 className="simulation__title">{t('simulate.report', { packages, laws: laws.length, day: t.day(on) })}</h2>
      <ShareBar asked={asked} />
      <Glance simulation={named} titles={new Map(choices.reforms.map(({ id, title }) => [id, title]))} />
      <IndicatorTable simulation={named} />
      <Frontiers simulation={named} />
      <ShareMaps simulation={named} />
      <Panels simulation={named} />
      <Movers simulation={named} />
      <Witnesses asked={asked} simulation={named} />
      <Method asked={asked} simulation={named} />
    </div>
  );
}

/** The first two laws have names of the page's; reforms keep their own. */
function withNames(simulation: ShownSimulation, names: readonly string[]): ShownSimulation {
  return { ...simulation, laws: simulation.laws.map((law, index) => ({ ...law, name: names[index] ?? law.name })) };
}
