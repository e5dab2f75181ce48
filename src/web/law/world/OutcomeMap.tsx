import { memo, useId } from 'react';
import type { Outcome } from '../../../engine/program.ts';
import { useText } from '../../app/text.ts';
import { useWorld as useShapes } from '../../map/WorldMap.tsx';
import { type CountryShape, mapHeight, mapWidth } from '../../map/world.ts';
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
  const propsOf = (shape: CountryShape): Omit<Parameters<typeof Land>[0], 'isDot'> => {
    const outcome = shape.code === null ? undefined : outcomes.get(shape.code);
    const name = names[shape.code ?? ''] ?? shape.name;
    return {
      shape, onPick, isChosen: shape.code === chosen,
      ...(outcome === undefined ? { title: name } : { fill: `url(#${id}${outcome})`, title: `${name}: ${words[outcome]}` }),
    };
  };
  return (
    <svg className="map world-map map--pick" viewBox={`0 0 ${mapWidth} ${mapHeight}`} role="img" aria-label={label}>
      <defs>{outcomeOrder.map((outcome) => <OutcomePattern key={outcome} id={`${id}${outcome}`} outcome={outcome} />)}</defs>
      {shapes.map((shape, index) => <Land key={index} {...propsOf(shape)} isDot={false} />)}
      {shapes.filter(({ code, area }) => code !== null && area < smallArea)
        .map((shape) => <Land key={shape.code} {...propsOf(shape)} isDot />)}
    </svg>
  );
});

/** One country, or the dot on a small one. Only those whose outcome moves are drawn anew. */
const Land = memo(function Land({ shape: { code, path, middle: [x, y] }, fill, title, isChosen, isDot, onPick }: {
  shape: CountryShape; fill?: string; title: string; isChosen: boolean; isDot: boolean; onPick: (code: string) => void;
}) {
  const kind = isDot ? 'world-map__dot' : `world-map__land${fill === undefined ? ' world-map__land--other' : ''}`;
  const common = {
    className: isChosen ? `${kind} is-chosen` : kind, 'data-code': code ?? undefined, fill,
    onClick: code === null ? undefined : () => onPick(code),
  };
  return isDot ? <circle {...common} cx={x} cy={y} r={3.5}><title>{title}</title></circle>
    : <path {...common} d={path}><title>{title}</title></path>;
});
