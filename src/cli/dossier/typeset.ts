import { readFileSync } from 'node:fs';
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import anyAscii from 'any-ascii';
import { fontsFor } from './fonts.ts';

/** What is set in type: a template, the data it reads as `/data.json`, and the pictures that the data names. */
export interface Copy {
  template: URL;
  data: Readonly<Record<string, unknown>>;
  pictures?: ReadonlyMap<string, string>;
}

/**
 * Sets something in type as PDF/UA-1: tagged, with language, title, alternative texts. The typesetter refuses to write what would not
 * conform. Signs that no bundled font holds are written in Latin letters, and named by the second value. The same copy gives the
 * same bytes.
 */
export function typeset(copy: Copy): { bytes: Uint8Array; unwritten: string[] } {
  const unwritten = new Set<string>();
  for (let round = 0; round < 8; round++) {
    const written = setOnce(copy, unwritten);
    if (written instanceof Uint8Array) return { bytes: written, unwritten: [...unwritten] };
    for (const sign of written) unwritten.add(sign);
  }
  throw new Error(`The typesetter has no sign for ${[...unwritten].join(' ')}.`);
}

/** The bytes, or the signs that kept the typesetter from writing them. */
function setOnce({ template, data: given, pictures = new Map() }: Copy, unwritten: ReadonlySet<string>): Uint8Array | string[] {
  const data = withoutSigns(JSON.stringify(given), unwritten);
  const fonts = fontsFor(data + [...pictures.values()].join(''));
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts.flatMap(({ blobs }) => blobs) }], workspace: '/' });
  const [sans, serif, ...others] = fonts.map(({ name }) => name);
  const withFonts = { ...(JSON.parse(data) as Record<string, unknown>), fonts: [sans, ...others], headFonts: [serif, sans, ...others] };
  compiler.mapShadow('/data.json', Buffer.from(JSON.stringify(withFonts)));
  for (const [path, svg] of pictures) compiler.mapShadow(path, Buffer.from(withoutSigns(svg, unwritten)));
  const result = compiler.compile({ mainFileContent: readFileSync(template, 'utf8') });
  if (result.result === null) throw new Error(`It could not be typeset: ${complaintOf(compiler, result)}`);
  try {
    return new Uint8Array(compiler.pdf(result.result, { pdfStandard: PdfStandard.UA_1 }));
  } catch (error) {
    const signs = [...String(error).matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/gu)].map((match) => match[1]!);
    if (signs.length === 0) throw error;
    return signs;
  }
}

function complaintOf(compiler: NodeCompiler, result: ReturnType<NodeCompiler['compile']>): string {
  const error = result.takeDiagnostics();
  return error === null ? 'no reason was given' : JSON.stringify(compiler.fetchDiagnostics(error));
}

function withoutSigns(text: string, signs: ReadonlySet<string>): string {
  return [...signs].reduce((rest, sign) => rest.replaceAll(sign, anyAscii(sign) || '?'), text);
}
