import { memo, type SyntheticEvent, useId, useLayoutEffect, useRef } from 'react';
import type { Outcome } from '../../../engine/program.ts';
import { useText } from '../../app/text.ts';
import { useWorld as useShapes } from '../../map/WorldMap.tsx';
import { type CountryShape, mapHeight, mapWidth } from '../../map/world.ts';
import { OutcomePattern } from './OutcomePattern.tsx';
import { outcomeOrder } from './outcomes.ts';
import { MapPaint } from './paint.ts';

/** Smaller than this, in square units of the map, a country gets a dot. */
const smallArea = 6;

/**
 * The world with a pattern for each outcome. One picture to whoever cannot see it: the table beside it says the same. The
 * shapes are drawn once; a step of the slider changes nothing but the paint of countries whose outcome moves.
 */
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
  const land = useRef<SVGGElement>(null);
  const paint = useRef<MapPaint>(undefined);
  useLayoutEffect(() => {
    if (land.current === null) return;
    paint.current = paint.current?.land === land.current ? paint.current : new MapPaint(land.current, id);
    paint.current.show(outcomes, chosen);
  }, [shapes, outcomes, chosen, id]);
  if (shapes === undefined) return <div className="map map--waiting" role="status">{t('waiting')}</div>;
  const pick = ({ target }: SyntheticEvent): void => {
    const code = codeOf(target);
    if (code !== undefined) onPick(code);
  };
  /** Said when somebody points at a country, not for each of five hundred shapes at every step. */
  const say = ({ target }: SyntheticEvent): void => {
    const outcome = outcomes.get(codeOf(target) ?? '');
    const name = names[codeOf(target) ?? ''];
    if (name === undefined || !(target instanceof SVGElement)) return;
    const title = target.querySelector('title') ?? target.appendChild(document.createElementNS(target.namespaceURI, 'title'));
    title.textContent = outcome === undefined ? name : `${name}: ${t(`outcome.full.${outcome}`)}`;
  };
  return (
    <svg className="map world-map map--pick" viewBox={`0 0 ${mapWidth} ${mapHeight}`} role="img" aria-label={label}
      onClick={pick} onPointerOver={say}>
      <defs>{outcomeOrder.map((outcome) => <OutcomePattern key={outcome} id={`${id}${outcome}`} outcome={outcome} />)}</defs>
      <g ref={land}><Lands shapes={shapes} /></g>
    </svg>
  );
});

function codeOf(target: EventTarget): string | undefined {
  return target instanceof SVGElement ? target.dataset.code : undefined;
}

/** Every country, and dots on small ones; what each is called is put in when somebody points at it. */
const Lands = memo(function Lands({ shapes }: { shapes: readonly CountryShape[] }) {
  return (
    <>
      {shapes.map(({ code, path }, index) => <path key={index} className="world-map__land" data-code={code ?? undefined} d={path} />)}
      {shapes.filter(({ code, area }) => code !== null && area < smallArea).map(({ code, middle: [x, y] }) => (
        <circle key={code} className="world-map__dot" data-code={code!} cx={x} cy={y} r={3.5} />
      ))}
    </>
  );
});
