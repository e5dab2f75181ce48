import { determine } from '../../determination/determine.ts';
import { CanonicalBody, receiptText } from '../../determination/receipt.ts';
import { receiptBody } from '../../determination/receiptBody.ts';
import { namedEntries, namesIn } from '../../package/catalogUse.ts';
import type { MadeReceipt, PackageQuestion } from '../../service/analyst.ts';
import { sha256 } from '../corpusCache.ts';
import { readLawTexts } from '../lawFiles.ts';
import { liftsOf } from '../lifts.ts';
import { openAsked } from '../mcp/packageInput.ts';
import { engineStamp } from '../receipt.ts';
import { keepLaw } from '../receiptStore.ts';
import { renderJson } from '../render/json.ts';
import { verifyReceipt } from '../verifyReceipt.ts';
import type { Workbench } from '../workbench.ts';

const stamp = { made: undefined as ReturnType<typeof engineStamp> | undefined };

/** What `portolan check --no-screen --format json` prints for a package. */
export function determinationText(workbench: Workbench, question: PackageQuestion): string {
  const { package: found, options } = openAsked({ workbench: () => workbench, readsFiles: false }, question);
  const determination = determine(workbench.engine, found, workbench.catalog, options);
  return renderJson({ determination, view: 'both', lifts: liftsOf(workbench.engine, determination, options.assumeOrdinary) });
}

/** The sealed record of a package's determination, which anybody can replay; the law it was made under is kept. */
export function madeReceipt(workbench: Workbench, question: PackageQuestion): MadeReceipt {
  const { package: found, options, file } = openAsked({ workbench: () => workbench, readsFiles: false }, question);
  const determination = determine(workbench.engine, found, workbench.catalog, options);
  const body = receiptBody(workbench.engine, determination, options, {
    engine: stamp.made ??= engineStamp(), asked: { kind: 'package', file, text: question.package }, view: 'both',
    entries: namedEntries(workbench.catalog, namesIn(found)),
  });
  const made = new CanonicalBody({ ...body });
  const seal = made.seal(sha256);
  keepLaw(readLawTexts());
  return { digest: seal.digest, corpus: body.law.digest, text: receiptText(made, seal) };
}

/** A receipt made again: whether it holds, and what was found. Throws `InputError` where it is no receipt. */
export function replayed(text: string): { holds: boolean; lines: string[] } {
  const { holds, checks } = verifyReceipt('receipt', text, {});
  return { holds, lines: checks.map((check) => `${check.holds ? 'holds' : 'fails'}: ${check.name}: ${check.text}`) };
}
