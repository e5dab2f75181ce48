import type { RefObject } from 'react';
import type { Outcome } from '../../../engine/program.ts';
import { download } from '../../app/download.ts';
import { useText } from '../../app/text.ts';
import { downloadPng, worldImage } from './image.ts';
import { spanTable, worldTable } from './csv.ts';
import type { World } from './useWorld.ts';

/** The maps as an image, the table behind them as CSV: of the day shown, or of every day of change. */
export function ExportButtons({ maps, title, on, names, world, changing, enforced, codified }: {
  maps: RefObject<HTMLDivElement | null>; title: string; on: string; names: Readonly<Record<string, string>>; world: World;
  changing: readonly string[]; enforced: ReadonlyMap<string, Outcome>; codified: ReadonlyMap<string, Outcome>;
}) {
  const t = useText();
  const name = `${world.question.item}-${on}`;
  const image = (): string => worldImage(maps.current!, title, t('world.advice'));
  const ways: readonly (readonly [words: string, act: () => void])[] = [
    [t('world.svg'), () => download(`${name}.svg`, image(), 'image/svg+xml')],
    [t('world.png'), () => downloadPng(`${name}.png`, image())],
    [t('world.csv'), () => download(`${name}.csv`, worldTable(names, on, enforced, codified), 'text/csv')],
    [t('world.csv-all'), () => download(`${world.question.item}.csv`, spanTable(names, world, changing), 'text/csv')],
    [t('export.print'), () => print()],
  ];
  return (
    <div className="world__export no-print" role="group" aria-label={t('export')}>
      {ways.map(([words, act]) => (
        <button key={words} type="button" className="usa-button usa-button--outline" onClick={act}>{words}</button>
      ))}
    </div>
  );
}
