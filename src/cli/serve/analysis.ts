import { readFileSync } from 'node:fs';
import { determine } from '../../determination/determine.ts';
import { CanonicalBody, receiptText } from '../../determination/receipt.ts';
import { receiptBody } from '../../determination/receiptBody.ts';
import { namedEntries, namesIn } from '../../package/catalogUse.ts';
import { type LicensingWall, readLicensingWall, withoutLicensing } from '../../program/licensing.ts';
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

const wallFile = 'law/program/licensing.yaml';
const kept: { stamp?: ReturnType<typeof engineStamp>; wall?: LicensingWall } = {};

/** What `portolan check --no-screen --format json` prints for a package. */
export function determinationText(workbench: Workbench, question: PackageQuestion): string {
  const { package: found, options } = openAsked({ workbench: () => workbench, readsFiles: false }, question);
  const determination = determine(workbench.engine, found, workbench.catalog, options);
  return renderJson({ determination, view: 'both', lifts: liftsOf(workbench.engine, determination, options.assumeOrdinary) });
}

/** The sealed record of a package's determination, and that of what the Program's staff may read of it, where that is less. */
export function madeReceipt(workbench: Workbench, question: PackageQuestion): MadeReceipt {
  const whole = sealedReceipt(workbench, question);
  const left = programmeText(question.package);
  return left === undefined ? whole
    : { ...whole, programme: { package: left, receipt: sealedReceipt(workbench, { ...question, package: left }).text } };
}

/** A package file without what is for the licensing agency alone; undefined where it holds nothing of it. The file has to be readable. */
export function programmeText(text: string): string | undefined {
  const left = withoutLicensing(text, wall());
  return left.withheld === 0 ? undefined : left.text;
}

const wall = () => kept.wall ??= readLicensingWall(wallFile, readFileSync(new URL(`../../../${wallFile}`, import.meta.url), 'utf8'));

/** Anybody can replay it; the law it was made under is kept. */
function sealedReceipt(workbench: Workbench, question: PackageQuestion): MadeReceipt {
  const { package: found, options, file } = openAsked({ workbench: () => workbench, readsFiles: false }, question);
  const determination = determine(workbench.engine, found, workbench.catalog, options);
  const body = receiptBody(workbench.engine, determination, options, {
    engine: kept.stamp ??= engineStamp(), asked: { kind: 'package', file, text: question.package }, view: 'both',
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
