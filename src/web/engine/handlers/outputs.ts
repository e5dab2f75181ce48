import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { liftsOf } from '../../../cli/lifts.ts';
import { renderJson } from '../../../cli/render/json.ts';
import { renderMarkdown } from '../../../cli/render/markdown.ts';
import { CanonicalBody, receiptText } from '../../../determination/receipt.ts';
import { receiptBody } from '../../../determination/receiptBody.ts';
import { namedEntries, namesIn } from '../../../package/catalogUse.ts';
import type { Bench } from '../bench.ts';
import { determined, type PackageQuestion } from '../determined.ts';

/** The answer for a package as a file: the very same that the command line writes. */
export function answerFile(
  bench: Bench, { question, format }: { question: PackageQuestion; format: 'markdown' | 'json' | 'receipt' },
): string {
  const { determination, options, package: found } = determined(bench, question);
  if (format === 'receipt') {
    const asked = { kind: 'package', file: question.path, text: question.text } as const;
    const entries = namedEntries(bench.catalog, namesIn(found));
    const body = new CanonicalBody({
      ...receiptBody(bench.engine, determination, options, { engine: bench.stamp, asked, view: 'both', entries }),
    });
    return receiptText(body, body.seal((bytes) => bytesToHex(sha256(bytes))));
  }
  const lifts = liftsOf(bench.engine, determination, options.assumeOrdinary);
  const report = { determination, view: 'both', lifts } as const;
  return format === 'json' ? renderJson(report) : renderMarkdown(report);
}
