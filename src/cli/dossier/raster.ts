import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { fontsFor } from './fonts.ts';

let started: Promise<void> | undefined;

/** A picture as PNG of the given width in pixels, for readers that show no SVG. The same picture gives the same bytes. */
export async function pngOf(svg: string, width: number): Promise<Uint8Array> {
  started ??= initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
  await started;
  const fonts = fontsFor(svg);
  const picture = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: { fontBuffers: fonts.flatMap(({ blobs }) => blobs.map((blob) => new Uint8Array(blob))), defaultFontFamily: fonts[0]!.name },
  });
  return picture.render().asPng();
}
