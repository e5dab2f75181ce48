import { useEffect, useState } from 'react';
import { useText } from '../app/text.ts';
import { type CountryShape, mapHeight, mapWidth, worldShapes } from './world.ts';

/** Smaller than this, in square units of the map, a country is hard to see or hit: a dot stands on it. */
const smallArea = 6;

export interface MapPoint {
  id: string;
  code: string;
  label: string;
  className?: string;
}

/**
 * The world with a class for each country, and points on it. It shows what a table beside it says in words, so it is one
 * picture to whoever cannot see it.
 */
export function WorldMap({ names, label, classOf, points = [], onPick, titleOf }: {
  names: Readonly<Record<string, string>>;
  label: string;
  classOf: (code: string) => string;
  points?: readonly MapPoint[];
  onPick?: (code: string) => void;
  titleOf?: (code: string) => string;
}) {
  const shapes = useWorld(names);
  const t = useText();
  if (shapes === undefined) return <div className="map map--waiting" role="status">{t('waiting')}</div>;
  const pick = (code: string | null): (() => void) | undefined => (code === null || onPick === undefined ? undefined : () => onPick(code));
  return (
    <svg className={onPick === undefined ? 'map' : 'map map--pick'} viewBox={`0 0 ${mapWidth} ${mapHeight}`} role="img" aria-label={label}>
      {shapes.map(({ code, name, path }, index) => (
        <path key={index} d={path} className={`map__country ${code === null ? '' : classOf(code)}`} onClick={pick(code)}>
          <title>{code === null ? name : titleOf?.(code) ?? names[code] ?? name}</title>
        </path>
      ))}
      {shapes.filter(({ code, area }) => code !== null && area < smallArea).map(({ code, middle: [x, y] }) => (
        <circle key={code} cx={x} cy={y} r={3} className={`map__country map__dot ${classOf(code!)}`} onClick={pick(code)}>
          <title>{titleOf?.(code!) ?? names[code!]}</title>
        </circle>
      ))}
      {placed(points, shapes).map(({ id, label: words, className = '', x, y }) => (
        <g key={id} className={`map__point ${className}`} transform={`translate(${x} ${y})`}>
          <circle r={6} />
          <text x={9} y={4}>{words}</text>
        </g>
      ))}
    </svg>
  );
}

/** The shapes of the world, fetched when a map is first shown. A fault of ours is thrown while drawing. */
export function useWorld(names: Readonly<Record<string, string>>): CountryShape[] | undefined {
  const [state, setState] = useState<{ shapes?: CountryShape[]; fault?: unknown }>({});
  useEffect(() => {
    worldShapes(names).then((shapes) => setState({ shapes }), (fault: unknown) => setState({ fault }));
  }, [names]);
  if (state.fault !== undefined) throw state.fault;
  return state.shapes;
}

/** Points in the middle of their country; several in one stand beside each other. */
function placed(points: readonly MapPoint[], shapes: readonly CountryShape[]): (MapPoint & { x: number; y: number })[] {
  const inCountry = new Map<string, number>();
  return points.flatMap((point) => {
    const shape = shapes.find(({ code }) => code === point.code);
    if (shape === undefined) return [];
    const before = inCountry.get(point.code) ?? 0;
    inCountry.set(point.code, before + 1);
    return [{ ...point, x: shape.middle[0], y: shape.middle[1] + before * 14 }];
  });
}
