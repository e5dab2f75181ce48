import { memo, useId } from 'react';
import type { Outcome } from '../../../engine/program.ts';
import { useText } from '../../app/text.ts';
import { useWorld as useShapes } from '../../map/WorldMap.tsx';
import { mapHeight, mapWidth } from '../../map/world.ts';
import { OutcomePattern } from './OutcomePattern.tsx';
import { outcomeOrder } from './outcomes.ts';

/** Smaller than this, in square units of the map, a country gets a dot. */
const smallArea = 6;

/** The world with a pattern for each outcome. One picture to whoever cannot see it: the table beside it says the same. */
export const OutcomeMap = memo(function OutcomeMap({ outcomes, names, label, chosen, onPick }: {
  outcomes: ReadonlyMap<string, Outcome>;
  names: Readonly<Record<string, string>>;
  label: string;
  chosen: string;
  onPick: (code: string) => void;
}) {
  const t = useText();
  const id = useId();
  const shapes = useShapes(names);
  if (shapes === undefined) return <div className="map map--waiting" role="status">{t('waiting')}</div>;
  // Said once for each outcome, not for each of five hundred shapes: a step of the slider must not wait.
  const words = Object.fromEntries(outcomeOrder.map((outcome) => [outcome, t(`outcome.full.${outcome}`)]));
  const drawnAs = (code: string | null): { fill: string } | undefined => {
    const outcome = code === null ? undefined : outcomes.get(code);
    return outcome === undefined ? undefined : { fill: `url(#${id}${outcome})` };
  };
  const titleOf = (code: string | null, name: string): string => {
    const outcome = code === null ? undefined : outcomes.get(code);
    return outcome === undefined ? name : `${names[code!] ?? name}: ${words[outcome]}`;
  };
  const small = shapes.filter(({ code, area }) => code !== null && area < smallArea);
  return (
    <svg className="map world-map map--pick" viewBox={`0 0 ${mapWidth} ${mapHeight}`} role="img" aria-label={label}>
      <defs>{outcomeOrder.map((outcome) => <OutcomePattern key={outcome} id={`${id}${outcome}`} outcome={outcome} />)}</defs>
      {shapes.map(({ code, name, path }, index) => (
        <path key={index} d={path} className={landClass(code !== null && outcomes.has(code), code === chosen)} data-code={code ?? undefined}
          {...drawnAs(code)} onClick={code === null ? undefined : () => onPick(code)}><title>{titleOf(code, name)}</title></path>
      ))}
      {small.map(({ code, name, middle: [x, y] }) => (
        <circle key={code} cx={x} cy={y} r={3.5} className={code === chosen ? 'world-map__dot is-chosen' : 'world-map__dot'}
          data-code={code}
          {...drawnAs(code)} onClick={() => onPick(code!)}><title>{titleOf(code, name)}</title></circle>
      ))}
    </svg>
  );
});

function landClass(isDecided: boolean, isChosen: boolean): string {
  return `world-map__land${isDecided ? '' : ' world-map__land--other'}${isChosen ? ' is-chosen' : ''}`;
}
